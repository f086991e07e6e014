"""What every endpoint does alike: who asks, what is asked, and the answer or the reason why there is none."""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from http import HTTPStatus
from typing import Any, Generic, TypeVar

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from moothall.accounts.clients.queries import client_by_token
from moothall.delegation.core.authzen import DecisionPoint
from moothall.doors.authzen.bodies import asked_in
from moothall.doors.authzen.declined import Declined, malformed
from moothall.doors.authzen.shapes import Shape
from moothall.doors.authzen.tenants import point_of_tenant
from moothall.doors.pages.clock import today
from moothall.refusals import Refusal

Json = dict[str, Any]
View = Callable[..., HttpResponse]
Asked = TypeVar("Asked", bound=Shape)

REQUEST_ID = re.compile(r"[!-~]([ -~]{0,198}[!-~])?")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asking(Generic[Asked]):
    """What a known client asks about a tenant, and the day to take where it says none."""

    tenant: str
    today: date
    point: DecisionPoint
    asked: Asked


def post(shape: type[Asked]) -> Callable[[Callable[[Asking[Asked]], Json]], View]:
    """Make a view of a function that answers what is asked in ``shape``."""

    def made(answer: Callable[[Asking[Asked]], Json]) -> View:
        def answered(request: HttpRequest, tenant: str) -> HttpResponse:
            _refuse_other_methods(request, "POST")
            day = today()
            _refuse_strangers(request, tenant, day)
            point = point_of_tenant(tenant)
            return _json(answer(Asking(tenant, day, point, asked_in(request, shape))))

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
        if request_id:
            response.headers["X-Request-ID"] = request_id
        return response

    return respond


def _response(view: View, request: HttpRequest, named: dict[str, str]) -> HttpResponse:
    try:
        return view(request, **named)
    except Declined as declined:
        return _unanswered(declined)
    except Refusal as refusal:
        return _unanswered(Declined.of(refusal))
    except Exception:
        log.exception("AuthZEN could not answer %s", request.path)
        message = "Something went wrong here. It is in the log."
        return _unanswered(Declined(HTTPStatus.INTERNAL_SERVER_ERROR, message))


def _unanswered(declined: Declined) -> HttpResponse:
    error = {"error": {"status": declined.status, "message": str(declined)}}
    return _json(error, status=declined.status, headers=declined.headers)


def _json(data: Json, *, status: int = HTTPStatus.OK, headers: dict[str, str] | None = None) -> HttpResponse:
    return JsonResponse(data, status=status, headers={"Cache-Control": "no-store", **(headers or {})})


def _refuse_other_methods(request: HttpRequest, *allowed: str) -> None:
    if request.method not in allowed:
        message = f"This address answers {' and '.join(allowed)}."
        raise Declined(HTTPStatus.METHOD_NOT_ALLOWED, message, Allow=", ".join(allowed))


def _refuse_strangers(request: HttpRequest, tenant: str, day: date) -> None:
    """Refuse whoever sends no token, or none of a client that may ask about ``tenant``."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    realm = 'Bearer realm="moothall"'
    if scheme.lower() != "bearer" or not token.strip():
        message = "Send the client's token: Authorization: Bearer …"
        raise Declined(HTTPStatus.UNAUTHORIZED, message, WWW_Authenticate=realm)
    client = client_by_token(token.strip(), on=day)
    if client is None:
        message = (
            "The token is not one of ours, or was taken away. An administrator makes tokens at the desk."
        )
        challenge = f'{realm}, error="invalid_token"'
        raise Declined(HTTPStatus.UNAUTHORIZED, message, WWW_Authenticate=challenge)
    if client.partnership != tenant:
        message = f"The token is for “{client.partnership}” and this address is for “{tenant}”."
        raise Declined(HTTPStatus.FORBIDDEN, message)
