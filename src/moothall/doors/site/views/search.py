"""Search over everything in an agreement, and over its meetings, matters and decisions."""

from django.http import HttpResponse

from moothall.doors.pages.paging import page_of
from moothall.doors.site.meetings.found import found_in_room
from moothall.doors.site.meetings.reading import answered, reader
from moothall.doors.site.searching import LONGEST, search_in
from moothall.doors.site.visits import Visit, visiting


@visiting
def search(visit: Visit) -> HttpResponse:
    """Show what has every word that was asked."""
    asked = visit.request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    found = search_in(visit.register, asked, name_of=visit.name_of)
    who = reader(visit)
    of_meetings = found_in_room(visit, who, asked)
    together = sorted((*found, *of_meetings), key=lambda each: (-each.score, each.title))
    page = visit.page("search.html", asked=asked, page=page_of(together, visit.request, size=20))
    return answered(page, who)
