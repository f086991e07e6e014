"""Sums over the lines that count, the words that no rule covers, and the months on record."""

from datetime import datetime

from moothall.ledgers.core.headings import Unmapped
from moothall.ledgers.core.line import TextField
from moothall.ledgers.files.engines.cube import cube as sums_of
from moothall.ledgers.files.engines.question import Cube, Engine, HeadingName, Sum, Where
from moothall.ledgers.files.engines.setting import chosen_engine
from moothall.ledgers.files.lines import full_path
from moothall.ledgers.queries.files import standing_files
from moothall.ledgers.queries.mappings import heading_rules_of


def cube(
    partnership: str, question: Cube, *, known: datetime | None = None, engine: Engine | None = None
) -> list[Sum]:
    """Return sums over the lines that counted at ``known``, or that count now."""
    files = [full_path(row.path) for row in standing_files(partnership, question.where, known)]
    return sums_of(question, files, engine or chosen_engine(), heading_rules_of(partnership, known))


def unmapped(
    partnership: str, field: TextField, heading: HeadingName, where: Where | None = None
) -> list[Unmapped]:
    """Return what ``field`` says in lines that no rule maps to ``heading``, the most money first."""
    where = where or Where()
    asked = Where(
        where.authorities,
        where.first_period,
        where.last_period,
        where.min_pence,
        {**where.equal, heading: None},
    )
    found = cube(partnership, Cube((field,), asked))
    rows = [Unmapped(str(each.keys[0]), each.lines, each.pence) for each in found]
    return sorted(rows, key=lambda each: (-abs(each.pence), each.text))


def months_recorded(
    partnership: str, *, known: datetime | None = None
) -> dict[str, dict[int, tuple[int, int]]]:
    """Return, for each council, the months on record, each with its lines and pence."""
    held: dict[str, dict[int, tuple[int, int]]] = {}
    for row in standing_files(partnership, Where(), known):
        months = held.setdefault(row.authority, {})
        for said, (lines, pence) in row.months.items():
            before = months.get(int(said), (0, 0))
            months[int(said)] = (before[0] + lines, before[1] + pence)
    return {council: dict(sorted(held[council].items())) for council in sorted(held)}
