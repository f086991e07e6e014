"""Two schemes side by side: two councils on one day, or one council on two days."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from django.http import HttpResponse

from moothall.agreement.core.register import State
from moothall.agreement.core.sentences import NameOf
from moothall.agreement.core.terms import Authority, Body, Delegation, Post
from moothall.delegation.core.clause import Clause, Function
from moothall.delegation.core.functions import BRANCHES
from moothall.delegation.core.register_scheme import scheme_of, term_of
from moothall.delegation.core.scheme import Scheme
from moothall.delegation.core.sentences import amounts_in_words, in_order
from moothall.doors.pages.days import day_entered
from moothall.doors.pages.remarks import Remark
from moothall.doors.site.powers.answer import remarks_by_delegation
from moothall.doors.site.visits import Visit, visiting

Verdict = Literal["same", "one only", "other only", "differs"]
Saying = Callable[[str], str]
Remarking = Callable[[str], tuple[Remark, ...]]


@dataclass(frozen=True, slots=True)
class ClauseTexts:
    """Who has a function at one side and within what bounds; what must be said beside it does not count."""

    text: str
    remarks: tuple[Remark, ...] = field(default=(), compare=False)


Cells = tuple[ClauseTexts, ...]


@dataclass(frozen=True, slots=True)
class SchemeSide:
    """One of the two: a council on a day, and how it names holders."""

    council: str
    day: date
    called: Saying


@dataclass(frozen=True, slots=True)
class SchemeComparison:
    """Functions of one branch of which both sides say the same, and what each side says of them."""

    branch: str
    functions: tuple[Function, ...]
    one: Cells
    other: Cells

    @property
    def verdict(self) -> Verdict:
        """Whether the two sides are the same, and if not, how they differ."""
        if self.one == self.other:
            return "same"
        if not self.one or not self.other:
            return "one only" if self.one else "other only"
        return "differs"


def compare_sides(
    scheme: Scheme, sides: tuple[SchemeSide, SchemeSide], *, name_of: NameOf, remarks: Remarking
) -> list[SchemeComparison]:
    """Return every function that either side has, together where both sides say the same of several."""
    one, other = sides
    found = []
    for branch in BRANCHES:
        groups: dict[tuple[Cells, Cells], list[Function]] = {}
        for function in branch.functions():
            cells = (
                tuple(_clause_texts(scheme, one, function, name_of, remarks)),
                tuple(_clause_texts(scheme, other, function, name_of, remarks)),
            )
            if any(cells):
                groups.setdefault(cells, []).append(function)
        found += [SchemeComparison(branch.title, tuple(those), *cells) for cells, those in groups.items()]
    return found


def _clause_texts(
    scheme: Scheme, side: SchemeSide, function: Function, name_of: NameOf, remarks: Remarking
) -> Iterator[ClauseTexts]:
    """Yield who has a function at one side, by statute first, each in words."""
    for root in scheme.roots:
        if root.authority == side.council and side.day in root.period and function.id in root.functions:
            yield ClauseTexts(f"{side.called(root.holder)}, by statute")
    for clause in scheme.clauses:
        about = side.council in (clause.authorities or {side.council}) and side.day in clause.period
        if about and function.id in clause.functions and function.may_be_delegated:
            yield ClauseTexts(_clause(clause, side.called, name_of), remarks(term_of(clause)))


def _clause(clause: Clause, called: Saying, name_of: NameOf) -> str:
    """Return to whom a clause passes something and within what bounds."""
    bounds = []
    if clause.from_pence or clause.limit_pence is not None:
        until = None if clause.limit_pence is None else clause.limit_pence + 1
        bounds.append(amounts_in_words(clause.from_pence, until))
    if clause.services:
        bounds.append(f"in {', '.join(name_of(each) for each in sorted(clause.services))}")
    bounds += [f"only where: {each}" for each in sorted(clause.requires)]
    bounds += [f"not where: {each}" for each in sorted(clause.excludes)]
    bounds += [f"on condition: {each.text.rstrip('.')}" for each in in_order(clause.conditions)]
    bounds += ["may be passed on"] if clause.may_pass_on else []
    return f"{called(clause.delegate)}{', ' if bounds else ''}{'; '.join(bounds)}"


def as_an_office(state: State, council: str, name_of: NameOf) -> Saying:
    """Return what names a council's own bodies and posts by their office, so that two councils compare."""

    def called(id: str) -> str:
        term = state.get(id)
        if isinstance(term, Body) and term.authorities == (council,):
            return OFFICES.get(term.body_kind, term.title)
        if isinstance(term, Post) and term.authority == council:
            return term.title
        return "The council" if id == council else name_of(id)

    return called


