"""Cost pools from the ledgers: one for each service, council and month, paid already by that council."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from moothall.money import FinancialYear
from moothall.periods import Period
from moothall.recharges.core.pools import CostPool, LedgerQuestion


@dataclass(frozen=True, slots=True)
class LedgerSum:
    """What the lines of one council's ledger come to for one service in one run of days."""

    service: str
    authority: str
    period: Period
    pence: int
    subjective: tuple[str, ...] = ()


def pools_of(
    sums: Iterable[LedgerSum], *, year: FinancialYear, support: Collection[str] = ()
) -> tuple[CostPool, ...]:
    """Return the cost pools of ``year``, each with the question that finds its lines again.

    Sums of other years are left out; one that lies partly in the year is refused when it is worked out.
    """
    return tuple(
        CostPool(
            id=each.service,
            title="",
            pence=each.pence,
            kind="support" if each.service in support else "service",
            period=each.period,
            ledger=LedgerQuestion(each.period, (each.service,), (each.authority,), each.subjective),
            paid_by=each.authority,
        )
        for each in sums
        if each.period.overlaps(year.period)
    )
