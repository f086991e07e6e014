"""Reading lines one by one: those behind a figure, and those that may have been paid twice.

A page waits for these, so DuckDB answers them, whichever engine does the sums. Only lines of councils that
the reader may see are ever read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pyarrow as pa

from moothall.ledgers.files.engines.cube import WordingHeadings, fields_of
from moothall.ledgers.files.engines.duckdb import DuckDB, rows_of
from moothall.ledgers.files.engines.question import ColumnName, EngineQuestion, HeadingName, Rules, Where
from moothall.ledgers.files.engines.sql import conditions_of
from moothall.ledgers.files.lines import full_path
from moothall.ledgers.models import LedgerFile
from moothall.ledgers.queries.files import standing_files
from moothall.ledgers.queries.mappings import heading_rules_of

_SHOWN = (
    "filename, row, authority, paid_on, period, supplier, reference, description, amount_pence, department, "
    "cost_centre, subjective, category"
)


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line as it is shown, with its file and its place there."""

    file: int
    file_name: str
    row: int
    authority: str
    paid_on: date
    period: int
    supplier: str
    reference: str
    description: str
    pence: int
    department: str
    cost_centre: str
    subjective: str
    category: str
    basis: str
    """Whether its figures are real."""


@dataclass(frozen=True, slots=True)
class LineSearch:
    """What lines must contain, ignoring case: in the supplier, and in any text."""

    supplier: str = ""
    text: str = ""

    def conditions(self) -> tuple[str, dict[str, str]]:
        """Return what this adds to the WHERE clause of a question, and its values."""
        said = "concat_ws(chr(10), supplier, reference, description, department, subjective)"
        asked = {"said_by": ("supplier", self.supplier), "says": (said, self.text)}
        wanted = {name: (what, words) for name, (what, words) in asked.items() if words}
        parts = [f" AND contains(lower({what}), lower(${name}))" for name, (what, _) in wanted.items()]
        return "".join(parts), {name: words for name, (_, words) in wanted.items()}


@dataclass(frozen=True, slots=True)
class LinePage:
    """Some of the lines that were asked for, and the count and sum of all."""

    lines: tuple[LineRow, ...]
    count: int
    pence: int


@dataclass(frozen=True, slots=True)
class DoublePayment:
    """Two lines with the same supplier, reference and amount, a few days apart."""

    earlier: LineRow
    later: LineRow


def lines_of(
    partnership: str,
    where: Where,
    *,
    seeing: frozenset[str],
    words: LineSearch | None = None,
    offset: int = 0,
    limit: int = 50,
) -> LinePage:
    """Return the lines behind a figure, by council, day, file and row, with the count and sum of all."""
    where = _seen(where, seeing)
    files = standing_files(partnership, where)
    if not files:
        return LinePage((), 0, 0)
    source, wanted = "read_parquet($files, filename = true)", {}
    if asked := tuple(where.headings):
        table, by = _wordings(where, asked, files, heading_rules_of(partnership))
        source, wanted = f"{source} SEMI JOIN wanted USING ({', '.join(by)})", {"wanted": table}
    conditions, values = conditions_of(
        where, mark="$"
    )  # never empty, because it names the councils that the reader may see
    also, said = (words or LineSearch()).conditions()
    conditions += also
    values |= said
    values["files"] = [str(full_path(file.path)) for file in files]
    [(count, pence)] = rows_of(
        f"SELECT COUNT(*), CAST(COALESCE(SUM(amount_pence), 0) AS BIGINT) FROM {source}{conditions}",
        values,
        **wanted,
    )
    rows = rows_of(
        f"SELECT {_SHOWN} FROM {source}{conditions} ORDER BY authority, paid_on, filename, row "
        "LIMIT $limit OFFSET $offset",
        {**values, "limit": limit, "offset": offset},
        **wanted,
    )
    known = {str(full_path(file.path)): file for file in files}
    return LinePage(tuple(_line(row, known) for row in rows), count, pence)


def every_line(
    partnership: str,
    where: Where,
    *,
    seeing: frozenset[str],
    words: LineSearch | None = None,
    size: int = 20_000,
) -> Iterator[LineRow]:
    """Yield every line that was asked for, in the same order, reading some thousands at a time."""
    offset = 0
    while found := lines_of(partnership, where, seeing=seeing, words=words, offset=offset, limit=size).lines:
        yield from found
        if len(found) < size:
            return
        offset += size


def possibly_paid_twice(
    partnership: str, *, seeing: frozenset[str], where: Where | None = None, days: int = 30, limit: int = 200
) -> list[DoublePayment]:
    """Return pairs of lines of one council that may be one payment made twice, the largest first."""
    where = _seen(where or Where(), seeing)
    files = standing_files(partnership, where)
    if not files:
        return []
    conditions, values = conditions_of(where, mark="$")
    known = {str(full_path(file.path)): file for file in files}
    pairs = rows_of(
        f"""WITH shown AS (SELECT {_SHOWN} FROM read_parquet($files, filename = true){conditions}),
        followed AS (SELECT *, lead(struct_pack({_SHOWN})) OVER (
            PARTITION BY authority, supplier, reference, amount_pence
            ORDER BY paid_on, filename, row) AS later
            FROM shown WHERE reference <> '' AND supplier <> '' AND amount_pence > 0)
        SELECT {_SHOWN}, later FROM followed
        WHERE later IS NOT NULL AND later.paid_on - paid_on <= $days
        ORDER BY amount_pence DESC, authority, paid_on, filename, row LIMIT $limit""",
        {**values, "files": list(known), "days": days, "limit": limit},
    )
    return [DoublePayment(_line(pair[:-1], known), _line(tuple(pair[-1].values()), known)) for pair in pairs]


def _seen(where: Where, seeing: frozenset[str]) -> Where:
    """Narrow a question to the councils that the reader may see."""
    return replace(where, authorities=seeing if where.authorities is None else where.authorities & seeing)


def _wordings(
    where: Where, asked: tuple[HeadingName, ...], files: Sequence[LedgerFile], rules: Rules
) -> tuple[pa.Table, tuple[ColumnName, ...]]:
    """Return the wordings that the rules map to the headings asked for, as a table to join with."""
    by = fields_of(asked, rules)
    found = DuckDB().sums(EngineQuestion(by, where), [full_path(file.path) for file in files])
    headings = WordingHeadings(by, asked, rules)
    fit = [each.keys for each in found if headings.of(each.keys) == where.headings]
    columns = {name: pa.array([keys[place] for keys in fit], pa.string()) for place, name in enumerate(by)}
    return pa.table(columns), by


def _line(row: tuple[object, ...], known: dict[str, LedgerFile]) -> LineRow:
    file = known[str(row[0])]
    told: tuple[Any, ...] = (file.pk, file.name, *row[1:], file.basis)
    return LineRow(*told)
