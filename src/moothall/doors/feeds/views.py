"""The answers at the addresses of feeds and calendars: the same for everybody."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from moothall.agreement.queries import register_of
from moothall.doors.feeds.atom import TOPICS, as_atom, entries
from moothall.doors.feeds.calendars import MOST, as_calendar
from moothall.doors.feeds.popolo import as_popolo
from moothall.doors.oparl.addresses import Addresses
from moothall.doors.pages.page_cache import answer_from_cache
from moothall.matters.queries.latest_changes import ScopeKind, meetings_lately, scope_of
from moothall.refusals import Missing

FOR_A_WHILE = {"Cache-Control": "public, max-age=300"}


def feeding(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Keep what ``view`` gives for the next who asks, until anything is recorded."""

    @wraps(view)
    def answer(request: HttpRequest, **named: Any) -> HttpResponseBase:
        return answer_from_cache(request, lambda: view(request, **named), is_same_for_all=True)

    return require_safe(answer)


@feeding
def feed(
    request: HttpRequest, partnership: str, topic: str, scope: ScopeKind = "", id: str = ""
) -> HttpResponse:
    """Give what was changed last, as Atom."""
    if topic not in TOPICS:
        raise Missing("There is no such feed here.")
    at, asked = Addresses.of(request), scope_of(partnership=partnership, kind=scope, id=id)
    found = entries(at, partnership, asked, topic)
    written = as_atom(
        found,
        title=f"{TOPICS[topic]}: {asked.name}",
        by=register_of(partnership).heading.name,
        named="/".join((partnership, scope, id, topic)),
        address=request.build_absolute_uri(request.path),
        page=at.page("glance", partnership=partnership) or at.root,
    )
    headers = dict(FOR_A_WHILE)
    if found:
        headers["Last-Modified"] = http_date(found[0].updated_at.timestamp())
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8", headers=headers)


@feeding
def calendar(request: HttpRequest, partnership: str, scope: ScopeKind = "", id: str = "") -> HttpResponse:
    """Give the meetings as a calendar: a partnership's, a council's or a body's."""
    asked = scope_of(partnership=partnership, kind=scope, id=id)
    meetings = meetings_lately(partnership=partnership, scope=asked, limit=MOST, by_day=True)
    at, name = Addresses.of(request), f"Meetings: {asked.name}"
    written = as_calendar(meetings, at, partnership=partnership, name=name)
    shown = {"Content-Disposition": f'inline; filename="{id or partnership}-meetings.ics"'}
    return HttpResponse(written, content_type="text/calendar; charset=utf-8", headers=FOR_A_WHILE | shown)


@feeding
def popolo(request: HttpRequest, partnership: str) -> HttpResponse:
    """Give who sits where, and what was voted on, as Popolo."""
    shown = {"Content-Disposition": f'attachment; filename="{partnership}-popolo.json"'}
    written = as_popolo(partnership)
    return HttpResponse(written, content_type="application/json; charset=utf-8", headers=FOR_A_WHILE | shown)
