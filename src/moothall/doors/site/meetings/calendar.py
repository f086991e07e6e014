"""The calendar of meetings: what is to come first, and then what was, by year."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpResponse

from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Authority, Body
from moothall.doors.pages.pagination import page_of
from moothall.doors.site.meetings.reader import page_for, reader_of_visit
from moothall.doors.site.visits import Visit, visiting
from moothall.meetings.queries import meetings_of
from moothall.meetings.queries.views import MeetingRow

PAGE_SIZE = 50
NEXT_SHOWN = 20


@dataclass(frozen=True, slots=True)
class CalendarFilter:
    """Whose meetings are asked for: a body's, a council's, or all."""

    body: str = ""
    council: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Say whether anything was chosen."""
        return bool(self.body or self.council)


@visiting
def meetings(visit: Visit) -> HttpResponse:
    """List the meetings to come, the soonest first, and those before by year, the latest first."""
    who, given = reader_of_visit(visit), visit.request.GET
    asked = CalendarFilter(
        *(given.get(name, "").replace("\0", "").strip()[:80] for name in ("body", "council"))
    )
    rows = meetings_of(partnership=visit.heading.id, body=asked.body or None, reader=who)
    bodies = bodies_of(visit.whole)
    rows = [row for row in rows if not asked.council or asked.council in _councils(bodies, row.body)]
    past = [row for row in reversed(rows) if row.starts_on < visit.today]
    page = page_of(past, visit.request, size=PAGE_SIZE)
    coming = [row for row in rows if row.starts_on >= visit.today]
    return page_for(
        visit,
        who,
        "meetings.html",
        basis=[row.basis for row in (*coming[:NEXT_SHOWN], *page.items)],
        asked=asked,
        coming=coming if given.get("all") else coming[:NEXT_SHOWN],
        more=len(coming) - NEXT_SHOWN if not given.get("all") else 0,
        page=page,
        years=by_year(page.items),
        bodies=choices(visit, bodies),
        councils=councils_of(visit),
    )


def bodies_of(register: Register) -> dict[str, Body]:
    """Return every body that there ever was, as it last stood, by its id."""
    found = {}
    for id, history in register.histories.items():
        last = history.versions[-1].term if history.versions else history.original
        if isinstance(last, Body):
            found[id] = last
    return found


def choices(visit: Visit, bodies: dict[str, Body]) -> list[tuple[str, str]]:
    """Return the bodies to choose from, by their names."""
    return sorted(((id, visit.name_of(id)) for id in bodies), key=lambda each: each[1].casefold())


def councils_of(visit: Visit) -> list[tuple[str, str]]:
    """Return the councils to choose from."""
    found = (each for each in visit.whole.histories.values() if isinstance(each.original, Authority))
    return sorted(((each.id, visit.name_of(each.id)) for each in found), key=lambda each: each[1].casefold())


def by_year(rows: Sequence[MeetingRow]) -> list[tuple[int, list[MeetingRow]]]:
    """Return meetings under the years in which they were, in the order given."""
    return [(year, list(those)) for year, those in groupby(rows, key=lambda row: row.starts_on.year)]


def _councils(bodies: dict[str, Body], body: str) -> tuple[str, ...]:
    return bodies[body].authorities if body in bodies else ()
