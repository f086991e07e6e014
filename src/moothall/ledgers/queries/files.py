"""The files that were taken in, which of them count, and what was rejected from each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from moothall.audit.models import moment, stored
from moothall.ledgers.core.line import RejectedLine, Why
from moothall.ledgers.files.engines.question import Where
from moothall.ledgers.files.lines import file_digest, full_path
from moothall.ledgers.models import KeptBackLine, LedgerFile
from moothall.ledgers.rules import NoSuchLedgerFile


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that was taken in, and whether it still counts."""

    number: int
    authority: str
    name: str
    sha256: str
    uploaded_at: datetime
    uploaded_by: str
    as_post: str
    months: Mapping[int, tuple[int, int]]
    mapping: Mapping[str, Any]
    counts: Mapping[str, Any]
    lines: int
    kept_back: int
    pence: int
    although_repeated: str
    basis: str
    source: Mapping[str, Any]
    reversed_at: datetime | None
    reversed_by: str
    reason: str

    @property
    def stands(self) -> bool:
        """Whether its lines count."""
        return self.reversed_at is None


def files_of(partnership: str, *, seeing: frozenset[str] | None) -> list[FileRow]:
    """Return the files of the councils that the reader may see, reversed or not, the latest first.

    Whoever runs the server may see every council: then ``seeing`` is None.
    """
    rows = LedgerFile.objects.filter(partnership=partnership)
    if seeing is not None:
        rows = rows.filter(authority__in=seeing)
    return [row_of(row) for row in rows.select_related("reversal").order_by("-uploaded_at", "-id")]


def verify_files(partnership: str) -> list[str]:
    """Return what is wrong with the files of lines: any that is missing or has been changed."""
    found = []
    for row in LedgerFile.objects.filter(partnership=partnership):
        path = full_path(row.path)
        if not path.is_file():
            found.append(f"The lines of {row.name} of {row.authority} are missing: there is no {row.path}")
        elif file_digest(path) != row.path_sha256:
            found.append(f"The lines of {row.name} of {row.authority} have been changed since: {row.path}")
    return found


def standing_files(partnership: str, where: Where, known: datetime | None = None) -> list[LedgerFile]:
    """Return the files that counted at ``known``, or count now, and may have lines that match."""
    rows: QuerySet[LedgerFile] = LedgerFile.objects.filter(partnership=partnership)
    if known is None:
        rows = rows.filter(reversal=None)
    else:
        later = Q(reversal=None) | Q(reversal__reversed_at__gt=stored(known))
        rows = rows.filter(later, uploaded_at__lte=stored(known))
    if where.authorities is not None:
        rows = rows.filter(authority__in=where.authorities)
    return [row for row in rows if _may_have(row, where)]


def _may_have(row: LedgerFile, where: Where) -> bool:
    first, last = where.first_period or 0, where.last_period or 999912
    return any(first <= int(period) <= last for period in row.months)


def row_of(row: LedgerFile) -> FileRow:
    """Return what is recorded of a file."""
    reversal = getattr(row, "reversal", None)
    return FileRow(
        number=row.pk,
        authority=row.authority,
        name=row.name,
        sha256=row.sha256,
        uploaded_at=moment(row.uploaded_at),
        uploaded_by=row.uploaded_by,
        as_post=row.as_post,
        months={int(period): (each[0], each[1]) for period, each in row.months.items()},
        mapping=row.mapping,
        counts=row.counts,
        lines=row.lines,
        kept_back=row.kept_back,
        pence=row.pence,
        although_repeated=row.although_repeated,
        basis=row.basis,
        source=row.source,
        reversed_at=moment(reversal.reversed_at) if reversal else None,
        reversed_by=reversal.reversed_by if reversal else "",
        reason=reversal.reason if reversal else "",
    )


@dataclass(frozen=True, slots=True)
class RejectedPage:
    """Some of the rejected lines of a file, and how many there are."""

    lines: tuple[RejectedLine, ...]
    count: int


def file_of(partnership: str, number: int, *, seeing: frozenset[str]) -> FileRow:
    """Return a file; refused, as if it did not exist, if the reader may not see its council."""
    rows = LedgerFile.objects.filter(partnership=partnership, authority__in=seeing, pk=number)
    if (row := rows.select_related("reversal").first()) is None:
        raise NoSuchLedgerFile(
            "No file of that number has been taken in for a council whose ledgers you see."
        )
    return row_of(row)


def rejected_page(
    partnership: str,
    file: int,
    *,
    seeing: frozenset[str],
    reason: Why | None = None,
    offset: int = 0,
    limit: int = 50,
) -> RejectedPage:
    """Return a file's rejected lines, in its order; those rejected for one reason, or all."""
    rows = KeptBackLine.objects.filter(
        file=file, file__partnership=partnership, file__authority__in=seeing
    ).order_by("row", "id")
    if reason:
        rows = rows.filter(reason=reason)
    found = tuple(
        RejectedLine(row.row, row.reason, row.sentence, row.field, row.text, row.pence)  # type: ignore[arg-type]
        for row in rows[offset : offset + limit]
    )
    return RejectedPage(found, rows.count())
