"""Search over everything in an agreement."""

from django.http import HttpResponse

from moothall.doors.pages.paging import page_of
from moothall.doors.site.searching import LONGEST, search_in
from moothall.doors.site.visits import Visit, visiting


@visiting
def search(visit: Visit) -> HttpResponse:
    """Show what has every word that was asked."""
    asked = visit.request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    found = search_in(visit.register, asked, name_of=visit.name_of)
    return visit.page("search.html", asked=asked, page=page_of(found, visit.request, size=20))
