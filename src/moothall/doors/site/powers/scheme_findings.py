"""What is wrong with the scheme.

Gaps, overlaps, excess, clauses that carry nothing, vacant posts, doubts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce
from operator import mul
from typing import Any

from django.http import HttpResponse

from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Delegation, Term
from moothall.delegation.core.clause import Clause
from moothall.delegation.core.functions import BRANCHES, function_called
from moothall.delegation.core.region import Box
from moothall.delegation.core.register_scheme import read_scheme, term_of, vacancies_of
from moothall.delegation.core.review import Extent, Review, ReviewFinding
from moothall.delegation.core.sentences import amounts_in_words, decision_in_words
from moothall.delegation.queries import review_of
from moothall.doors.pages.pagination import PageOfList, page_of
from moothall.doors.site.powers.answer import remarks_by_delegation
from moothall.doors.site.powers.question import address_of
from moothall.doors.site.term_page import term_near
from moothall.doors.site.visits import Visit, visiting
from moothall.periods import Period

MOST_COMPARED = 300
FINDERS = ("gap", "overlap", "excess", "unreachable")


@dataclass(frozen=True)
class SchemeFinding:
    """A finding, and what is to be told of it once somebody looks."""

    shown: ReviewFinding
    review: Review

    @cached_property
    def extents(self) -> tuple[Extent, ...]:
        """The decisions concerned: each box without the functions that a wider one has told."""
        return tuple(_extents(self.review, self.shown))


def findings_of(register: Register, day: date | None) -> dict[str, tuple[SchemeFinding, ...]]:
    """Return the findings of each kind on one day, or on every day."""
    return register.worked_out(("findings of the scheme", day), lambda known: _find(known, day))


def _find(register: Register, day: date | None) -> dict[str, tuple[SchemeFinding, ...]]:
    review = review_of(register, day)
    finders = (review.gaps, review.overlaps, review.excess, review.unreachable)
    return {
        kind: tuple(SchemeFinding(each, review) for each in finder())
        for kind, finder in zip(FINDERS, finders, strict=True)
    }


def _extents(review: Review, found: ReviewFinding) -> Iterator[Extent]:
    """Yield the boxes, widest first, each with only the functions that no box as wide has told."""
    told: list[Box] = []
    for box in sorted(review.space.largest_boxes(found.region), key=_width, reverse=True):
        left = box[0]
        for wider in told[:MOST_COMPARED]:
            if _is_within(box, wider):
                left &= ~wider[0]
        if left:
            told.append(box)
            yield review.extent((left, *box[1:]))


def _width(box: Box) -> tuple[int, int]:
    """Return how many decisions a box has for each function, and how many functions."""
    return reduce(mul, (part.bit_count() for part in box[1:]), 1), box[0].bit_count()


def _is_within(box: Box, wider: Box) -> bool:
    """Say whether a box lies within another in all but its functions."""
    return all(not part & ~other for part, other in zip(box[1:], wider[1:], strict=True))


KINDS = {
    "gap": (
        "Gaps",
        "What only those may decide who hold it by statute, though the law would let it be passed on.",
    ),
    "overlap": ("Overlaps", "What two may decide, neither of whom was given it through the other."),
    "excess": ("Excess", "Where a clause passes on more than whoever gives it has and may pass on."),
    "unreachable": ("Clauses that carry nothing", "Nothing that these pass on is there to be passed on."),
}


@dataclass(frozen=True, slots=True)
class DecisionsInWords:
    """A box of decisions in words: each dimension that says something, with its words."""

    functions: tuple[tuple[str, str], ...]
    count: int
    bounds: tuple[tuple[str, str], ...]


def decisions_in_words(
    visit: Visit, extent: Extent, review: Review, *, on_every_day: bool
) -> DecisionsInWords:
    """Return a box in words; its days only where the review is of every day."""
    functions = tuple(_functions(extent, review))
    bounds = [("For", _councils(visit, extent, review))]
    services = _services(visit, extent, review)
    bounds += [("In", services)] if services else []
    amounts = [amounts_in_words(*run) for run in extent.amounts if run != (None, None)]
    bounds += [("At", " or ".join(amounts))] if amounts else []
    if on_every_day:
        days = [Period(first, until).written() for first, until in extent.days if first]
        bounds += [("On", " and ".join(days))] if days else []
    bounds += [("Only if" if so else "Unless", fact) for fact, so in extent.circumstances.items()]
    return DecisionsInWords(functions, len(extent.functions), tuple(bounds))


def _functions(extent: Extent, review: Review) -> Iterator[tuple[str, str]]:
    """Yield each branch with the functions concerned: all of it, all but a few, or those by name."""
    wanted = set(extent.functions)
    may_be = {each.id for each in review.scheme.functions if each.may_be_delegated}
    for branch in BRANCHES:
        those = [each for each in branch.functions() if each.part_of and each.id in may_be]
        inside = [each.title for each in those if each.id in wanted]
        outside = [each.title for each in those if each.id not in wanted]
        if not inside:
            continue
        if not outside:
            yield branch.title, "everything"
        elif len(outside) < len(inside):
            yield branch.title, f"everything but: {_titles(outside)}"
        else:
            yield branch.title, _titles(inside)


def _titles(titles: Sequence[str]) -> str:
    return "; ".join(f"{title[:1].lower()}{title[1:]}" for title in titles)


def _councils(visit: Visit, extent: Extent, review: Review) -> str:
    every, these = review.scheme.authorities, set(extent.authorities)
    others = [each for each in every if each not in these]
    if not others:
        return "every council" if len(every) != 1 else visit.names(every)
    if len(others) < len(these) - 1:
        return f"every council but {visit.names(others)}"
    return visit.names(extent.authorities)


def _services(visit: Visit, extent: Extent, review: Review) -> str:
    """Return the services in words; nothing where it is so of all of them and of the council as a whole."""
    every, these = review.scheme.services.names, set(extent.services)
    others = [each for each in every if each not in these]
    if not others:
        return ""
    if others == [""]:
        return "every service"
    whole = "" not in others
    outside = visit.names(each for each in others if each)
    if len(others) < len(these):
        return f"every service but {outside}{', and the council as a whole' if whole else ''}"
    named = [visit.name_of(each) if each else "the council as a whole" for each in extent.services]
    return ", ".join(named)


def terms_of(clauses: Sequence[Clause]) -> list[str]:
    """Return the delegations that clauses were read from, once each."""
    return list(dict.fromkeys(term_of(clause) for clause in clauses))


SHOWN = 20


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A finding as the page shows it: ``boxes`` are the first of ``total``."""

    place: int
    holders: tuple[str, ...]
    terms: list[str]
    boxes: list[Any]
    total: int
    witness: str
    address: str


