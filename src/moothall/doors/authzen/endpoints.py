"""What every endpoint does: find the tenant and the client, and give an answer or the reason why not."""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from http import HTTPStatus
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from moothall.accounts.queries.clients import client_by_token
from moothall.delegation.core.authzen import DecisionPoint, fixture
from moothall.delegation.queries import point_of_partnership
from moothall.doors.authzen.requests import RequestDeclined, malformed, question_in
from moothall.doors.authzen.shapes import Shape
from moothall.doors.pages.days import today
from moothall.refusals import Refusal


def point_of_tenant(tenant: str) -> DecisionPoint:
    """Return what answers for ``tenant``; refused where there is none."""
    if tenant == fixture.NAME and settings.MOOTHALL_AUTHZEN_FIXTURE:
        return fixture.fixture()
    return point_of_partnership(tenant)


Json = dict[str, Any]
View = Callable[..., HttpResponse]
Wanted = TypeVar("Wanted", bound=Shape)

REQUEST_ID = re.compile(r"[!-~]([ -~]{0,198}[!-~])?")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TenantRequest(Generic[Wanted]):
    """What a known client asks about a tenant, and the day to take where it says none."""

    tenant: str
    today: date
    point: DecisionPoint
    asked: Wanted


def post(shape: type[Wanted]) -> Callable[[Callable[[TenantRequest[Wanted]], Json]], View]:
    """Make a view of a function that answers what is asked in ``shape``."""

    def made(answer: Callable[[TenantRequest[Wanted]], Json]) -> View:
        def answered(request: HttpRequest, tenant: str) -> HttpResponse:
            _refuse_other_methods(request, "POST")
            day = today()
            _refuse_strangers(request, tenant, day)
            point = point_of_tenant(tenant)
            return _json(answer(TenantRequest(tenant, day, point, question_in(request, shape))))

        return csrf_exempt(wraps(answer)(responding(answered)))

    return made


def get(answer: Callable[[HttpRequest, str], Json]) -> View:
    """Make a view of a function that anybody may read the answer of."""

    def answered(request: HttpRequest, tenant: str = "") -> HttpResponse:
        _refuse_other_methods(request, "GET", "HEAD")
        return _json(answer(request, tenant), headers={"Cache-Control": "public, max-age=3600"})

    return csrf_exempt(wraps(answer)(responding(answered)))


def responding(view: View) -> View:
    """Answer whatever becomes of a request in JSON, with the request's own id."""

    def respond(request: HttpRequest, **named: str) -> HttpResponse:
        request_id = request.headers.get("X-Request-ID", "")
        if request_id and not REQUEST_ID.fullmatch(request_id):  # it could not be given back as it is
            return _unanswered(malformed("X-Request-ID must be at most 200 printable ASCII characters."))
        response = _response(view, request, named)
        response.keeps_own_request_id = True  # type: ignore[attr-defined]  # read where ids are given back
        if request_id:
            response.headers["X-Request-ID"] = request_id
        return response

    return respond


def _response(view: View, request: HttpRequest, named: dict[str, str]) -> HttpResponse:
    try:
        return view(request, **named)
    except RequestDeclined as declined:
        return _unanswered(declined)
    except Refusal as refusal:
        return _unanswered(RequestDeclined.of(refusal))
    except Exception:
        log.exception("AuthZEN could not answer %s", request.path)
        message = "Something went wrong here. It is in the log."
        return _unanswered(RequestDeclined(HTTPStatus.INTERNAL_SERVER_ERROR, message))


def _unanswered(declined: RequestDeclined) -> HttpResponse:
    error = {"error": {"status": declined.status, "message": str(declined)}}
    return _json(error, status=declined.status, headers=declined.headers)


def _json(data: Json, *, status: int = HTTPStatus.OK, headers: dict[str, str] | None = None) -> HttpResponse:
    return JsonResponse(data, status=status, headers={"Cache-Control": "no-store", **(headers or {})})


def _refuse_other_methods(request: HttpRequest, *allowed: str) -> None:
    if request.method not in allowed:
        message = f"This address answers {' and '.join(allowed)}."
        raise RequestDeclined(HTTPStatus.METHOD_NOT_ALLOWED, message, Allow=", ".join(allowed))


def _refuse_strangers(request: HttpRequest, tenant: str, day: date) -> None:
    """Refuse whoever sends no token, or none of a client that may ask about ``tenant``."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    realm = 'Bearer realm="moothall"'
    if scheme.lower() != "bearer" or not token.strip():
        message = "Send the client's token: Authorization: Bearer …"
        raise RequestDeclined(HTTPStatus.UNAUTHORIZED, message, WWW_Authenticate=realm)
    client = client_by_token(token.strip(), on=day)
    if client is None:
        message = (
            "The token is not one of ours, or has been revoked. An administrator makes tokens at the desk."
        )
        challenge = f'{realm}, error="invalid_token"'
        raise RequestDeclined(HTTPStatus.UNAUTHORIZED, message, WWW_Authenticate=challenge)
    if client.partnership != tenant:
        message = f"The token is for “{client.partnership}” and this address is for “{tenant}”."
        raise RequestDeclined(HTTPStatus.FORBIDDEN, message)
