"""What a client reads first: where each endpoint is, and its OpenAPI description."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from moothall.doors.authzen.endpoints import REQUEST_ID as PRINTABLE
from moothall.doors.authzen.endpoints import get, point_of_tenant
from moothall.doors.authzen.shapes import (
    ActionSearchShape,
    EvaluationShape,
    EvaluationsShape,
    ResourceSearchShape,
    SubjectSearchShape,
)
from moothall.refusals import Missing

Json = dict[str, Any]

ENDPOINTS: dict[str, tuple[str, type[BaseModel], str]] = {
    "evaluation": ("May the subject do it?", EvaluationShape, "Decision"),
    "evaluations": ("May they, one by one?", EvaluationsShape, "Decisions"),
    "search/subject": ("Who may?", SubjectSearchShape, "Results"),
    "search/resource": ("On what?", ResourceSearchShape, "Results"),
    "search/action": ("What?", ActionSearchShape, "Results"),
}
REFUSALS = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
)
ANY: Json = {"type": "object"}
TEXT: Json = {"type": "string"}
ANSWERS: Json = {
    "Decision": {
        "type": "object",
        "required": ["decision"],
        "properties": {"decision": {"type": "boolean"}, "context": ANY},
    },
    "Decisions": {
        "anyOf": [
            {"$ref": "#/components/schemas/Decision"},
            {
                "type": "object",
                "required": ["evaluations"],
                "properties": {
                    "evaluations": {"type": "array", "items": {"$ref": "#/components/schemas/Decision"}}
                },
            },
        ]
    },
    "Results": {
        "type": "object",
        "required": ["page", "results"],
        "properties": {
            "page": {
                "type": "object",
                "required": ["next_token"],
                "properties": {
                    "next_token": TEXT,
                    "count": {"type": "integer", "minimum": 0},
                    "total": {"type": "integer", "minimum": 0},
                },
            },
            "context": ANY,
            "results": {"type": "array", "items": ANY},
        },
    },
    "Unanswered": {
        "type": "object",
        "required": ["error"],
        "properties": {
            "error": {
                "type": "object",
                "required": ["status", "message"],
                "properties": {"status": {"type": "integer"}, "message": TEXT},
            }
        },
    },
}
REQUEST_ID_HEADER: Json = {
    "name": "X-Request-ID",
    "in": "header",
    "description": "Comes back with the answer",
    "schema": {"type": "string", "pattern": f"^({PRINTABLE.pattern})?$"},
}


def openapi_description(base: str) -> Json:
    """Return the description of the endpoints at ``base``."""
    shapes = [(shape, "validation") for _, shape, _ in ENDPOINTS.values()]
    _, asked = models_json_schema(shapes, ref_template="#/components/schemas/{model}")  # type: ignore[arg-type]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Who may decide what",
            "version": "1.0",
            "description": "OpenID AuthZEN, Authorization API 1.0",
        },
        "servers": [{"url": base}],
        "security": [{"token": []}],
        "paths": {f"/access/v1/{path}": {"post": _operation(path)} for path in ENDPOINTS},
        "components": {
            "schemas": {**asked["$defs"], **ANSWERS},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(path: str) -> Json:
    summary, shape, answer = ENDPOINTS[path]
    refusals = {str(each.value): _body(each.phrase, "Unanswered") for each in REFUSALS}
    return {
        "operationId": path.replace("/", "_"),
        "summary": summary,
        "parameters": [REQUEST_ID_HEADER],
        "requestBody": {"required": True, **_content(shape.__name__)},
        "responses": {"200": _body("Answered", answer), **refusals},
    }


def _body(description: str, name: str) -> Json:
    return {"description": description, **_content(name)}


def _content(name: str) -> Json:
    return {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}}


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
    return openapi_description(_base(request, tenant))


def _base(request: HttpRequest, tenant: str) -> str:
    """Return the address of a tenant's decision point, which the specification has on HTTPS alone."""
    point_of_tenant(tenant)
    path = reverse("authzen:evaluation", kwargs={"tenant": tenant}).removesuffix("/access/v1/evaluation")
    return f"https://{request.get_host()}{path}"
