"""A council's scheme as a table to take away: one row for each function and whoever has it."""

import csv
from collections.abc import Iterator
from io import StringIO

from moothall.agreement.core.sentences import days_in_words
from moothall.agreement.core.terms import Authority
from moothall.delegation.core.clause import Function
from moothall.delegation.core.wording import condition_in_words
from moothall.doors.site.powers.document import Kept, Line, Part
from moothall.doors.site.visits import Visit
from moothall.sheets.tables import safe

HEADINGS = (
    "Branch", "Function", "Function id", "Law", "The law lets it be passed on", "Held or passed on by",
    "Passed on to", "From (£)", "Limit (£)", "Services", "Only where", "Not where", "Conditions",
    "May be passed on further", "Clause", "Delegation", "Days in words", "Basis", "Source", "Web address",
    "How sure",
)  # fmt: skip


def scheme_as_csv(visit: Visit, parts: list[Part]) -> str:
    """Return a scheme as CSV, with no cell that a spreadsheet would take for a formula."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    writer.writerows([safe(cell) for cell in row] for part in parts for row in _rows(visit, part))
    return text.getvalue()


def file_name(council: Authority, visit: Visit, kind: str) -> str:
    """Return what the file is called once it is saved."""
    return f"scheme-{council.id}-{visit.on}.{kind}"


def _rows(visit: Visit, part: Part) -> Iterator[tuple[str, ...]]:
    for line in part.lines:
        yield from _passed(visit, part, line)
    for kept in (*part.kept, *part.by_law):
        yield from _kept(visit, part, kept)


def _passed(visit: Visit, part: Part, line: Line) -> Iterator[tuple[str, ...]]:
    clause, term = line.passing.clause, line.passing.term
    source = line.passing.sources[0] if line.passing.sources else None
    for function in line.functions:
        yield (
            *_about(part, function),
            visit.name_of(clause.grantor),
            visit.name_of(clause.delegate),
            _pounds(clause.from_pence),
            _pounds(clause.limit_pence),
            visit.names(sorted(clause.services)),
            "; ".join(sorted(clause.requires)),
            "; ".join(sorted(clause.excludes)),
            " ".join(condition_in_words(each, visit.name_of) for each in line.passing.conditions),
            "yes" if clause.may_pass_on else "no",
            term.clause or "",
            term.id,
            days_in_words(term),
            term.basis,
            source.document if source else "",
            (source.url or "") if source else "",
            source.confidence if source else "",
        )


def _kept(visit: Visit, part: Part, kept: Kept) -> Iterator[tuple[str, ...]]:
    for function in kept.functions:
        yield (*_about(part, function), visit.name_of(kept.holder), *[""] * (len(HEADINGS) - 6))


def _about(part: Part, function: Function) -> tuple[str, ...]:
    law = f"{function.source.document}, {function.source.clause}" if function.source else ""
    return (part.title, function.title, function.id, law, "yes" if function.may_be_delegated else "no")


def _pounds(pence: int | None) -> str:
    if pence is None:
        return ""
    whole, rest = divmod(pence, 100)
    return f"{whole}.{rest:02}" if rest else str(whole)
