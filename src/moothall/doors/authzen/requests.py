"""A request: its body in the shape that is asked for, and why one is not answered."""

import json
from collections.abc import Iterable
from decimal import Decimal
from http import HTTPStatus
from typing import Any, TypeVar

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.request import UnreadablePostError
from pydantic import ValidationError
from pydantic_core import from_json

from moothall.doors.authzen.shapes import MOST_EVALUATIONS, Shape
from moothall.doors.pages.refusals import status_of
from moothall.refusals import Refusal


class RequestDeclined(Exception):
    """The request as a whole is not answered."""

    def __init__(self, status: HTTPStatus, message: str, **headers: str) -> None:
        """Keep the status and the message; a header's name is written with underscores."""
        super().__init__(message)
        self.status = status
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}

    @classmethod
    def of(cls, refusal: Refusal) -> "RequestDeclined":
        """Return what a refusal comes to."""
        return cls(status_of(refusal), str(refusal))


def malformed(message: str) -> RequestDeclined:
    """Return what is said of a request that is not well formed."""
    return RequestDeclined(HTTPStatus.BAD_REQUEST, message)


MOST_BYTES = 1_000_000
Wanted = TypeVar("Wanted", bound=Shape)
TOO_LONG = f"The body is longer than {MOST_BYTES:,} bytes. Ask in several requests."
IN_WORDS = {
    "missing": "is missing",
    "string_type": "must be text",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "list_type": "must be a list",
    "int_type": "must be a whole number",
    "greater_than_equal": "must not be below 0",
    "literal_error": "must be execute_all, deny_on_first_deny or permit_on_first_permit",
    "too_long": f"must hold at most {MOST_EVALUATIONS:,}; ask in several requests",
}


def question_in(request: HttpRequest, shape: type[Wanted]) -> Wanted:
    """Return what is asked in the body of ``request``."""
    if request.content_type != "application/json":
        raise malformed("Content-Type must be application/json.")
    if request.content_params and request.content_params.get("charset", "utf-8").lower() != "utf-8":
        raise malformed("The body must be written in UTF-8.")
    return shaped(_object_in(_body_of(request)), shape)


def shaped(given: dict[str, Any], shape: type[Wanted]) -> Wanted:
    """Return ``given`` in its shape; refused with everything that is wrong with it."""
    try:
        return shape.model_validate(given)
    except ValidationError as error:
        raise malformed(". ".join(_faults(error)) + ".") from None


def _faults(error: ValidationError) -> Iterable[str]:
    for fault in error.errors(include_url=False, include_input=False, include_context=False):
        yield f"{'.'.join(map(str, fault['loc']))} {IN_WORDS.get(fault['type'], fault['msg'])}"


def _body_of(request: HttpRequest) -> bytes:
    try:
        body = request.body
    except RequestDataTooBig:
        raise RequestDeclined(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LONG) from None
    except UnreadablePostError:
        raise malformed("The body broke off.") from None
    if len(body) > MOST_BYTES:
        raise RequestDeclined(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LONG)
    if not body.strip():
        raise malformed("The body is empty. It must be a JSON object.")
    return body


def _object_in(body: bytes) -> dict[str, Any]:
    """Return the JSON object that ``body`` writes, its numbers exact.

    The first reading refuses text that is not UTF-8, half characters, and what is nested beyond all sense;
    the second a name that is given twice, of which two readers could each believe another one.
    """
    try:
        from_json(body, allow_inf_nan=False)
        value = json.loads(body.decode(), object_pairs_hook=_each_once, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise malformed(f"The body is not JSON that can be read: {str(error)[:200]}.") from None
    if not isinstance(value, dict):
        raise malformed("The body must be a JSON object.")
    return value


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name is given twice in one object")
    return found
