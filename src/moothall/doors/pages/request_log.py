"""One line of log for each request, and the id by which all that was logged during it can be found again.

What is logged names a person by number and an address without its query; never an e-mail address, a cookie, a
token or anything that was typed.
"""

import logging
import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from time import perf_counter
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from moothall.refusals import Refusal

log = logging.getLogger("moothall.requests")

HEADER = "X-Request-ID"
QUIET = ("/static/", "/health")  # asked for all the time, and worth a line only when something is wrong
SECRET_PARTS = ("key",)  # parts of an address that open what only whoever sent it may open
REFUSED = {400: "Invalid", 403: "Forbidden", 404: "Missing", 409: "Conflict"}
_SANE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
_current: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    """Return the id of the request that is being answered; nothing outside one."""
    return _current.get()


class RequestIdFilter(logging.Filter):
    """Puts the request's id on every record that is logged while it is answered."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, with the id."""
        current = request_id()
        vars(record).update(request_id=current, of_request=f" [{current}]" if current else "")
        return True


class RequestLogMiddleware:
    """Takes or makes the request's id, gives it back in the answer, and logs how the request went."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers the request."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        given = request.headers.get(HEADER, "")
        is_sane = bool(_SANE.fullmatch(given))
        token = _current.set(given if is_sane else uuid.uuid4().hex)
        began = perf_counter()
        try:
            answer = self.get_response(request)
            # Whoever sent an id that cannot be used gets no other in its place; and a protocol may say itself
            # when an id is given back, as AuthZEN does: only where one was sent.
            if (is_sane or not given) and not getattr(answer, "keeps_own_request_id", False):
                answer.headers.setdefault(HEADER, request_id())
            _log(request, answer, round(1_000 * (perf_counter() - began)))
        finally:
            _current.reset(token)
        return answer


def note_refusal(request: HttpRequest, refusal: Refusal) -> None:
    """Remember which refusal answered a request, for its line of log."""
    request.META["moothall.refused"] = type(refusal).__name__


def _log(request: HttpRequest, answer: HttpResponseBase, ms: int) -> None:
    status, path = answer.status_code, _path(request)
    is_slow = ms >= settings.MOOTHALL_SLOW_MS
    refused = request.META.get("moothall.refused") or REFUSED.get(status, "")
    # Only whoever was looked up already: to ask now would open a session on a page that has none.
    person = getattr(getattr(request, "_cached_user", None), "pk", None)
    said = f"{request.method} {path} {status} in {ms} ms"
    said += f" by person {person}" if person else ""
    said += f", refused: {refused}" if refused else ""
    said += ", slow" if is_slow else ""
    facts = {"method": request.method, "path": path, "status": status, "ms": ms, "person": person}
    log.log(
        _level(status, is_slow=is_slow, is_quiet=path.startswith(QUIET)),
        "%s",
        said,
        extra={**facts, "refused": refused, "slow": is_slow or None},
    )


def _level(status: int, *, is_slow: bool, is_quiet: bool) -> int:
    if status >= 500:
        return logging.ERROR
    if is_slow:
        return logging.WARNING
    return logging.DEBUG if is_quiet else logging.INFO


def _path(request: HttpRequest) -> str:
    """Return the path as it was asked for, safe on one line, without its secret parts."""
    path = request.path
    parts = request.resolver_match.kwargs if request.resolver_match else {}
    for name in SECRET_PARTS:
        if secret := parts.get(name):
            path = path.replace(str(secret), "…")
    return quote(path, safe="/:@…")
