"""What another system says about meetings, as plain facts and as past entries, with its own body numbers."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Literal, TypeVar

from moothall.matters.core.past_records import (
    Past,
    PastAttendance,
    PastDecision,
    PastItem,
    PastMeeting,
    PastPaper,
)
from moothall.refusals import Fault, Invalid


@dataclass(frozen=True, slots=True)
class SourcePaper:
    """A public paper held by the other system, at ``url``."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class SourceDecision:
    """The words of a decision, as the other system published them."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class SourceItem:
    """One item of an agenda. For an item taken in private, only the public title is given.

    Anything else that may be private is empty, not None, so that it stops being readable.
    """

    id: str
    number: str
    title: str
    is_private: bool | None
    text: str | None = ""
    minute: str | None = ""
    decision: SourceDecision | None = None
    papers: tuple[SourcePaper, ...] | None = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class SourceAttendee:
    """Somebody who was to be there, in what standing, and in the system's words whether they were."""

    name: str
    role: str
    attendance: str
    is_member: bool


@dataclass(frozen=True, slots=True)
class SourceMeeting:
    """One meeting; ``line`` is where it stands in the file."""

    id: str
    committee_id: str
    committee: str
    starts_on: date
    starts_at: time | None
    place: str
    status: str
    agenda_is_published: bool
    minutes_are_published: bool
    line: int
    items: tuple[SourceItem, ...] | None = ()
    attendees: tuple[SourceAttendee, ...] | None = ()
    url: str = ""


LONGEST_LINE = 300
TEXTS = ("purpose", "minute")
G = TypeVar("G")
PastState = Literal["planned", "agenda", "held", "cancelled"]


def past_entries(
    given: Iterable[SourceMeeting],
    *,
    partnership: str,
    bodies: Mapping[str, str],
    held_until: str,
    name: str = "",
) -> Past:
    """Return the meetings of those committees that ``bodies`` names, and what they decided.

    ``held_until`` is a day, as 2026-11-23: a meeting up to then was held. Refused if a committee in the file
    has no body, because its meetings would be lost without a word.
    """
    meetings = tuple(given)
    if faults := list(_without_body(meetings, bodies, name)):
        raise Invalid(faults=faults)
    past = [_meeting(each, bodies[each.committee_id], held_until) for each in meetings]
    decided = [
        _decision(each, bodies[each.committee_id], item)
        for each in meetings
        for item in each.items or ()
        if item.decision is not None
    ]
    return Past(moothall=1, partnership=partnership, meetings=tuple(past), decisions=tuple(decided))


def _without_body(meetings: Iterable[SourceMeeting], bodies: Mapping[str, str], name: str) -> Iterable[Fault]:
    told: set[str] = set()
    for each in meetings:
        if each.committee_id not in bodies and each.committee_id not in told:
            told.add(each.committee_id)
            number = each.committee_id or "without a number"
            message = f"Committee {number} ({each.committee}) is matched to no body"
            yield Fault(message, "committeeid", name, each.line, "Say which body of the agreement it is.")


def _meeting(given: SourceMeeting, body: str, held_until: str) -> PastMeeting:
    was_held = given.starts_on.isoformat() <= held_until
    cancelled = "cancel" in given.status.lower()
    coming: PastState = "agenda" if given.agenda_is_published else "planned"
    state: PastState = "cancelled" if cancelled else "held" if was_held else coming
    said = {
        "at": given.starts_at.strftime("%H:%M") if given.starts_at else None,
        "place": given.place[:LONGEST_LINE] or None,
        "attended": _each(given.attendees, lambda people: map(_attendance, _once(people))),
        "items": _each(given.items, lambda items: map(_item, items)),
        "url": given.url or None,
    }
    return PastMeeting(
        id=_id(given.id),
        body=body,
        on=given.starts_on,
        state=state,
        **_said(said),
    )


def _item(given: SourceItem) -> PastItem:
    said = {
        "purpose": given.text,
        "minute": given.minute,
        "private": given.is_private,
        "papers": _each(given.papers, lambda papers: map(_paper, papers)),
        "url": given.url or None,
    }
    told: dict[str, Any] = {
        name: value or None if name in TEXTS else value for name, value in _said(said).items()
    }
    return PastItem(id=_id(given.id), title=given.title[:LONGEST_LINE], **told)


def _paper(given: SourcePaper) -> PastPaper:
    return PastPaper(title=given.title[:LONGEST_LINE], url=given.url)


def _each(given: Iterable[G] | None, made: Callable[[Iterable[G]], Iterable[object]]) -> Any:
    """Return what is made of each; None if nothing is said of any."""
    return None if given is None else tuple(made(given))


def _said(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is said at all, so that what is not said leaves an entry as it was."""
    return {name: value for name, value in fields.items() if value is not None}


def _decision(meeting: SourceMeeting, body: str, item: SourceItem) -> PastDecision:
    assert item.decision is not None  # only items that have one are asked for
    return PastDecision(
        id=f"item-{_id(item.id)}",
        title=item.title[:LONGEST_LINE],
        by=body,
        on=meeting.starts_on,
        outcome="noted"
        if re.match(r"(?i)\W*(resolved\W+(that\W+)?)?noted?\b", item.decision.text)
        else "agreed",
        resolved=item.decision.text,
        meeting=_id(meeting.id),
        item=_id(item.id),
        url=item.decision.url or None,
    )


def _attendance(given: SourceAttendee) -> PastAttendance:
    said = given.attendance.lower()
    if not given.is_member:
        return PastAttendance(person=given.name, status="in_attendance")
    if "apolog" in said:
        return PastAttendance(person=given.name, status="apologies")
    if "absent" in said:
        return PastAttendance(person=given.name, status="absent")
    status = PastAttendance(person=given.name, presiding=given.role.lower() in ("chair", "chairman"))
    return status.model_copy(update={"status": "substitute"}) if "substitut" in said else status


def _once(attendees: Iterable[SourceAttendee]) -> Iterable[SourceAttendee]:
    return {each.name: each for each in attendees}.values()


def _id(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "none"
