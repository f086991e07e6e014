"""A visit to the desk: who is signed in, on which day, with which rights."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from moothall.accounts.queries import Person
from moothall.accounts.rights.grants import Rights, rights_of
from moothall.agreement.queries import partnerships
from moothall.audit.core.actor import Acting
from moothall.audit.rights import may, require
from moothall.doors.desk.phrases import action_in_words, day_in_data, moment_in_words
from moothall.doors.pages.days import today
from moothall.work.operations import run_again

UNSENT = "unsent"
MOST_KEPT = 100_000  # bytes
KEPT_FOR = 60 * 60  # seconds
SIGNED_OUT = "You were signed out before this was saved. What you typed is still here: read it, then save it."
PHRASES = {"action": action_in_words, "moment": moment_in_words, "day": day_in_data}


@dataclass(frozen=True)
class DeskVisit:
    """One request of somebody who is signed in."""

    request: HttpRequest
    person: Person

    @cached_property
    def day(self) -> date:
        """Today: what anybody may do is asked as of this day."""
        return today()

    @cached_property
    def rights(self) -> Rights:
        """What the person may do, by their posts."""
        return rights_of(person=self.person, day=self.day)

    @property
    def acting(self) -> Acting:
        """Who acts, as operations take it."""
        return self.rights.acting

    def may(self, operation: Callable[..., object], **named: object) -> bool:
        """Say whether the person may do an operation, by the rule that refuses it, to show its button."""
        return may(operation, acting=self.acting, **named)

    def require(self, operation: Callable[..., object], **named: object) -> None:
        """Refuse as an operation would, before a form is shown that could not be sent."""
        require(operation, acting=self.acting, **named)

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each partnership, by its id."""
        return {row.id: row.name for row in partnerships()}

    @property
    def by(self) -> str:
        """How the register and the audit trail name the person."""
        return self.person.email

    @property
    def is_sending(self) -> bool:
        """Say whether a form was sent."""
        return self.request.method == "POST"

    @cached_property
    def unsent(self) -> dict[str, list[str]]:
        """What was typed into this page's form and sent when nobody was signed in any more; given once."""
        kept = self.request.session.get(UNSENT, {})
        if self.is_sending or kept.get("address") != self.request.get_full_path():
            return {}
        del self.request.session[UNSENT]
        messages.info(self.request, SIGNED_OUT)
        typed: dict[str, list[str]] = kept["posted"]
        return typed

    def page(self, template: str, *, here: str = "", status: int = 200, **context: Any) -> HttpResponse:
        """Return a page of the desk; ``here`` marks where in the navigation it stands."""
        return render(
            self.request,
            f"desk/{template}",
            {"visit": self, "here": here, "tell": PHRASES, **context},
            status=status,
        )

    def say(self, message: str) -> None:
        """Show ``message`` at the top of the next page."""
        messages.success(self.request, message)

    def address(self, page: str, **named: Any) -> str:
        """Return the address of another page of the desk."""
        return reverse(f"desk:{page}", kwargs=named)

    def go(self, page: str, **named: Any) -> HttpResponse:
        """Send the person on to another page of the desk."""
        return HttpResponseRedirect(self.address(page, **named))

    @property
    def navigation(self) -> Sequence[tuple[str, str]]:
        """The pages that this person may open, each with its name."""
        pages = [("home", "Your desk")]
        if self.rights.partnerships("manage_meetings"):
            pages.append(("meetings", "Meetings"))
        if self.rights.standings:
            pages.append(("matters_home", "Matters"))
        if self.rights.partnerships("read_ledgers"):
            pages.append(("ledgers", "Ledgers"))
        if self.rights.partnerships("manage_recharges"):
            pages.append(("recharges", "Recharges"))
        if self.rights.partnerships("manage_benefits"):
            pages.append(("benefits", "Benefits"))
        if self.rights.partnerships("read_audit") or self.rights.is_administrator:
            pages.append(("trail", "Audit trail"))
        if may(run_again, acting=self.acting):
            pages.append(("work", "Work"))
        if self.rights.is_administrator:
            pages += [("people", "People"), ("clients", "Clients")]
        return [*pages, ("account", "Your account")]


View = Callable[..., HttpResponse]


def at_the_desk(view: View, *, keeps_what_is_typed: bool = False) -> View:
    """Give ``view`` the visit in place of the request; whoever is not signed in is asked to sign in first.

    A view that keeps what is typed finds in ``unsent`` what was sent when the session had ended.
    """

    @wraps(view)
    @never_cache
    def at_the_door(request: HttpRequest, **named: Any) -> HttpResponse:
        if keeps_what_is_typed and not request.user.is_authenticated:
            _keep_unsent(request)
        return answer(request, **named)

    @login_required
    def answer(request: HttpRequest, **named: Any) -> HttpResponse:
        assert isinstance(request.user, Person)  # login_required lets nobody else through
        return view(DeskVisit(request, request.user), **named)

    return at_the_door


def with_a_long_form(view: View) -> View:
    """Do as ``at_the_desk`` does, for a form that takes long enough to fill in for a session to end."""
    return at_the_desk(view, keeps_what_is_typed=True)


def _keep_unsent(request: HttpRequest) -> None:
    """Keep for a while what somebody sent whose session has ended, unless it is more than anybody types."""
    had_a_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    size = int(request.headers.get("Content-Length") or 0)
    if request.method == "POST" and had_a_session and size <= MOST_KEPT:
        posted = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
        request.session[UNSENT] = {"address": request.get_full_path(), "posted": posted}
        request.session.set_expiry(KEPT_FOR)


def moment(visit: DeskVisit) -> datetime:
    """Return this moment; where the desk is told to take another day as today, that day at noon."""
    here = timezone.localtime()
    if here.date() == visit.day:
        return here
    day = visit.day
    return here.replace(year=day.year, month=day.month, day=day.day, hour=12, minute=0)
