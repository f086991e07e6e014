"""The agreement as a document: clause by clause, as it stands on the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpResponse

from moothall.agreement.core.sentences import sentence
from moothall.agreement.core.terms import KINDS, Term
from moothall.doors.pages.formats import capital
from moothall.doors.pages.pagination import page_of
from moothall.doors.site.visits import Visit, visiting

CLAUSES_A_PAGE = 300
TITLES = {
    "authority": "Councils",
    "participation": "Who takes part in what",
    "target": "Figures that were published",
}


@dataclass(frozen=True, slots=True)
class NumberedClause:
    """One term as a numbered clause."""

    number: str
    term: Term


@dataclass(frozen=True, slots=True)
class KindSection:
    """The clauses of one kind."""

    number: int
    title: str
    clauses: Sequence[NumberedClause]


@visiting
def agreement(visit: Visit) -> HttpResponse:
    """Show the agreement as it stands on the day."""
    page = page_of(clauses_of(visit), visit.request, size=CLAUSES_A_PAGE)
    return visit.page(
        "agreement.html",
        listed_terms=[clause.term for clause in page.items],
        page=page,
        parts=parts_of(page.items),
        sentence=lambda term: sentence(term, visit.name_of),
    )


def clauses_of(visit: Visit) -> list[NumberedClause]:
    """Return every term that holds as a clause, kind by kind in the order of the agreement."""
    kinds = [kind for kind in KINDS.values() if visit.state.of(kind)]
    return [
        NumberedClause(f"{part}.{place}", term)
        for part, kind in enumerate(kinds, start=1)
        for place, term in enumerate(visit.state.of(kind), start=1)
    ]


def parts_of(clauses: Sequence[NumberedClause]) -> list[KindSection]:
    """Return the clauses by kind."""
    groups = groupby(clauses, key=lambda clause: clause.number.partition(".")[0])
    return [
        KindSection(int(number), _title(found[0].term), found)
        for number, group in groups
        for found in [list(group)]
    ]


def _title(term: Term) -> str:
    """Return the heading over the clauses of one kind, as people say it."""
    return TITLES.get(term.kind, capital(type(term).plural))
