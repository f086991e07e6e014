"""Who reads a page of meetings, and an answer that nobody else is given."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse

from moothall.committees.core.reader import PUBLIC, Reader
from moothall.committees.papers.rendering.html import as_html
from moothall.committees.papers.wording import LAW, paragraphs_in_words
from moothall.doors.pages.reader import reader_of
from moothall.doors.pages.remarks import REMARKS, Remark
from moothall.doors.site.visits import Visit


def reader(visit: Visit) -> Reader:
    """Return who reads, by their posts in this partnership."""
    return reader_of(visit.request, visit.heading.id)


def answered(answer: HttpResponse, who: Reader) -> HttpResponse:
    """Return an answer that no cache keeps where it was made for somebody in particular."""
    answer.headers["Vary"] = "Cookie"
    if who != PUBLIC:
        answer.headers["Cache-Control"] = "private, no-store"
    return answer


def told(
    visit: Visit, who: Reader, template: str, *, basis: Iterable[str] = (), **context: Any
) -> HttpResponse:
    """Return a page of this room; ``basis`` is that of every record on it: what is made up is said."""
    page = visit.page(
        template,
        made_up=made_up(basis),
        illustrative=REMARKS["illustrative"],
        exempt_law=LAW,
        paragraphs_in_words=paragraphs_in_words,
        as_html=as_html,
        **context,
    )
    return answered(page, who)


def made_up(basis: Iterable[str]) -> list[Remark]:
    """Return what is to be said at the top where a record on the page is illustrative."""
    return [REMARKS["illustrative"]] if "illustrative" in basis else []
