"""Who reads a page of meetings, the page that nobody else is given, and where its records were read."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse

from moothall.agreement.core.values import Source
from moothall.doors.pages.page_cache import made_for
from moothall.doors.pages.reader import reader_of
from moothall.doors.pages.remarks import REMARKS, Remark
from moothall.doors.site.visits import Visit
from moothall.meetings.core.reader import PUBLIC, Reader
from moothall.papers.core.exemption import SCHEDULE_12A, paragraphs_in_words
from moothall.papers.core.markdown import as_html


def reader_of_visit(visit: Visit) -> Reader:
    """Return who reads, by their posts in this partnership."""
    return reader_of(visit.request, visit.heading.id)


def private_to(answer: HttpResponse, who: Reader) -> HttpResponse:
    """Return an answer that no cache keeps where it was made for somebody in particular."""
    return made_for(answer, is_public=who == PUBLIC)


def page_for(
    visit: Visit, who: Reader, template: str, *, basis: Iterable[str] = (), **context: Any
) -> HttpResponse:
    """Return a page of this room; ``basis`` is that of every record on it: what is made up is said."""
    page = visit.page(
        template,
        made_up=made_up(basis),
        illustrative=REMARKS["illustrative"],
        exempt_law=SCHEDULE_12A,
        paragraphs_in_words=paragraphs_in_words,
        as_html=as_html,
        **context,
    )
    return private_to(page, who)


def made_up(basis: Iterable[str]) -> list[Remark]:
    """Return what is to be said at the top where a record on the page is illustrative."""
    return [REMARKS["illustrative"]] if "illustrative" in basis else []


def sources_of(kept: Iterable[Mapping[str, Any]]) -> list[Source]:
    """Return the sources that a record keeps."""
    return [Source.model_validate(dict(each)) for each in kept]
