"""Reading one file that was taken in, what it repeats, and how the next of its shape is read."""

from dataclasses import dataclass

from moothall.ledgers.conflicts import NoSuchFile
from moothall.ledgers.core.line import KeptBack, Why
from moothall.ledgers.core.mapping import Mapping
from moothall.ledgers.core.repeats import Read, Repeat, repeats
from moothall.ledgers.models import KeptBackLine, LedgerFile, StoredMapping
from moothall.ledgers.queries import FileRow, row_of


@dataclass(frozen=True, slots=True)
class KeptBackPage:
    """Some of the lines of a file that were kept back, and how many there are."""

    lines: tuple[KeptBack, ...]
    count: int


def file_of(partnership: str, number: int, *, seeing: frozenset[str]) -> FileRow:
    """Return a file; refused, as if it were not there, where its council is not one that is seen."""
    rows = LedgerFile.objects.filter(partnership=partnership, authority__in=seeing, pk=number)
    if (row := rows.select_related("reversal").first()) is None:
        raise NoSuchFile("No file of that number has been taken in for a council whose ledgers you see.")
    return row_of(row)


def kept_back_page(
    partnership: str,
    file: int,
    *,
    seeing: frozenset[str],
    reason: Why | None = None,
    offset: int = 0,
    limit: int = 50,
) -> KeptBackPage:
    """Return lines of a file that were not accepted, in its order; those kept back for one reason, or all."""
    rows = KeptBackLine.objects.filter(
        file=file, file__partnership=partnership, file__authority__in=seeing
    ).order_by("row", "id")
    if reason:
        rows = rows.filter(reason=reason)
    found = tuple(
        KeptBack(row.row, row.reason, row.sentence, row.field, row.text, row.pence)  # type: ignore[arg-type]
        for row in rows[offset : offset + limit]
    )
    return KeptBackPage(found, rows.count())


def mapping_to_begin_with(partnership: str, authority: str, shape: str) -> Mapping | None:
    """Return the mapping kept for files of this shape, or else the one kept last for the council."""
    rows = StoredMapping.objects.filter(partnership=partnership, authority=authority).order_by("-id")
    row = rows.filter(shape=shape).first() or rows.first()
    return Mapping.model_validate(row.body) if row else None


def repeats_of(partnership: str, authority: str, new: Read) -> list[Repeat]:
    """Return in what a file repeats those of the council that stand, the surest first."""
    standing = LedgerFile.objects.filter(partnership=partnership, authority=authority, reversal=None)
    before = [
        Read(
            row.name,
            row.sha256,
            row.content,
            {int(period): (each[0], each[1]) for period, each in row.months.items()},
        )
        for row in standing
    ]
    return repeats(before, new)
