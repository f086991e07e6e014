"""Which endpoint answers which address. Each partnership is a decision point of its own, at /authzen/NAME."""

from django.urls import path

from moothall.doors.authzen import discovery, views

app_name = "authzen"

WELL_KNOWN = ".well-known/authzen-configuration"

urlpatterns = [
    path(WELL_KNOWN, discovery.no_configuration, name="no_configuration"),
    path(f"{WELL_KNOWN}/authzen/<slug:tenant>", discovery.configuration, name="configuration"),
    path("authzen/<slug:tenant>/openapi.json", discovery.description, name="description"),
    path("authzen/<slug:tenant>/access/v1/evaluation", views.evaluation, name="evaluation"),
    path("authzen/<slug:tenant>/access/v1/evaluations", views.evaluations, name="evaluations"),
    path("authzen/<slug:tenant>/access/v1/search/subject", views.subject_search, name="subject_search"),
    path("authzen/<slug:tenant>/access/v1/search/resource", views.resource_search, name="resource_search"),
    path("authzen/<slug:tenant>/access/v1/search/action", views.action_search, name="action_search"),
]
