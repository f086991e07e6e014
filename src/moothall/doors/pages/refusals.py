"""Refusals as pages: one place where a request that cannot be carried out is told why, in plain words."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from moothall.doors.pages.request_log import note_refusal
from moothall.refusals import Conflict, Fault, Forbidden, Invalid, Missing, Refusal

STATUSES: dict[type[Refusal], HTTPStatus] = {
    Invalid: HTTPStatus.BAD_REQUEST,
    Forbidden: HTTPStatus.FORBIDDEN,
    Missing: HTTPStatus.NOT_FOUND,
    Conflict: HTTPStatus.CONFLICT,
}


def status_of(refusal: Refusal) -> HTTPStatus:
    """Return the HTTP status that answers a refusal."""
    return next(
        (status for kind, status in STATUSES.items() if isinstance(refusal, kind)), HTTPStatus.BAD_REQUEST
    )


class RefusalMiddleware:
    """Turns a refusal that a view let through into its page; any other fault goes on to the log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers the request."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page for a refusal, and nothing for anything else."""
        return page_of_refusal(request, exception) if isinstance(exception, Refusal) else None


def page_of_refusal(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Return the page, or the JSON where that was asked for, that says what cannot be done and why."""
    status = status_of(refusal)
    note_refusal(request, refusal)
    answer: HttpResponse
    if request.path.startswith("/api/"):
        answer = JsonResponse({"detail": str(refusal)}, status=status)
    else:
        faults: tuple[Fault, ...] = refusal.faults if isinstance(refusal, Invalid) else ()
        context = {"message": "" if faults else str(refusal), "faults": faults}
        answer = render(request, f"{status.value}.html", context, status=status)
    add_never_cache_headers(answer)  # it may say what only this person may read, and may soon be otherwise
    return answer
