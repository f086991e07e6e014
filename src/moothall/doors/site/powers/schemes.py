"""Schemes of delegation.

The list of councils, and a council's whole scheme on a day, to read and to take away.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

from django.http import HttpResponse

from moothall.agreement.core.register import NoSuchTerm
from moothall.agreement.core.sentences import days_in_words
from moothall.agreement.core.terms import Authority
from moothall.delegation.core.clause import Clause, Function
from moothall.delegation.core.functions import BRANCHES
from moothall.delegation.core.register_scheme import read_scheme, scheme_of
from moothall.delegation.core.scheme import Scheme
from moothall.delegation.core.scheme_sheet import rows_of
from moothall.delegation.core.sentences import condition_in_words
from moothall.delegation.files import write_sheet
from moothall.delegation.queries import review_of
from moothall.doors.site.colours import marks_of
from moothall.doors.site.downloads import XLSX, saved
from moothall.doors.site.powers.answer import ClauseInWords, clause_in_words
from moothall.doors.site.term_page import term_near
from moothall.doors.site.visits import Visit, visiting
from moothall.periods import written
from moothall.sheets.tables import safe


@dataclass(frozen=True, slots=True)
class SchemeLine:
    """One clause, with the functions of one branch that it passes on; ``is_idle`` if it carries nothing."""

    functions: tuple[Function, ...]
    passing: ClauseInWords
    is_idle: bool


@dataclass(frozen=True, slots=True)
class StatutoryPower:
    """Functions that one holder has by statute and has passed to nobody."""

    holder: str
    functions: tuple[Function, ...]


@dataclass(frozen=True, slots=True)
class SchemeBranch:
    """One branch of the scheme: what is passed on, what is kept, and what the law lets nobody pass on."""

    id: str
    title: str
    lines: tuple[SchemeLine, ...]
    kept: tuple[StatutoryPower, ...]
    by_law: tuple[StatutoryPower, ...]


def document_of(visit: Visit, council: Authority) -> list[SchemeBranch]:
    """Return the parts of a council's scheme on the day."""
    scheme = scheme_of(visit.register)
    idle = _idle(visit)
    clauses = clauses_of(scheme, council.id, visit)
    held = held_by_statute(scheme, council.id, visit)
    passings = {clause.id: clause_in_words(visit, clause) for clause in clauses}
    return [
        SchemeBranch(
            branch.id,
            branch.title,
            tuple(
                SchemeLine(functions, passings[clause.id], clause.id in idle)
                for clause, functions in _lines(clauses, branch.functions())
            ),
            tuple(_statutory_powers(clauses, held, branch.functions(), may_be_delegated=True)),
            tuple(_statutory_powers(clauses, held, branch.functions(), may_be_delegated=False)),
        )
        for branch in BRANCHES
    ]


def clauses_of(scheme: Scheme, council: str, visit: Visit) -> list[Clause]:
    """Return the clauses about a council's functions that hold on the day."""
    return [
        clause
        for clause in scheme.clauses
        if visit.on in clause.period and council in (clause.authorities or {council})
    ]


def held_by_statute(scheme: Scheme, council: str, visit: Visit) -> dict[str, str]:
    """Return who holds each of a council's functions by statute on the day."""
    return {
        function: root.holder
        for root in scheme.roots
        if root.authority == council and visit.on in root.period
        for function in root.functions
    }


def _idle(visit: Visit) -> set[str]:
    """Return the clauses by which nothing at all is passed on the day."""
    return {
        clause.id for found in review_of(visit.register, visit.on).unreachable() for clause in found.clauses
    }


def _lines(
    clauses: Iterable[Clause], functions: Iterable[Function]
) -> Iterator[tuple[Clause, tuple[Function, ...]]]:
    """Yield each clause that passes on some of ``functions``, with those, in the order of the functions."""
    every = tuple(functions)
    found = [(clause, tuple(each for each in every if each.id in clause.functions)) for clause in clauses]
    yield from sorted(
        ((clause, those) for clause, those in found if those), key=lambda each: every.index(each[1][0])
    )


