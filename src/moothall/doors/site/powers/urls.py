"""Which page or file about powers answers which address."""

from django.urls import path

from moothall.doors.site.powers import functions, question_page, scheme_comparison, scheme_findings, schemes

HERE = "<slug:partnership>"

urlpatterns = [
    path(f"{HERE}/decide/", question_page.decide, name="decide"),
    path(f"{HERE}/schemes/", schemes.schemes, name="schemes"),
    path(f"{HERE}/schemes/compare/", scheme_comparison.compare_schemes, name="compare_schemes"),
    path(f"{HERE}/schemes/findings/", scheme_findings.scheme_findings, name="scheme_findings"),
    path(f"{HERE}/schemes/<slug:council>/", schemes.scheme, name="scheme"),
    path(f"{HERE}/schemes/<slug:council>/scheme.csv", schemes.scheme_csv, name="scheme_csv"),
    path(f"{HERE}/schemes/<slug:council>/scheme.xlsx", schemes.scheme_xlsx, name="scheme_xlsx"),
    path(f"{HERE}/functions/", functions.functions, name="functions"),
    path(f"{HERE}/functions/<slug:id>/", functions.function, name="function"),
]
