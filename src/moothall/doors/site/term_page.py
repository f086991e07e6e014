"""The page of one term: whether it holds on the day, its fields, its life, its sources."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.http import HttpResponse

from moothall.agreement.core.history import History
from moothall.agreement.core.register import NoSuchTerm
from moothall.agreement.core.sentences import sentence
from moothall.agreement.core.terms import Term
from moothall.doors.pages.term_fields import fields_of
from moothall.doors.site.term_life import life_of
from moothall.doors.site.visits import Visit, visiting


def page_of_term(
    visit: Visit, template: str, *, id: str, kind: type[Term] = Term, **context: Any
) -> HttpResponse:
    """Return the page of the term with that id; refused where there is none of that kind."""
    history = visit.register.history(id)
    if not isinstance(history.original, kind):
        raise NoSuchTerm(f"“{id}” is a {history.original.words}, and has its page elsewhere.", term=id)
    term = term_near(history, visit.on)
    return visit.page(
        template,
        terms=[term],
        listed_terms=_terms_among(each for each in context.values() if isinstance(each, list | tuple)),
        term=term,
        standing=standing(history, visit.on),
        sentence=sentence(term, visit.name_of),
        fields=fields_of(term, visit.name_of, leave_out=frozenset({"title"})),
        sources=visit.register.sources(id),
        life=life_of(visit.register, id, name_of=visit.name_of, today=visit.today),
        **context,
    )


def _terms_among(values: Iterable[Any]) -> Iterator[Term]:
    """Yield the terms that stand in lists, under a heading or not, among what the page is given."""
    for value in values:
        if isinstance(value, Term):
            yield value
        elif isinstance(value, list | tuple):
            yield from _terms_among(value)


def term_near(history: History, on: date) -> Term:
    """Return what the term says on the day, or else what it last said before, or first said after."""
    if (term := history.on(on)) is not None:
        return term
    before = [version.term for version in history.versions if version.period.starts_on <= on]
    after = [version.term for version in history.versions if version.period.starts_on > on]
    return before[-1] if before else after[0] if after else history.original


def standing(history: History, on: date) -> str:
    """Say how the term stands on the day: ``holds``, ``ended``, ``to come`` or ``never``."""
    if history.on(on) is not None:
        return "holds"
    if not history.held:
        return "never"
    return "ended" if any(held.starts_on <= on for held in history.held) else "to come"


@visiting
def term(visit: Visit, id: str) -> HttpResponse:
    """Show one term of any kind."""
    return page_of_term(visit, "term.html", id=id, kind=Term)
