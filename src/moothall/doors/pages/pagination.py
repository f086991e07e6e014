"""One page of a long list, with links to the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.http import HttpRequest

T = TypeVar("T")


@dataclass(frozen=True)
class PageOfList(Generic[T]):
    """The items of one page of a list; pages are numbered from 1."""

    items: Sequence[T]
    number: int
    pages: int
    total: int
    size: int
    request: HttpRequest

    @property
    def first(self) -> int:
        """The place in the list of its first item, from 1; 0 where there is none."""
        return (self.number - 1) * self.size + 1 if self.total else 0

    @property
    def last(self) -> int:
        """The place in the list of its last item."""
        return min(self.number * self.size, self.total)

    def address(self, number: int) -> str:
        """Return the address of another page of the same list, keeping what else was asked."""
        asked = self.request.GET.copy()
        asked["page"] = str(number)
        return f"?{asked.urlencode()}"

    @property
    def pagination(self) -> dict[str, Any]:
        """What the design system's pagination needs."""
        shown: list[dict[str, Any]] = []
        for number in range(1, self.pages + 1):
            if number in (1, self.pages) or abs(number - self.number) <= 1:
                shown.append(
                    {"number": number, "href": self.address(number), "current": number == self.number}
                )
            elif shown and "ellipsis" not in shown[-1]:
                shown.append({"ellipsis": True})
        made: dict[str, Any] = {"items": shown, "landmarkLabel": "Pages of this list"}
        if self.number > 1:
            made["previous"] = {"href": self.address(self.number - 1)}
        if self.number < self.pages:
            made["next"] = {"href": self.address(self.number + 1)}
        return made


def page_of(items: Sequence[T], request: HttpRequest, *, size: int = 25) -> PageOfList[T]:
    """Return the page that ``request`` asks for, or the nearest that there is."""
    pages = max(1, -(-len(items) // size))
    asked = request.GET.get("page", "1")
    number = min(max(int(asked), 1), pages) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1
    return PageOfList(items[(number - 1) * size : number * size], number, pages, len(items), size, request)
