"""Which page or file about an agreement answers which address."""

from django.urls import path

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

HERE = "<slug:partnership>"

urlpatterns = [
    path(f"{HERE}/matrix/", matrix.matrix, name="matrix"),
    path(f"{HERE}/timeline/", timeline.timeline, name="timeline"),
    path(f"{HERE}/councils/", councils.councils, name="councils"),
    path(f"{HERE}/councils/<slug:id>/", councils.council, name="council"),
    path(f"{HERE}/services/", services.services, name="services"),
    path(f"{HERE}/services/<slug:id>/", services.service, name="service"),
    path(f"{HERE}/bodies/", bodies.bodies, name="bodies"),
    path(f"{HERE}/bodies/<slug:id>/", bodies.body, name="body"),
    path(f"{HERE}/posts/", bodies.posts, name="posts"),
    path(f"{HERE}/posts/<slug:id>/", bodies.post, name="post"),
    path(f"{HERE}/agreement/", document.agreement, name="agreement"),
    path(f"{HERE}/variations/", variations.variations, name="variations"),
    path(f"{HERE}/variations/<int:number>/", variations.variation, name="variation"),
    path(f"{HERE}/findings/", findings.findings_page, name="findings"),
    path(f"{HERE}/data/", files.data, name="data"),
    path(f"{HERE}/data/matrix.csv", files.matrix_csv, name="matrix_csv"),
    path(f"{HERE}/data/matrix.xlsx", files.matrix_xlsx, name="matrix_xlsx"),
    path(f"{HERE}/data/agreement.yaml", files.agreement_yaml, name="agreement_yaml"),
    path(f"{HERE}/data/agreement.json", files.agreement_json, name="agreement_json"),
]
