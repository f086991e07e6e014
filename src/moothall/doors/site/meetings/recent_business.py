"""What pages about the partnership, a body, a council or a variation say of meetings and decisions."""

from dataclasses import dataclass

from moothall.doors.site.visits import Visit
from moothall.matters.queries import DecisionFilters, decisions_of, issues_of
from moothall.matters.queries.views import DecisionSeen, IssueRow
from moothall.meetings.core.reader import Reader
from moothall.meetings.queries import meetings_of
from moothall.meetings.queries.views import MeetingRow

FEW = 5


@dataclass(frozen=True, slots=True)
class RecentBusiness:
    """A few meetings to come and past, the latest decisions, and how many of these there are in all."""

    next: list[MeetingRow]
    past: list[MeetingRow]
    decisions: tuple[DecisionSeen, ...]
    total: int


def recent_business(visit: Visit, who: Reader, *, body: str = "", council: str = "") -> RecentBusiness:
    """Return what is next and what was last: of a body, of a council's decisions, or of all."""
    rows = [] if council else meetings_of(partnership=visit.heading.id, body=body or None, reader=who)
    coming = [row for row in rows if row.starts_on >= visit.today and row.state != "cancelled"]
    past = [row for row in reversed(rows) if row.starts_on < visit.today]
    filters = DecisionFilters(holder=body, authority=council)
    found = decisions_of(partnership=visit.heading.id, filters=filters, limit=FEW, reader=who, on=visit.today)
    return RecentBusiness(coming[:FEW], past[:FEW], found.decisions, found.total)


def matters_behind(visit: Visit, who: Reader, number: int) -> list[tuple[IssueRow, tuple[DecisionSeen, ...]]]:
    """Return the matters that became a variation, each with the decisions on it."""
    matters = issues_of(partnership=visit.heading.id, variation=number)
    return [
        (
            each,
            decisions_of(
                partnership=visit.heading.id,
                filters=DecisionFilters(issue=each.slug),
                reader=who,
                on=visit.today,
            ).decisions,
        )
        for each in matters
    ]
