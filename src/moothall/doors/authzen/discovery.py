"""What a client reads first: where each endpoint is, and what it takes."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from moothall.doors.authzen.described import described
from moothall.doors.authzen.endpoints import get
from moothall.doors.authzen.tenants import point_of_tenant
from moothall.refusals import Missing

Json = dict[str, Any]


@get
def configuration(request: HttpRequest, tenant: str) -> Json:
    """Return AuthZEN's metadata of a tenant."""
    base = _base(request, tenant)
    return {
        "policy_decision_point": base,
        "access_evaluation_endpoint": f"{base}/access/v1/evaluation",
        "access_evaluations_endpoint": f"{base}/access/v1/evaluations",
        "search_subject_endpoint": f"{base}/access/v1/search/subject",
        "search_resource_endpoint": f"{base}/access/v1/search/resource",
        "search_action_endpoint": f"{base}/access/v1/search/action",
    }


@get
def no_configuration(request: HttpRequest, tenant: str) -> Json:
    """Say that a decision point answers for one partnership."""
    raise Missing("Each partnership has its own: /.well-known/authzen-configuration/authzen/PARTNERSHIP.")


@get
def description(request: HttpRequest, tenant: str) -> Json:
    """Return the OpenAPI description of a tenant's endpoints."""
    return described(_base(request, tenant))


def _base(request: HttpRequest, tenant: str) -> str:
    """Return the address of a tenant's decision point, which the specification has on HTTPS alone."""
    point_of_tenant(tenant)
    path = reverse("authzen:evaluation", kwargs={"tenant": tenant}).removesuffix("/access/v1/evaluation")
    return f"https://{request.get_host()}{path}"
