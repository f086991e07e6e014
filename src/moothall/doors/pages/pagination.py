"""One page of a long list, with links to the others.

Django's paginator counts the pages; here is what a page shows, and what of the address is kept by its links.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

T = TypeVar("T")
S = TypeVar("S")


@dataclass(frozen=True)
class PageOfList(Generic[T]):
    """The items of one page of a list; pages are numbered from 1."""

    items: Sequence[T]
    place: Page[Any]
    request: HttpRequest

    @property
    def number(self) -> int:
        """Its number."""
        return self.place.number

    @property
    def pages(self) -> int:
        """How many pages there are; one at least."""
        return self.place.paginator.num_pages

    @property
    def total(self) -> int:
        """How many items the whole list has."""
        return self.place.paginator.count

    @property
    def first(self) -> int:
        """The place in the list of its first item, from 1; 0 where there is none."""
        return self.place.start_index()

    @property
    def last(self) -> int:
        """The place in the list of its last item."""
        return self.place.end_index()

    def showing(self, items: Sequence[S]) -> "PageOfList[S]":
        """Return the page with other items in the place of its own, such as them in words."""
        return PageOfList(items, self.place, self.request)

    def address(self, number: int) -> str:
        """Return the address of another page of the same list, keeping what else was asked."""
        asked = self.request.GET.copy()
        asked["page"] = str(number)
        return f"?{asked.urlencode()}"

    @property
    def pagination(self) -> dict[str, Any]:
        """What the design system's pagination needs."""
        paginator = self.place.paginator
        shown: list[dict[str, Any]] = [
            {"number": number, "href": self.address(number), "current": number == self.number}
            if isinstance(number, int)
            else {"ellipsis": True}
            for number in paginator.get_elided_page_range(self.number, on_each_side=1, on_ends=1)
        ]
        made: dict[str, Any] = {"items": shown, "landmarkLabel": "Pages of this list"}
        if self.place.has_previous():
            made["previous"] = {"href": self.address(self.place.previous_page_number())}
        if self.place.has_next():
            made["next"] = {"href": self.address(self.place.next_page_number())}
        return made


@dataclass(frozen=True)
class PageAsked:
    """The page that was asked for of a list that a query cuts, so that the rest of it is never read."""

    request: HttpRequest
    size: int = 25

    @property
    def number(self) -> int:
        """Its number, from 1, whether or not the list is so long."""
        asked = self.request.GET.get("page", "1")
        return max(int(asked), 1) if asked.isascii() and asked.isdigit() and len(asked) < 8 else 1

    @property
    def offset(self) -> int:
        """How many items come before it."""
        return (self.number - 1) * self.size

    def page(self, items: Sequence[T], total: int) -> PageOfList[T]:
        """Return the page, once its items are read and all are counted."""
        return PageOfList(items, Paginator(range(total), self.size).get_page(self.number), self.request)


def page_of(
    items: Sequence[T], request: HttpRequest, *, size: int = 25, number: int | None = None
) -> PageOfList[T]:
    """Return the page that ``request`` asks for, or ``number``, or the nearest that there is."""
    place = Paginator(items, size).get_page(number or PageAsked(request, size).number)
    return PageOfList(items[place.start_index() - 1 if items else 0 : place.end_index()], place, request)
