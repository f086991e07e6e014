"""Recharges and the ledgers: the lines under a figure, and what is published of them."""

from collections.abc import Iterator
from itertools import product

from moothall.ledgers.engines.question import Where
from moothall.ledgers.line_queries import LinePage, LineRow, every_line, lines_of
from moothall.recharges.core.pools import LedgerQuestion
from moothall.recharges.core.spending import Published, Redaction, Spend, over_threshold
from moothall.recharges.proposing import months_in


def wheres_of(question: LedgerQuestion) -> tuple[Where, ...]:
    """Return the question as the ledgers are asked it: once for each service and group of expense named."""
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
    return over_threshold(_spending(partnership, where, seeing=seeing), redaction=redaction)


def matching_nothing(
    partnership: str, where: Where, *, seeing: frozenset[str], redaction: Redaction
) -> tuple[str, ...]:
    """Return what a redaction names that is in no line: perhaps it is not written as the ledger has it."""
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
