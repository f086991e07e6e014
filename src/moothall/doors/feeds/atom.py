"""What can be followed as an Atom feed, and what a feed says of each thing that happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from moothall.doors.oparl.addresses import Addresses
from moothall.matters.queries.latest_changes import (
    FeedScope,
    LatestChange,
    decisions_lately,
    issues_lately,
    meetings_lately,
)
from moothall.matters.queries.views import DecisionSeen, IssueRow
from moothall.meetings.queries.views import MeetingRow
from moothall.papers.core.record_fields import values_shown
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
class FeedEntry:
    """One entry of a feed."""

    key: str
    topic: str
    title: str
    summary: str
    link: str
    published_at: datetime
    updated_at: datetime


def entries(at: Addresses, partnership: str, scope: FeedScope, topic: str) -> tuple[FeedEntry, ...]:
    """Return what was changed last, the latest first."""
    topics = list(READ) if topic == "all" else [topic]
    found = [
        _entry(at, partnership, each, row)
        for each in topics
        for row in READ[each](partnership=partnership, scope=scope, limit=MOST)
    ]
    return tuple(sorted(found, key=lambda entry: entry.updated_at, reverse=True)[:MOST])


def _entry(at: Addresses, partnership: str, topic: str, row: LatestChange) -> FeedEntry:
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
    return FeedEntry(row.key, topic, title, summary, link or otherwise, row.created_at, row.modified_at)


def _of_meeting(seen: MeetingRow) -> Iterable[str]:
    hour = f" at {seen.starts_at:%H:%M}" if seen.starts_at else ""
    there = f"{written(seen.starts_on)}{hour}{f', {seen.place}' if seen.place else ''}."
    return f"{seen.state_label}.", seen.state_because, there


def _of_decision(seen: DecisionSeen) -> Iterable[str]:
    first = f"{seen.outcome_label} by {seen.holder_name} on {written(seen.taken_on)}."
    said = (line for each in values_shown(seen, within="feed") for line in each.lines)
    return first, seen.standing, *(["Not for publication."] if seen.is_kept_back else said)


NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class _Feed(Atom1Feed):
    """A feed whose own moment is that of its latest entry, whenever it is asked for."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=NEVER)


def as_atom(
    entries: Iterable[FeedEntry], *, title: str, by: str, named: str, address: str, page: str
) -> bytes:
    """Return the feed; ``named`` is what makes its id, wherever it is asked for."""
    feed = _Feed(
        title=title,
        link=page,
        description=None,
        language="en-GB",
        author_name=by,
        feed_url=address,
        feed_guid=uuid5(NAMESPACE_URL, f"moothall/feed/{named}").urn,
    )
    for each in entries:
        feed.add_item(
            title=each.title,
            link=each.link,
            description=escape(each.summary),
            unique_id=f"urn:uuid:{each.key}",
            pubdate=each.published_at,
            updateddate=each.updated_at,
            categories=(each.topic,),
        )
    return feed.writeString("utf-8").encode()
