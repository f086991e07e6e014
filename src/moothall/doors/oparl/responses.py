"""How OParl answers: JSON that any site may read, the same for whoever asks, and refusals in words."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from moothall.doors.oparl.addresses import Addresses
from moothall.doors.oparl.list_query import ListQuery
from moothall.doors.pages.page_cache import answer_from_cache
from moothall.doors.pages.refusals import status_of
from moothall.refusals import Missing, Refusal

SCHEMA = "https://schema.oparl.org/1.1/"
EVERYWHERE = {"Access-Control-Allow-Origin": "*"}
Written = Mapping[str, Any]
View = Callable[..., HttpResponse]


def open_answers(view: View) -> Callable[..., HttpResponseBase]:
    """Give ``view`` the addresses after the request; a refusal is answered as OParl's error.

    What it answers is kept until anything is recorded.
    """

    @wraps(view)
    def answer(request: HttpRequest, **named: Any) -> HttpResponseBase:
        try:
            return answer_from_cache(
                request, lambda: view(request, Addresses.of(request), **named), is_same_for_all=True
            )
        except Refusal as refusal:
            return _refused(refusal)

    return require_safe(answer)


def as_json(content: Written, *, status: int = 200) -> HttpResponse:
    """Return an answer in JSON."""
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(
        written, content_type="application/json; charset=utf-8", status=status, headers=EVERYWHERE
    )


def list_response(address: str, asked: ListQuery, total: int, data: Sequence[Written]) -> HttpResponse:
    """Return one page of a list, with links that keep what was asked."""
    pages = Paginator(range(total), asked.limit).num_pages
    links = {
        "first": asked.address(address, 1),
        "self": asked.address(address, asked.page),
        "last": asked.address(address, pages),
    }
    if asked.page > 1:
        links["prev"] = asked.address(address, min(asked.page - 1, pages))
    if asked.page < pages:
        links["next"] = asked.address(address, asked.page + 1)
    counts = {
        "totalElements": total,
        "elementsPerPage": asked.limit,
        "currentPage": asked.page,
        "totalPages": pages,
    }
    return as_json({"data": data, "pagination": counts, "links": links})


def without_nothing(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object without what is not known: no null, no empty text and no empty list."""
    return {name: value for name, value in pairs if value not in (None, "", [], {})}


@open_answers
def nothing(request: HttpRequest, at: Addresses, **named: Any) -> HttpResponse:
    """Answer any other address."""
    raise Missing("There is nothing at this address.")


def _refused(refusal: Refusal) -> HttpResponse:
    told = {"type": f"{SCHEMA}Error", "message": str(refusal), "debug": type(refusal).__name__}
    return as_json(told, status=status_of(refusal))
