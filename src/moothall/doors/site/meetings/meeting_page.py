"""One meeting: when, where and who.

Its agenda with papers, its quorum and deadlines, the result of each item.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse

from moothall.agreement.core.terms import Body
from moothall.doors.site.meetings.reader import page_for, reader_of_visit, sources_of
from moothall.doors.site.visits import Visit, visiting
from moothall.matters.queries import meeting
from moothall.matters.queries.views import MeetingSeen
from moothall.meetings.core.deadlines import Deadline, day_of, deadlines_of_meeting, rules_of
from moothall.meetings.core.lifecycle import MET
from moothall.meetings.core.quorum import Quorate, quorum, quorum_forecast, quorum_needed
from moothall.meetings.queries.views import AttendanceSeen, NoticeStanding
from moothall.periods import written

CAME = frozenset(("present", "substitute"))
WHAT = {
    "D-01": "Notice of the meeting",
    "D-02": "The agenda",
    "D-03": "Notice of the meeting",
    "D-04": "The agenda",
    "D-05": "Notice of the key decision",
    "D-06": "Notice that part of it is in private",
    "D-07": "The second notice that part of it is in private",
}
OF_ITEMS = frozenset(("D-05", "D-06", "D-07"))


@dataclass(frozen=True, slots=True)
class DeadlineInWords:
    """A deadline of a meeting, in a sentence; and what is known of when it was met."""

    deadline: Deadline
    sentence: str
    known: str


def quorum_so_far(
    seen: MeetingSeen, body: Body | None, name_of: Callable[[str], str]
) -> tuple[str, Quorate | None]:
    """Return the quorum that is needed in words, and how many came; or before it, how many will."""
    if body is None:
        return "The quorum is not recorded.", None
    needed = quorum_needed(body).sentence
    if seen.row.state == "cancelled":
        return needed, None
    if seen.row.state in MET:
        there = _people(seen, CAME)
        return needed, quorum(body=body, present=there, name_of=name_of) if there else None
    apologies, instead = _people(seen, frozenset(("apologies",))), _people(seen, frozenset(("substitute",)))
    return needed, quorum_forecast(body=body, apologies=apologies, substitutes=instead, name_of=name_of)


def _people(seen: MeetingSeen, status: frozenset[str]) -> dict[str, str | None]:
    return {each.person: each.authority or None for each in _attended(seen, status)}


def _attended(seen: MeetingSeen, status: frozenset[str]) -> list[AttendanceSeen]:
    return [each for each in seen.attendance if each.status in status]


def deadlines_shown(seen: MeetingSeen, body: Body | None, today: date) -> list[DeadlineInWords]:
    """Return the statutory deadlines before a meeting, each in a sentence; none where no law is recorded."""
    if body is None or seen.row.state == "cancelled":
        return []
    is_key = any(item.is_key for item in seen.items)
    is_private = any(item.is_private for item in seen.items)
    found = deadlines_of_meeting(seen.row.starts_on, rules_of(body), is_key=is_key, is_private=is_private)
    return [DeadlineInWords(each, _sentence(each, today), _known(each, seen)) for each in found]


def _sentence(deadline: Deadline, today: date) -> str:
    verb = "had to" if deadline.day < today else "has to"
    return f"{WHAT[deadline.rule.id]} {verb} be published by {written(deadline.day)}."


def _known(deadline: Deadline, seen: MeetingSeen) -> str:
    """Say when it was published; nothing of a meeting taken from a record that does not say."""
    if deadline.rule.id in OF_ITEMS:
        return _given_of_items(deadline.rule.id, seen)
    moments = {"D-01": seen.notice_published_at, "D-02": seen.agenda_published_at}
    moment = (moments | {"D-03": moments["D-01"], "D-04": moments["D-02"]}).get(deadline.rule.id)
    if moment is None or day_of(moment) >= seen.row.starts_on:
        return ""
    on = day_of(moment)
    return f"It was published on {written(on)}, {'in time' if on <= deadline.day else 'after that day'}."


def _given_of_items(rule: str, seen: MeetingSeen) -> str:
    """Say whether notice was given in time of every item of which it is asked; nothing where that differs."""
    asked = [each for item in seen.items for each in item.announced if each.rule == rule]
    if any(each.standing != "in_time" for each in asked):
        return ""
    days = sorted({written(each.given_on) for each in asked if each.given_on})
    return f"It was published on {days[0]}, in time." if len(days) == 1 else ""


def notice_in_words(announced: NoticeStanding) -> str:
    """Say of an item whether what the law asks to be announced of it was."""
    if announced.standing in ("in_time", "late"):
        return f"{WHAT[announced.rule]}: {announced.sentence[:1].lower()}{announced.sentence[1:]}"
    return announced.sentence


RESULTS = {
    "carried": "Carried",
    "lost": "Lost",
    "tied": "Tied",
    "deferred": "Put off, because the vote was split",
    "not_quorate": "Not taken, because too few were there",
    "struck": "Struck, because it was recorded by mistake",
}


@visiting
def meeting_page(visit: Visit, key: UUID) -> HttpResponse:
    """Show one meeting with all that the reader may see of it."""
    who = reader_of_visit(visit)
    seen = meeting(partnership=visit.heading.id, key=str(key), reader=who, on=visit.today)
    body = visit.whole.state(seen.row.starts_on).get(seen.row.body)
    body = body if isinstance(body, Body) else None
    needed, quorate = quorum_so_far(seen, body, visit.name_of)
    return page_for(
        visit,
        who,
        "meeting.html",
        basis=_basis(seen),
        seen=seen,
        row=seen.row,
        on=seen.row.starts_on,
        has_met=seen.row.state in MET,
        body=body,
        needed=needed,
        quorate=quorate,
        deadlines=deadlines_shown(seen, body, visit.today),
        results=RESULTS,
        notice_in_words=notice_in_words,
        sources=sources_of(seen.sources),
    )


def _basis(seen: MeetingSeen) -> Iterator[str]:
    yield seen.row.basis
    for item in seen.items:
        yield item.basis
        yield from (each.basis for each in item.papers)
        yield from (each.basis for each in item.votes)
        yield from (each.basis for each in item.decisions)