def _statutory_powers(
    clauses: Iterable[Clause],
    held: dict[str, str],
    functions: Iterable[Function],
    *,
    may_be_delegated: bool,
) -> Iterator[StatutoryPower]:
    """Yield, holder by holder, what each has by statute and no clause passes on."""
    passed = {function for clause in clauses for function in clause.functions}
    groups: dict[str, list[Function]] = defaultdict(list)
    for each in functions:
        if each.may_be_delegated == may_be_delegated and each.id not in passed and each.id in held:
            groups[held[each.id]].append(each)
    yield from (StatutoryPower(holder, tuple(those)) for holder, those in groups.items())


HEADINGS = (
    "Branch", "Function", "Function id", "Law", "The law lets it be passed on", "Held or passed on by",
    "Passed on to", "From (£)", "Limit (£)", "Services", "Only where", "Not where", "Conditions",
    "May be passed on further", "Clause", "Delegation", "Days in words", "Basis", "Source", "Web address",
    "How sure",
)  # fmt: skip


def scheme_as_csv(visit: Visit, parts: list[SchemeBranch]) -> str:
    """Return a scheme as CSV, with no cell that a spreadsheet would take for a formula."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    writer.writerows([safe(cell) for cell in row] for part in parts for row in _rows(visit, part))
    return text.getvalue()


def file_name(council: Authority, visit: Visit, kind: str) -> str:
    """Return what the file is called once it is saved."""
    return f"scheme-{council.id}-{visit.on}.{kind}"


def _rows(visit: Visit, part: SchemeBranch) -> Iterator[tuple[str, ...]]:
    for line in part.lines:
        yield from _passed(visit, part, line)
    for kept in (*part.kept, *part.by_law):
        yield from _statutory_row(visit, part, kept)


def _passed(visit: Visit, part: SchemeBranch, line: SchemeLine) -> Iterator[tuple[str, ...]]:
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


def _statutory_row(visit: Visit, part: SchemeBranch, kept: StatutoryPower) -> Iterator[tuple[str, ...]]:
    for function in kept.functions:
        yield (*_about(part, function), visit.name_of(kept.holder), *[""] * (len(HEADINGS) - 6))


def _about(part: SchemeBranch, function: Function) -> tuple[str, ...]:
    law = f"{function.source.document}, {function.source.clause}" if function.source else ""
    return (part.title, function.title, function.id, law, "yes" if function.may_be_delegated else "no")


def _pounds(pence: int | None) -> str:
    if pence is None:
        return ""
    whole, rest = divmod(pence, 100)
    return f"{whole}.{rest:02}" if rest else str(whole)


@visiting
def schemes(visit: Visit) -> HttpResponse:
    """List the councils on the day, with how much each has passed on."""
    found = sorted(visit.state.of(Authority), key=lambda each: each.standing != "partner")
    scheme = scheme_of(visit.register)
    return visit.page(
        "schemes.html",
        councils=found,
        counts={each.id: len(clauses_of(scheme, each.id, visit)) for each in found},
        marks=marks_of(visit.register),
        doubts=read_scheme(visit.register).doubts,
    )


@visiting
def scheme(visit: Visit, council: str) -> HttpResponse:
    """Show a council's whole scheme on the day, as a document."""
    found = council_called(visit, council)
    parts = document_of(visit, found)
    return visit.page(
        "scheme.html",
        council=found,
        parts=parts,
        listed_terms=[line.passing.term for part in parts for line in part.lines],
        is_empty=not any(part.lines or part.kept or part.by_law for part in parts),
    )


@visiting
def scheme_csv(visit: Visit, council: str) -> HttpResponse:
    """Give a council's scheme on the day as CSV."""
    found = council_called(visit, council)
    content = scheme_as_csv(visit, document_of(visit, found)).encode("utf-8-sig")
    return saved(visit, content, "text/csv; charset=utf-8", file_name(found, visit, "csv"))


@visiting
def scheme_xlsx(visit: Visit, council: str) -> HttpResponse:
    """Give a council's delegations on the day as a workbook in the shape that clerks keep."""
    found = council_called(visit, council)
    rows = rows_of(visit.register, council=council, day=visit.on)
    title = f"Scheme of delegation of {found.title} on {written(visit.on)}"
    return saved(visit, write_sheet(rows, title=title), XLSX, file_name(found, visit, "xlsx"))


def council_called(visit: Visit, id: str) -> Authority:
    """Return the council with that id as it is, was or will be; refused if there is none."""
    term = term_near(visit.register.history(id), visit.on)
    if not isinstance(term, Authority):
        raise NoSuchTerm(f"“{id}” is a {term.words}, and has no scheme of delegation.", term=id)
    return term
