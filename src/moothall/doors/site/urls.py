"""The public site's addresses. Everything about a partnership lies under its id."""

from django.urls import path

from moothall.doors.feeds import urls as feeds
from moothall.doors.site import about, partnerships, search, term_page
from moothall.doors.site.agreement import urls as agreement
from moothall.doors.site.costs import urls as costs
from moothall.doors.site.meetings import urls as meetings
from moothall.doors.site.powers import urls as powers
from moothall.doors.site.savings import urls as savings

app_name = "site"

urlpatterns = [
    path("", partnerships.home, name="home"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("how-it-works/", about.how_it_works, name="how_it_works"),
    path("laws/", about.laws, name="laws"),
    path("glossary/", about.glossary, name="glossary"),
    path("<slug:partnership>/", partnerships.glance, name="glance"),
    path("<slug:partnership>/terms/<slug:id>/", term_page.term, name="term"),
    path("<slug:partnership>/search/", search.search, name="search"),
    *agreement.urlpatterns,
    *powers.urlpatterns,
    *costs.urlpatterns,
    *meetings.urlpatterns,
    *feeds.urlpatterns,
    *savings.urlpatterns,
]