@visiting
def scheme_findings(visit: Visit) -> HttpResponse:
    """Show the findings on the day, or on every day; of one of them, every box in turn."""
    every = visit.request.GET.get("days") == "all"
    review = review_of(visit.register, None if every else visit.on)
    chosen = _chosen(visit, review, every=every)
    return visit.page(
        "scheme_findings.html",
        every=every,
        kinds={} if chosen else {kind: _page(visit, review, kind, every=every) for kind in _kinds(visit)},
        is_whole=len(_kinds(visit)) > 1,
        words=KINDS,
        chosen=chosen,
        vacancies=_vacancies(visit, every=every),
        doubts=[each for each in read_scheme(visit.register).doubts if every or visit.on in each.period],
        has_clauses=bool(review.scheme.clauses),
        listed_terms=_terms(visit, every=every),
        remarks=remarks_by_delegation(visit),
    )


def _terms(visit: Visit, *, every: bool) -> list[Term]:
    """Return the delegations that were reviewed."""
    if not every:
        return list(visit.state.of(Delegation))
    histories = visit.register.histories.values()
    return [term_near(each, visit.on) for each in histories if each.kind == "delegation"]


def _kinds(visit: Visit) -> list[str]:
    """Return the one kind that was asked for, or every kind."""
    return [kind for kind in KINDS if kind == visit.request.GET.get("kind")] or list(KINDS)


def _page(visit: Visit, review: Review, kind: str, *, every: bool) -> PageOfList[FindingShown]:
    """Return the page of the findings of one kind; the first where every kind is shown."""
    found = list(enumerate(_findings_of_kind(visit, kind, every=every), start=1))
    whole = len(_kinds(visit)) > 1
    page = page_of(found, visit.request, size=SHOWN, number=1 if whole else None)
    return page.showing(
        [_finding_shown(visit, review, each, place, every=every) for place, each in page.items]
    )


def _findings_of_kind(visit: Visit, kind: str, *, every: bool) -> tuple[SchemeFinding, ...]:
    return findings_of(visit.register, None if every else visit.on)[kind]


def _finding_shown(
    visit: Visit, review: Review, found: SchemeFinding, place: int, *, every: bool
) -> FindingShown:
    boxes = [decisions_in_words(visit, each, review, on_every_day=every) for each in found.extents[:SHOWN]]
    shown_by = found.shown.witness
    witness = decision_in_words(shown_by, lambda each: function_called(each).title, visit.name_of)
    terms = terms_of(found.shown.clauses)
    address = address_of(visit, shown_by)
    return FindingShown(place, found.shown.holders, terms, boxes, len(found.extents), witness, address)


def _chosen(visit: Visit, review: Review, *, every: bool) -> tuple[str, FindingShown, PageOfList[Any]] | None:
    """Return the one finding that was asked for, with a page of its boxes."""
    kind, number = visit.request.GET.get("kind", ""), visit.request.GET.get("number", "")
    if kind not in KINDS or not (number.isascii() and number.isdigit() and len(number) < 7):
        return None
    found = _findings_of_kind(visit, kind, every=every)
    place = int(number)
    if not 1 <= place <= len(found):
        return None
    page = page_of(found[place - 1].extents, visit.request, size=SHOWN)
    words = [decisions_in_words(visit, each, review, on_every_day=every) for each in page.items]
    told = _finding_shown(visit, review, found[place - 1], place, every=every)
    return kind, told, page.showing(words)


def _vacancies(visit: Visit, *, every: bool) -> list[Any]:
    """Return the posts with a power that nobody holds, on the day or on any."""
    scheme = read_scheme(visit.register).scheme
    found = list(vacancies_of(visit.register, scheme.clauses))
    window = Period.of_day(visit.on)
    return [each for each in found if every or each.period.overlaps(window)]
