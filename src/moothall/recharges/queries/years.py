"""Years of cost as they were recorded, and the recharges that follow under the agreement."""

from dataclasses import dataclass
from datetime import datetime

from moothall.agreement.core.register import Register
from moothall.agreement.core.variation import Variation
from moothall.agreement.queries import register_of
from moothall.agreement.rules import VariationContradicts
from moothall.audit.models import moment
from moothall.recharges.core.comparison import YearComparison, compare
from moothall.recharges.core.year import Recharges, work_out
from moothall.recharges.core.year_of_cost import YearOfCost
from moothall.recharges.models import RecordedYear
from moothall.recharges.rules import NothingRecorded


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year of cost as it was recorded."""

    partnership: str
    year: str
    stage: str
    number: int
    agreement_number: int
    quarters_billed: int
    reason: str
    recorded_at: datetime
    recorded_by: str
    digest: str
    cost: YearOfCost


def years_of(partnership: str) -> list[YearRow]:
    """Return every recorded year of cost, the earliest year first."""
    return [_row(each) for each in RecordedYear.objects.filter(partnership=partnership)]


def recorded(partnership: str, year: str, stage: str) -> list[YearRow]:
    """Return what was recorded of one year at one stage, in order of number."""
    return [
        _row(each) for each in RecordedYear.objects.filter(partnership=partnership, year=year, stage=stage)
    ]


def recharges(
    partnership: str, year: str, stage: str = "estimate", *, number: int | None = None
) -> Recharges:
    """Return a year's recharges, worked out under the agreement as it stood when the cost was recorded."""
    rows = [row for row in recorded(partnership, year, stage) if number in (None, row.number)]
    if not rows:
        raise NothingRecorded(
            f"No {stage} of {year} has been recorded. Record the year's costs first.",
            partnership=partnership,
            year=year,
        )
    return worked_out(rows[-1])


def worked_out(row: YearRow, whole: Register | None = None) -> Recharges:
    """Work out a recorded year, or return the remembered result: neither it nor the agreement changes."""
    register = (whole or register_of(row.partnership)).up_to(row.agreement_number)
    return register.worked_out(
        ("recharges", row.digest),
        lambda known: work_out(row.cost.question(known), allocate=row.cost.allocate),
    )


def what_if(partnership: str, year: str, variation: Variation, *, stage: str = "estimate") -> YearComparison:
    """Return a year beside the same year with ``variation`` recorded; nothing is stored.

    Both are under the agreement as it stands today, so only the variation makes a difference.
    """
    rows = recorded(partnership, year, stage)
    if not rows:
        raise NothingRecorded(
            f"No {stage} of {year} has been recorded. Record the year's costs first.", year=year
        )
    cost, register = rows[-1].cost, register_of(partnership)
    varied, contradictions = register.varied(variation)
    if contradictions:
        raise VariationContradicts(contradictions, partnership=partnership, number=register.head + 1)
    now, then = (work_out(cost.question(each), allocate=cost.allocate) for each in (register, varied))
    return YearComparison(now, then, compare(now, then))


def _row(row: RecordedYear) -> YearRow:
    return YearRow(
        row.partnership,
        row.year,
        row.stage,
        row.number,
        row.agreement_number,
        row.quarters_billed,
        row.reason,
        moment(row.recorded_at),
        row.recorded_by,
        row.digest,
        YearOfCost.model_validate_json(row.body),
    )
