"""A visit to a partnership's pages: whose agreement, on which day, as known on which day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import get_script_prefix, reverse

from moothall.agreement.core.register import Register, State
from moothall.agreement.core.sentences import listed, names, title_of
from moothall.agreement.core.terms import Term
from moothall.agreement.core.variation import AgreementHeading
from moothall.agreement.queries import register_of
from moothall.doors.pages.days import DayEntered, day_entered, today
from moothall.doors.pages.page_cache import answer_from_cache
from moothall.doors.pages.remarks import Remark, remarks_on, remarks_on_all
from moothall.doors.site import navigation

PAGES = {
    "authority": "council",
    "service": "service",
    "body": "body",
    "post": "post",
    "benefit": "benefit",
}
DAYS = frozenset({"on", "known", "page"})


@dataclass(frozen=True)
class Visit:
    """One request for a page about one agreement, on the day ``on``, as known on ``known`` or now."""

    request: HttpRequest
    whole: Register
    asked: DayEntered
    known: DayEntered | None

    @property
    def on(self) -> date:
        """The day that the page is about."""
        return self.asked.day

    @property
    def today(self) -> date:
        """Today, which decides between what is so and what is expected."""
        return today()

    @property
    def heading(self) -> AgreementHeading:
        """Whose agreement it is."""
        return self.whole.heading

    @cached_property
    def register(self) -> Register:
        """The agreement, as known on the day asked."""
        return self.whole if self.known is None else self.whole.as_known_on(self.known.day)

    @cached_property
    def state(self) -> State:
        """What holds on the day."""
        return self.register.state(self.on)

    @cached_property
    def name_of(self) -> Callable[[str], str]:
        """Gives the short name of a term by its id."""
        return self.register.worked_out("names", names)

    def title_of(self, term: Term) -> str:
        """Return what a term is called on a page."""
        return title_of(term, self.name_of)

    def names(self, ids: Iterable[str]) -> str:
        """Return the short names of several terms as a list in words."""
        return listed(self.name_of(each) for each in ids)

    @property
    def faults(self) -> list[tuple[str, str]]:
        """What is wrong with the days asked, each with the field that it belongs to."""
        found = [("on", self.asked.fault), ("known", self.known.fault if self.known else "")]
        return [(field, fault) for field, fault in found if fault]

    @property
    def days_kept(self) -> dict[str, str]:
        """The days that links keep while the visitor walks."""
        kept = {"on": self.on.isoformat()} if self.asked.given and not self.asked.fault else {}
        return kept | ({"known": self.known.day.isoformat()} if self.known and not self.known.fault else {})

    @property
    def also_asked(self) -> list[tuple[str, str]]:
        """What else the address of this page asks, which stays the same on another day."""
        asked = self.request.GET
        return [(name, each) for name in asked if name not in DAYS for each in asked.getlist(name)]

    @cached_property
    def _query(self) -> str:
        return urlencode(self.days_kept)

    def address(self, page: str, *, on: date | None = None, fragment: str = "", **named: str | int) -> str:
        """Return the address of another page of this partnership, on the same day unless another is given."""
        path = _path(get_script_prefix(), page, partnership=self.heading.id, **named)
        query = urlencode(self.days_kept | {"on": on.isoformat()}) if on else self._query
        return path + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")

    def here(self, on: date) -> str:
        """Return the address of this page on another day."""
        asked = self.request.GET.copy()
        asked["on"] = on.isoformat()
        asked.pop("page", None)
        return f"{self.request.path}?{asked.urlencode()}"

    def address_of(self, id: str, *, on: date | None = None) -> str:
        """Return the address of a term's page."""
        history = self.register.histories.get(id)
        return self.address(PAGES.get(history.kind if history else "", "term"), id=id, on=on)

    @property
    def shared_address(self) -> str:
        """The whole address of this page on this day, for sending to somebody."""
        return self.request.build_absolute_uri(self.here(self.on))

    def remarks(self, term: Term) -> tuple[Remark, ...]:
        """Return what must be said beside one term."""
        return remarks_on(term, self.register.sources(term.id))

    def page(
        self,
        template: str,
        *,
        terms: Iterable[Term] = (),
        listed_terms: Iterable[Term] = (),
        status: int = 200,
        **context: Any,
    ) -> HttpResponse:
        """Return the page, with a sentence at the top for whatever must be said of the terms on it.

        ``listed_terms`` are those of which the page does not say how exact their days are.
        """
        top = remarks_on_all(self.register, terms, listed_terms)
        status = 400 if self.faults and status == 200 else status
        given = {"visit": self, "navigation": navigation, "top_remarks": top, **context}
        return render(self.request, template, given, status=status)


@lru_cache(maxsize=10_000)
def _path(script: str, page: str, **named: str | int) -> str:
    """Return the path of a page; the same few are asked for hundreds of times on one page."""
    return reverse(f"site:{page}", kwargs=named)


View = Callable[..., HttpResponse]
Answers = Callable[..., HttpResponseBase]


def visiting(view: View) -> Answers:
    """Give ``view`` the visit in place of the request and the partnership's id.

    Its page is kept for the next visitor without a session, until anything is recorded.
    """

    @wraps(view)
    def answer(request: HttpRequest, partnership: str, **named: Any) -> HttpResponseBase:
        return answer_from_cache(request, lambda: view(_visit(request, partnership), **named))

    return answer


def _visit(request: HttpRequest, partnership: str) -> Visit:
    """Return the visit that a request makes, on the days that it asks for."""
    on = day_entered(request.GET.get("on", ""), otherwise=today())
    known = request.GET.get("known", "").strip()
    asked = day_entered(known, otherwise=today()) if known else None
    return Visit(request, register_of(partnership), on, asked)
