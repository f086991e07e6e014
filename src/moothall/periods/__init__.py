"""Half-open runs of days; clear days, working days, England's bank holidays."""

from moothall.periods.algebra import gaps, overlaps, slices, union
from moothall.periods.period import Period
from moothall.periods.words import written

__all__ = ["Period", "gaps", "overlaps", "slices", "union", "written"]
