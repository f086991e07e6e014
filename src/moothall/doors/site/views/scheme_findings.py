"""What is wrong with the scheme: gaps, overlaps, excess, clauses that carry nothing, vacant posts, doubts."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from moothall.agreement.core.terms import Delegation, Term
from moothall.delegation.core.functions import function_called
from moothall.delegation.core.reading import read_scheme, vacancies_of
from moothall.delegation.core.review import Review
from moothall.delegation.core.wording import decision_in_words
from moothall.delegation.queries import review_of
from moothall.doors.pages.paging import Page, page_of
from moothall.doors.site.powers.asked import address_of
from moothall.doors.site.powers.boxes import Found, findings_of
from moothall.doors.site.powers.extents import KINDS, in_words, terms_of
from moothall.doors.site.powers.remarking import remarks_of
from moothall.doors.site.terms import shown
from moothall.doors.site.visits import Visit, visiting
from moothall.periods import Period

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Told:
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
        remarks=remarks_of(visit),
    )


def _terms(visit: Visit, *, every: bool) -> list[Term]:
    """Return the delegations that were reviewed."""
    if not every:
        return list(visit.state.of(Delegation))
    histories = visit.register.histories.values()
    return [shown(each, visit.on) for each in histories if each.kind == "delegation"]


def _kinds(visit: Visit) -> list[str]:
    """Return the one kind that was asked for, or every kind."""
    return [kind for kind in KINDS if kind == visit.request.GET.get("kind")] or list(KINDS)


def _page(visit: Visit, review: Review, kind: str, *, every: bool) -> Page[Told]:
    """Return the page of the findings of one kind; the first where every kind is shown."""
    found = list(enumerate(_found(visit, kind, every=every), start=1))
    whole = len(_kinds(visit)) > 1
    page = page_of(found[:SHOWN] if whole else found, visit.request, size=SHOWN)
    told = [_told(visit, review, each, place, every=every) for place, each in page.items]
    return Page(told, page.number, page.pages, len(found), page.size, page.request)


def _found(visit: Visit, kind: str, *, every: bool) -> tuple[Found, ...]:
    return findings_of(visit.register, None if every else visit.on)[kind]


def _told(visit: Visit, review: Review, found: Found, place: int, *, every: bool) -> Told:
    boxes = [in_words(visit, each, review, on_every_day=every) for each in found.extents[:SHOWN]]
    shown_by = found.shown.witness
    witness = decision_in_words(shown_by, lambda each: function_called(each).title, visit.name_of)
    terms = terms_of(found.shown.clauses)
    address = address_of(visit, shown_by)
    return Told(place, found.shown.holders, terms, boxes, len(found.extents), witness, address)


def _chosen(visit: Visit, review: Review, *, every: bool) -> tuple[str, Told, Page[Any]] | None:
    """Return the one finding that was asked for, with a page of its boxes."""
    kind, number = visit.request.GET.get("kind", ""), visit.request.GET.get("number", "")
    if kind not in KINDS or not (number.isascii() and number.isdigit() and len(number) < 7):
        return None
    found = _found(visit, kind, every=every)
    place = int(number)
    if not 1 <= place <= len(found):
        return None
    page = page_of(found[place - 1].extents, visit.request, size=SHOWN)
    words = [in_words(visit, each, review, on_every_day=every) for each in page.items]
    told = _told(visit, review, found[place - 1], place, every=every)
    return kind, told, Page(words, page.number, page.pages, page.total, page.size, page.request)


def _vacancies(visit: Visit, *, every: bool) -> list[Any]:
    """Return the posts with a power that nobody holds, on the day or on any."""
    scheme = read_scheme(visit.register).scheme
    found = list(vacancies_of(visit.register, scheme.clauses))
    window = Period.of_day(visit.on)
    return [each for each in found if every or each.period.overlaps(window)]