OFFICES = {"council": "Full council", "executive": "The executive"}

Faults = list[tuple[str, str]]


@visiting
def compare_schemes(visit: Visit) -> HttpResponse:
    """Compare two councils, or one council on two days, or ask which."""
    given = {
        name: visit.request.GET.get(name, "").strip() for name in ("one", "other", "council", "other_day")
    }
    other_day = day_entered(given["other_day"], otherwise=visit.on)
    of_days = bool(given["council"] or given["other_day"])
    faults = list(_faults(visit, given, of_days=of_days))
    if of_days and not given["other_day"]:
        faults.append(("other_day", "Enter the other day"))
    elif other_day.fault:
        faults.append(("other_day", other_day.fault))
    asked = of_days or given["one"] or given["other"]
    is_sound = asked and not faults and not visit.faults
    sides = _sides(visit, given, other_day.day, of_days=of_days) if is_sound else None
    lines = (
        compare_sides(
            scheme_of(visit.register), sides, name_of=visit.name_of, remarks=remarks_by_delegation(visit)
        )
        if sides
        else []
    )
    return visit.page(
        "compare_schemes.html",
        status=400 if faults else 200,
        faults=[*visit.faults, *faults],
        given=given,
        councils=_choices(visit),
        sides=sides,
        of_days=of_days,
        same=[each for each in lines if each.verdict == "same"],
        different=[each for each in lines if each.verdict != "same"],
        same_count=_count(lines, same=True),
        listed_terms=visit.state.of(Delegation) if sides else (),
        different_count=_count(lines, same=False),
    )


def _choices(visit: Visit) -> list[Authority]:
    """Return the councils on the day, and any other that was asked for."""
    return sorted(visit.state.of(Authority), key=lambda each: each.standing != "partner")


def _faults(visit: Visit, given: dict[str, str], *, of_days: bool) -> Iterable[tuple[str, str]]:
    """Yield what is wrong with the councils asked for."""
    known = set(scheme_of(visit.register).authorities)
    fields = ("council",) if of_days else ("one", "other") if given["one"] or given["other"] else ()
    for each in fields:
        if not given[each]:
            yield each, "Choose a council"
        elif given[each] not in known:
            yield each, "There is no council of that name here. Choose from the list"
    if not of_days and given["one"] and given["one"] == given["other"]:
        yield "other", "Choose two different councils"


def _sides(
    visit: Visit, given: dict[str, str], other_day: date, *, of_days: bool
) -> tuple[SchemeSide, SchemeSide]:
    """Return the two sides that were asked for."""
    if of_days:
        council = given["council"]
        return SchemeSide(council, visit.on, visit.name_of), SchemeSide(council, other_day, visit.name_of)
    return _at(visit, given["one"]), _at(visit, given["other"])


def _at(visit: Visit, council: str) -> SchemeSide:
    return SchemeSide(council, visit.on, as_an_office(visit.state, council, visit.name_of))


def _count(lines: Iterable[SchemeComparison], *, same: bool) -> int:
    """Return how many functions are the same, or are not."""
    return sum(len(each.functions) for each in lines if (each.verdict == "same") == same)
