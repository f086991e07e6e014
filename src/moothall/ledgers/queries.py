"""Reading ledgers: the files taken in, what was kept back, and the sums and lines that count."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from moothall.audit.moments import moment, stored
from moothall.ledgers.core.headings import HeadingRule, Unmapped
from moothall.ledgers.core.line import KeptBack, TextField
from moothall.ledgers.core.mapping import Mapping as FileMapping
from moothall.ledgers.engines.chosen import chosen_engine
from moothall.ledgers.engines.cube import cube as sums_of
from moothall.ledgers.engines.question import Cube, Engine, Heading, Rules, Sum, Where
from moothall.ledgers.lines.folder import full_path
from moothall.ledgers.lines.writing import file_digest
from moothall.ledgers.models import HeadingRuleSet, KeptBackLine, LedgerFile, StoredMapping


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

    Whoever has the machine may see every council: then ``seeing`` is nothing.
    """
    rows = LedgerFile.objects.filter(partnership=partnership)
    if seeing is not None:
        rows = rows.filter(authority__in=seeing)
    return [row_of(row) for row in rows.select_related("reversal").order_by("-uploaded_at", "-id")]


def kept_back_of(partnership: str, file: int, *, seeing: frozenset[str]) -> list[KeptBack]:
    """Return the lines of a file that were not accepted, in its order."""
    rows = KeptBackLine.objects.filter(
        file=file, file__partnership=partnership, file__authority__in=seeing
    ).order_by("row", "id")
    return [
        KeptBack(row.row, row.reason, row.sentence, row.field, row.text, row.pence)  # type: ignore[arg-type]
        for row in rows
    ]


def mapping_for(partnership: str, authority: str, shape: str) -> FileMapping | None:
    """Return the latest mapping that was kept for files of this shape, if any was."""
    rows = StoredMapping.objects.filter(partnership=partnership, authority=authority, shape=shape)
    row = rows.order_by("-version").first()
    return FileMapping.model_validate(row.body) if row else None


def rules_of(partnership: str, known: datetime | None = None) -> Rules:
    """Return each council's rules as they were known: its own first, then those of all."""
    rows = HeadingRuleSet.objects.filter(partnership=partnership).order_by("version")
    if known:
        rows = rows.filter(set_at__lte=stored(known))
    latest = {row.authority: [HeadingRule.model_validate(each) for each in row.rules] for row in rows}
    councils = LedgerFile.objects.filter(partnership=partnership).values_list("authority", flat=True)
    return {
        each: [*latest.get(each, []), *latest.get("", [])]
        for each in {*latest, *councils.order_by().distinct()}
        if each
    }


def cube(
    partnership: str, question: Cube, *, known: datetime | None = None, engine: Engine | None = None
) -> list[Sum]:
    """Return sums over the lines that stood at ``known``, or that stand now."""
    files = [full_path(row.path) for row in standing(partnership, question.where, known)]
    return sums_of(question, files, engine or chosen_engine(), rules_of(partnership, known))


def unmapped(
    partnership: str, field: TextField, heading: Heading, where: Where | None = None
) -> list[Unmapped]:
    """Return what ``field`` says in lines that no rule brings to ``heading``: the most money first."""
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


def months_held(partnership: str, *, known: datetime | None = None) -> dict[str, dict[int, tuple[int, int]]]:
    """Return for each council the months it has, each with its lines and their pence."""
    held: dict[str, dict[int, tuple[int, int]]] = {}
    for row in standing(partnership, Where(), known):
        months = held.setdefault(row.authority, {})
        for said, (lines, pence) in row.months.items():
            before = months.get(int(said), (0, 0))
            months[int(said)] = (before[0] + lines, before[1] + pence)
    return {council: dict(sorted(held[council].items())) for council in sorted(held)}


def verify_files(partnership: str) -> list[str]:
    """Return what is wrong with the files of lines: one that is missing, or has a byte changed."""
    found = []
    for row in LedgerFile.objects.filter(partnership=partnership):
        path = full_path(row.path)
        if not path.is_file():
            found.append(f"The lines of {row.name} of {row.authority} are missing: there is no {row.path}")
        elif file_digest(path) != row.path_sha256:
            found.append(f"The lines of {row.name} of {row.authority} were changed since: {row.path}")
    return found


def standing(partnership: str, where: Where, known: datetime | None = None) -> list[LedgerFile]:
    """Return the files that counted at ``known``, or count now, and may have lines that are asked for."""
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
