"""What must be said beside a clause, by the delegation that it was read from."""

from collections.abc import Callable
from functools import cache

from moothall.doors.pages.remarks import Remark
from moothall.doors.site.terms import shown
from moothall.doors.site.visits import Visit


def remarks_of(visit: Visit) -> Callable[[str], tuple[Remark, ...]]:
    """Return what gives the remarks on a delegation by its id, as it is on the day or was before."""

    @cache
    def remarks(term: str) -> tuple[Remark, ...]:
        return visit.remarks(shown(visit.register.histories[term], visit.on))

    return remarks
