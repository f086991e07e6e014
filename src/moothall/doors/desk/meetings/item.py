"""One item at the desk: what it says, its papers, votes with their working, decisions and minute."""

from uuid import UUID

from django.http import HttpResponse

from moothall.doors.desk.meetings.opened import opened
from moothall.doors.desk.meetings.panel import MET
from moothall.doors.desk.meetings.there import There
from moothall.doors.desk.visits import Visit, at_the_desk


@at_the_desk
def item_desk(visit: Visit, partnership: str, key: UUID, item: UUID) -> HttpResponse:
    """Show one item with all that belongs to it, and what can be done next."""
    here = opened(visit, partnership, key)
    about = here.item_seen(item)
    return visit.page(
        "meetings/item.html",
        here="meetings",
        meeting=here,
        part="decisions",
        item=about,
        has_met=here.row.state in MET,
        standings=There(here).standings_at(about.position),
    )
