"""What pages about the partnership, a body, a council or a variation say of meetings and decisions."""

from dataclasses import dataclass

from moothall.committees.core.reader import Reader
from moothall.committees.queries import Filters, decisions_of, issues_of, meetings_of
from moothall.committees.queries.seen import DecisionSeen, IssueRow, MeetingRow
from moothall.doors.site.visits import Visit

FEW = 5


@dataclass(frozen=True, slots=True)
class Lately:
    """A few meetings to come and past, the latest decisions, and how many of these there are in all."""

    next: list[MeetingRow]
    past: list[MeetingRow]
    decisions: tuple[DecisionSeen, ...]
    total: int


def lately_of(visit: Visit, who: Reader, *, body: str = "", council: str = "") -> Lately:
    """Return what is next and what was last: of a body, of a council's decisions, or of all."""
    rows = [] if council else meetings_of(partnership=visit.heading.id, body=body or None, reader=who)
    coming = [row for row in rows if row.starts_on >= visit.today and row.state != "cancelled"]
    past = [row for row in reversed(rows) if row.starts_on < visit.today]
    filters = Filters(holder=body, authority=council)
    found = decisions_of(partnership=visit.heading.id, filters=filters, limit=FEW, reader=who, on=visit.today)
    return Lately(coming[:FEW], past[:FEW], found.decisions, found.total)


def behind(visit: Visit, who: Reader, number: int) -> list[tuple[IssueRow, tuple[DecisionSeen, ...]]]:
    """Return the matters that became a variation, each with the decisions on it."""
    matters = issues_of(partnership=visit.heading.id, variation=number)
    return [
        (
            each,
            decisions_of(
                partnership=visit.heading.id, filters=Filters(issue=each.slug), reader=who, on=visit.today
            ).decisions,
        )
        for each in matters
    ]
