"""The audit trail: who did what, when; filtered, paged, and each event opened to its facts."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse

from moothall.agreement.core.values import HIDDEN
from moothall.audit import queries as audit
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.doors.pages.days import day_entered
from moothall.doors.pages.pagination import PageAsked
from moothall.refusals import Forbidden

NO_DAY = date.min
SIZE = 50


@at_the_desk
def trail(visit: DeskVisit) -> HttpResponse:
    """List the events that were asked for, the latest first."""
    allowed = _partnerships(visit)
    asked = {name: HIDDEN.sub("", str(value)) for name, value in visit.request.GET.items()}
    since, until = (day_entered(asked.get(name, ""), otherwise=NO_DAY) for name in ("since", "until"))
    partnership = asked.get("partnership", "")
    if not visit.rights.is_administrator and partnership not in allowed:
        partnership = next(iter(allowed))
    wanted = PageAsked(visit.request, SIZE)
    found = audit.events(
        actor=asked.get("actor", "").strip(),
        action=asked.get("action", ""),
        partnership=partnership,
        since=None if since.day == NO_DAY else since.day,
        until=None if until.day == NO_DAY else until.day + timedelta(days=1),
        page=wanted.number,
        page_size=SIZE,
    )
    return visit.page(
        "trail.html",
        here="trail",
        page=wanted.page(found.events, found.total),
        allowed=allowed,
        everything=visit.rights.is_administrator,
        partnership=partnership,
        asked=asked,
        actions=audit.actions(),
        wrongs=[(name, day.fault) for name, day in (("since", since), ("until", until)) if day.fault],
    )


@at_the_desk
def event(visit: DeskVisit, number: int) -> HttpResponse:
    """Show one event with all its facts."""
    allowed, found = _partnerships(visit), audit.event(number)
    if not visit.rights.is_administrator and found.partnership not in allowed:
        raise Forbidden("Your posts let you read the audit trail of other partnerships, and not this event.")
    return visit.page("event.html", here="trail", event=found, facts=_lines(found.facts))


def _partnerships(visit: DeskVisit) -> dict[str, str]:
    """Return the partnerships whose events this person may read, by id; refused where there is none."""
    held = visit.rights.partnerships("read_audit")
    if not held:
        visit.rights.require("read_audit", next(iter(visit.names), ""))
    return {partnership: visit.names[partnership] for partnership in held}


def _lines(facts: Mapping[str, Any], at: str = "") -> list[tuple[str, str]]:
    """Return each fact with its name, those inside others with the whole way to them."""
    lines: list[tuple[str, str]] = []
    for name, value in facts.items():
        if isinstance(value, Mapping):
            lines += _lines(value, f"{at}{name}: ")
        else:
            lines.append((f"{at}{name}".replace("_", " "), "" if value is None else str(value)))
    return lines
