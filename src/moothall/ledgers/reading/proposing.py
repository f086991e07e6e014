"""Proposing a mapping for a file, with as much of it looked at as that takes."""

from moothall.ledgers.core.mapping import Mapping
from moothall.ledgers.core.proposal import Proposal, propose
from moothall.ledgers.reading.opening import Opened, lines_under

SIZE = 20_000
MOST_DATES = 100_000


def proposal_for(ledger: Opened, *, kept: Mapping | None = None) -> Proposal:
    """Return the mapping proposed for a file; ``kept`` is that of the council's other files.

    Where day and month may change places, the whole column of dates is looked at: its first lines may all be
    of the first days of a month, or a later part may have the month first.
    """
    proposal = propose(ledger.headings, ledger.sample, kept=kept)
    place = next((choice.place for choice in proposal.choices if choice.field == "paid_on"), None)
    by_order = proposal.mapping and (
        proposal.faults or proposal.mapping.date_style in ("day_first", "month_first")
    )
    if place is None or not by_order:
        return proposal
    return propose(ledger.headings, ledger.sample, kept=kept, dates=_different(ledger, place))


def _different(ledger: Opened, place: int) -> dict[str, None]:
    """Return the different cells of one column, in their order."""
    found: dict[str, None] = {}
    with lines_under(ledger, SIZE) as (chunks, _):
        for rows in chunks:
            found.update(dict.fromkeys(cells[place] for cells in rows if len(cells) > place))
            if len(found) > MOST_DATES:
                break
    return found
