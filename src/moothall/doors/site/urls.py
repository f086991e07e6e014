"""The public site's addresses. Everything about a partnership lies under its id."""

from django.urls import include, path

from moothall.doors.site.costs import addresses as costs
from moothall.doors.site.meetings import addresses as meetings
from moothall.doors.site.savings import addresses as savings
from moothall.doors.site.views import (
    about,
    agreement,
    comparing,
    councils,
    data,
    decide,
    findings,
    functions,
    glance,
    home,
    matrix,
    parties,
    scheme_findings,
    schemes,
    search,
    timeline,
    variations,
)

app_name = "site"

urlpatterns = [
    path("", home.home, name="home"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("how-it-works/", about.how_it_works, name="how_it_works"),
    path("laws/", about.laws, name="laws"),
    path("glossary/", about.glossary, name="glossary"),
    path("<slug:partnership>/", glance.glance, name="glance"),
    path("<slug:partnership>/matrix/", matrix.matrix, name="matrix"),
    path("<slug:partnership>/timeline/", timeline.timeline, name="timeline"),
    path("<slug:partnership>/councils/", councils.councils, name="councils"),
    path("<slug:partnership>/councils/<slug:id>/", councils.council, name="council"),
    path("<slug:partnership>/services/", parties.services, name="services"),
    path("<slug:partnership>/services/<slug:id>/", parties.service, name="service"),
    path("<slug:partnership>/bodies/", parties.bodies, name="bodies"),
    path("<slug:partnership>/bodies/<slug:id>/", parties.body, name="body"),
    path("<slug:partnership>/posts/", parties.posts, name="posts"),
    path("<slug:partnership>/posts/<slug:id>/", parties.post, name="post"),
    path("<slug:partnership>/terms/<slug:id>/", parties.term, name="term"),
    path("<slug:partnership>/agreement/", agreement.agreement, name="agreement"),
    path("<slug:partnership>/variations/", variations.variations, name="variations"),
    path("<slug:partnership>/variations/<int:number>/", variations.variation, name="variation"),
    path("<slug:partnership>/findings/", findings.findings_page, name="findings"),
    path("<slug:partnership>/decide/", decide.decide, name="decide"),
    path("<slug:partnership>/schemes/", schemes.schemes, name="schemes"),
    path("<slug:partnership>/schemes/compare/", comparing.compare_schemes, name="compare_schemes"),
    path("<slug:partnership>/schemes/findings/", scheme_findings.scheme_findings, name="scheme_findings"),
    path("<slug:partnership>/schemes/<slug:council>/", schemes.scheme, name="scheme"),
    path("<slug:partnership>/schemes/<slug:council>/scheme.csv", schemes.scheme_csv, name="scheme_csv"),
    path("<slug:partnership>/schemes/<slug:council>/scheme.xlsx", schemes.scheme_xlsx, name="scheme_xlsx"),
    path("<slug:partnership>/functions/", functions.functions, name="functions"),
    path("<slug:partnership>/functions/<slug:id>/", functions.function, name="function"),
    path("<slug:partnership>/search/", search.search, name="search"),
    path("<slug:partnership>/data/", data.data, name="data"),
    path("<slug:partnership>/data/matrix.csv", data.matrix_csv, name="matrix_csv"),
    path("<slug:partnership>/data/matrix.xlsx", data.matrix_xlsx, name="matrix_xlsx"),
    path("<slug:partnership>/data/agreement.yaml", data.agreement_yaml, name="agreement_yaml"),
    path("<slug:partnership>/data/agreement.json", data.agreement_json, name="agreement_json"),
    path("", include("moothall.doors.site.meeting_urls")),
    *costs.urlpatterns,
    *meetings.urlpatterns,
    *savings.urlpatterns,
]
