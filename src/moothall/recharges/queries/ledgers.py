"""A year in the ledgers, the lines under a figure, and the spending over £500."""

from collections.abc import Iterator
from itertools import product

from moothall.ledgers.files.engines.question import Cube, Where
from moothall.ledgers.queries.files import standing_files
from moothall.ledgers.queries.lines import LinePage, LineRow, every_line, lines_of
from moothall.ledgers.queries.sums import cube
from moothall.money import FinancialYear
from moothall.recharges.core.ledger_year import (
    InNoService,
    LedgerSum,
    YearInLedgers,
    month_of,
    months_in,
    months_of,
)
from moothall.recharges.core.pools import LedgerQuestion
from moothall.recharges.core.spending import Redaction, Spend, SpendingItem, over_threshold


def year_in_ledgers(partnership: str, year: FinancialYear, *, seeing: frozenset[str]) -> YearInLedgers:
    """Return a year in the ledgers of the councils ``seeing``, by service, council and month."""
    months = months_of(year)
    where = Where(seeing, months[0], months[-1])
    files = standing_files(partnership, where)
    sums: list[LedgerSum] = []
    unplaced: dict[str, tuple[int, int]] = {}
    for each in cube(partnership, Cube(("service", "authority", "period"), where)):
        service, authority, period = each.keys
        if service is None:
            lines, pence = unplaced.get(str(authority), (0, 0))
            unplaced[str(authority)] = (lines + each.lines, pence + each.pence)
        elif each.pence:
            sums.append(LedgerSum(str(service), str(authority), month_of(int(str(period))), each.pence))
    held = {(file.authority, int(period)) for file in files for period in file.months}
    councils = tuple(sorted({file.authority for file in files}))
    return YearInLedgers(
        year,
        councils,
        tuple(sums),
        tuple(InNoService(council, *unplaced[council]) for council in sorted(unplaced)),
        {council: tuple(each for each in months if (council, each) not in held) for council in councils},
        any(file.basis == "illustrative" for file in files),
    )


def years_in_ledgers(partnership: str) -> dict[str, frozenset[str]]:
    """Return each year for which a ledger has a line, with the councils whose ledgers do."""
    found: dict[str, set[str]] = {}
    for file in standing_files(partnership, Where()):
        for period in file.months:
            year = FinancialYear.of(month_of(int(period)).starts_on).name
            found.setdefault(year, set()).add(file.authority)
    return {year: frozenset(found[year]) for year in sorted(found)}


def wheres_of(question: LedgerQuestion) -> tuple[Where, ...]:
    """Return the question in the ledgers' terms: once for each service and group of expense named."""
    first, last = months_in(question.period) if question.period else (None, None)
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
    """Return the lines under a figure, for the councils that the reader may see, with the sum of all."""
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
) -> tuple[SpendingItem, ...]:
    """Return the spending over £500 in the transparency code's fields, with redacted names removed.

    A ledger does not say which VAT cannot be recovered, so that field is empty. Illustrative lines are not
    real spending, so they are left out.
    """
    return over_threshold(_spending(partnership, where, seeing=seeing), redaction=redaction)


def matching_nothing(
    partnership: str, where: Where, *, seeing: frozenset[str], redaction: Redaction
) -> tuple[str, ...]:
    """Return what a redaction names that is in no line: it may be spelt differently in the ledger."""
    if not (redaction.individuals or redaction.categories):
        return ()
    return redaction.matching_nothing(_spending(partnership, where, seeing=seeing))


def _spending(partnership: str, where: Where, *, seeing: frozenset[str]) -> Iterator[Spend]:
    for each in every_line(partnership, where, seeing=seeing):
        if each.basis != "illustrative":
            yield Spend(
                each.paid_on,
                each.department,
                each.supplier,
                each.description or each.subjective,
                each.pence,
                None,
                each.category,
                each.subjective,
            )
