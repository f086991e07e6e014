"""What can be followed, and what a feed says of each thing that happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from moothall.committees.queries.lately import (
    Lately,
    Scope,
    decisions_lately,
    issues_lately,
    meetings_lately,
)
from moothall.committees.queries.seen import DecisionSeen, IssueRow, MeetingRow
from moothall.doors.oparl.addresses import Addresses
from moothall.periods import written

TOPICS = {
    "all": "Meetings, matters and decisions",
    "meetings": "Meetings",
    "issues": "Matters",
    "decisions": "Decisions",
}
MOST = 50
READ = {"meetings": meetings_lately, "issues": issues_lately, "decisions": decisions_lately}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed."""

    key: str
    topic: str
    title: str
    summary: str
    link: str
    published_at: datetime
    updated_at: datetime


def entries(at: Addresses, partnership: str, scope: Scope, topic: str) -> tuple[Entry, ...]:
    """Return what was changed last, the latest first."""
    topics = list(READ) if topic == "all" else [topic]
    found = [
        _entry(at, partnership, each, row)
        for each in topics
        for row in READ[each](partnership=partnership, scope=scope, limit=MOST)
    ]
    return tuple(sorted(found, key=lambda entry: entry.updated_at, reverse=True)[:MOST])


def _entry(at: Addresses, partnership: str, topic: str, row: Lately) -> Entry:
    seen = row.seen
    if isinstance(seen, MeetingRow):
        title, told = f"{seen.title}, {written(seen.starts_on)}", _of_meeting(seen)
        link = at.page("meeting", partnership=partnership, key=row.key)
    elif isinstance(seen, IssueRow):
        title, told = seen.title, (f"{seen.state_label}.", seen.state_because, seen.summary)
        link = at.page("issue", partnership=partnership, slug=seen.slug)
    else:
        title, told = seen.title, _of_decision(seen)
        link = at.page("decision", partnership=partnership, slug=seen.slug)
        link = link or at.page("notice_pdf", partnership=partnership, slug=seen.slug)
    otherwise = at.page("glance", partnership=partnership) or at.root
    made_up = ("Made up to show how it works.",) if seen.basis == "illustrative" else ()
    summary = " ".join(each for each in (*made_up, *told) if each)
    return Entry(row.key, topic, title, summary, link or otherwise, row.created_at, row.modified_at)


def _of_meeting(seen: MeetingRow) -> Iterable[str]:
    hour = f" at {seen.starts_at:%H:%M}" if seen.starts_at else ""
    there = f"{written(seen.starts_on)}{hour}{f', {seen.place}' if seen.place else ''}."
    return f"{seen.state_label}.", seen.state_because, there


def _of_decision(seen: DecisionSeen) -> Iterable[str]:
    first = f"{seen.outcome_label} by {seen.holder_name} on {written(seen.taken_on)}."
    return first, seen.standing, "Not for publication." if seen.is_kept_back else seen.resolved
