"""The public site's addresses. Everything about a partnership lies under its id."""

from django.urls import include, path

from moothall.doors.site import about, partnerships, search, term_page
from moothall.doors.site.agreement import (
    bodies,
    councils,
    document,
    files,
    findings,
    matrix,
    services,
    timeline,
    variations,
)
from moothall.doors.site.costs import addresses as costs
from moothall.doors.site.meetings import addresses as meetings
from moothall.doors.site.powers import functions, question_page, scheme_comparison, scheme_findings, schemes
from moothall.doors.site.savings import addresses as savings

app_name = "site"

urlpatterns = [
    path("", partnerships.home, name="home"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("how-it-works/", about.how_it_works, name="how_it_works"),
    path("laws/", about.laws, name="laws"),
    path("glossary/", about.glossary, name="glossary"),
    path("<slug:partnership>/", partnerships.glance, name="glance"),
    path("<slug:partnership>/matrix/", matrix.matrix, name="matrix"),
    path("<slug:partnership>/timeline/", timeline.timeline, name="timeline"),
    path("<slug:partnership>/councils/", councils.councils, name="councils"),
    path("<slug:partnership>/councils/<slug:id>/", councils.council, name="council"),
    path("<slug:partnership>/services/", services.services, name="services"),
    path("<slug:partnership>/services/<slug:id>/", services.service, name="service"),
    path("<slug:partnership>/bodies/", bodies.bodies, name="bodies"),
    path("<slug:partnership>/bodies/<slug:id>/", bodies.body, name="body"),
    path("<slug:partnership>/posts/", bodies.posts, name="posts"),
    path("<slug:partnership>/posts/<slug:id>/", bodies.post, name="post"),
    path("<slug:partnership>/terms/<slug:id>/", term_page.term, name="term"),
    path("<slug:partnership>/agreement/", document.agreement, name="agreement"),
    path("<slug:partnership>/variations/", variations.variations, name="variations"),
    path("<slug:partnership>/variations/<int:number>/", variations.variation, name="variation"),
    path("<slug:partnership>/findings/", findings.findings_page, name="findings"),
    path("<slug:partnership>/decide/", question_page.decide, name="decide"),
    path("<slug:partnership>/schemes/", schemes.schemes, name="schemes"),
    path("<slug:partnership>/schemes/compare/", scheme_comparison.compare_schemes, name="compare_schemes"),
    path("<slug:partnership>/schemes/findings/", scheme_findings.scheme_findings, name="scheme_findings"),
    path("<slug:partnership>/schemes/<slug:council>/", schemes.scheme, name="scheme"),
    path("<slug:partnership>/schemes/<slug:council>/scheme.csv", schemes.scheme_csv, name="scheme_csv"),
    path("<slug:partnership>/schemes/<slug:council>/scheme.xlsx", schemes.scheme_xlsx, name="scheme_xlsx"),
    path("<slug:partnership>/functions/", functions.functions, name="functions"),
    path("<slug:partnership>/functions/<slug:id>/", functions.function, name="function"),
    path("<slug:partnership>/search/", search.search, name="search"),
    path("<slug:partnership>/data/", files.data, name="data"),
    path("<slug:partnership>/data/matrix.csv", files.matrix_csv, name="matrix_csv"),
    path("<slug:partnership>/data/matrix.xlsx", files.matrix_xlsx, name="matrix_xlsx"),
    path("<slug:partnership>/data/agreement.yaml", files.agreement_yaml, name="agreement_yaml"),
    path("<slug:partnership>/data/agreement.json", files.agreement_json, name="agreement_json"),
    path("", include("moothall.doors.feeds.urls")),
    *costs.urlpatterns,
    *meetings.urlpatterns,
    *savings.urlpatterns,
]
