"""Recharges and the ledgers: cost pools summed from lines, the lines under a figure, what is published."""

from collections.abc import Collection
from datetime import date, datetime
from itertools import product

from moothall.ledgers.engines.question import Cube, Where
from moothall.ledgers.line_queries import LinePage, LineRow, every_line, lines_of
from moothall.ledgers.queries import cube
from moothall.money import FinancialYear
from moothall.periods import Period
from moothall.periods.days import ONE_DAY
from moothall.recharges.core.ledger_pools import LedgerSum, pools_of
from moothall.recharges.core.pools import CostPool, LedgerQuestion
from moothall.recharges.core.spending import Published, Redaction, Spend, over_threshold


def pools_from_ledgers(
    partnership: str,
    year: FinancialYear,
    *,
    support: Collection[str] = (),
    known: datetime | None = None,
) -> tuple[CostPool, ...]:
    """Return the year's cost pools as the ledgers have them: by service, council and month.

    Each was paid by the council whose ledger it is in. Lines that no rule brings to a service are in none.
    """
    first, last = _months(year.period)
    asked = Cube(("service", "authority", "period"), Where(first_period=first, last_period=last))
    sums = [
        LedgerSum(str(service), str(authority), _month(int(str(period))), each.pence)
        for each in cube(partnership, asked, known=known)
        for service, authority, period in [each.keys]
        if service is not None
    ]
    return pools_of(sums, year=year, support=support)


def wheres_of(question: LedgerQuestion) -> tuple[Where, ...]:
    """Return the question as the ledgers are asked it: once for each service and group of expense named."""
    first, last = _months(question.period) if question.period else (None, None)
    councils = frozenset(question.authorities) or None
    services = [{"service": id} for id in question.services] or [{}]
    groups = [{"subjective_group": id} for id in question.subjective] or [{}]
    return tuple(
        Where(councils, first, last, None, {**service, **group})  # type: ignore[dict-item]
        for service, group in product(services, groups)
    )


def lines_under(
    partnership: str,
    question: LedgerQuestion,
    *,
    seeing: frozenset[str],
    offset: int = 0,
    limit: int = 50,
) -> LinePage:
    """Return the lines under a figure, of those councils that the reader may see, with the sum of all."""
    shown: list[LineRow] = []
    count = pence = 0
    for where in wheres_of(question):
        start, room = max(offset - count, 0), limit - len(shown)
        found = lines_of(partnership, where, seeing=seeing, offset=start, limit=room)
        shown += found.lines
        count, pence = count + found.count, pence + found.pence
    return LinePage(tuple(shown), count, pence)


def published_spending(
    partnership: str, where: Where, *, seeing: frozenset[str], redaction: Redaction
) -> tuple[Published, ...]:
    """Return the spending over £500 in the transparency code's fields, without the names left out.

    A ledger does not say which VAT cannot be recovered, so that field is empty. Illustrative lines are not
    spending, and are left out.
    """
    spending = (
        Spend(
            each.paid_on,
            each.department,
            each.supplier,
            each.description or each.subjective,
            each.pence,
            None,
            each.category,
            each.subjective,
        )
        for each in every_line(partnership, where, seeing=seeing)
        if each.basis != "illustrative"
    )
    return over_threshold(spending, redaction=redaction)


def _months(period: Period) -> tuple[int, int | None]:
    """Return the first month and the last that a run of days touches, as YYYYMM."""
    last = period.until - ONE_DAY if period.until else None
    start = period.starts_on
    return start.year * 100 + start.month, last.year * 100 + last.month if last else None


def _month(period: int) -> Period:
    year, month = divmod(period, 100)
    return Period(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1))
