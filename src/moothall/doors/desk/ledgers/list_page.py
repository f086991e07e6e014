"""One page of a list that a query cuts, so that the rest of it is never read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpRequest

from moothall.doors.pages.pagination import PageOfList

T = TypeVar("T")


@dataclass(frozen=True)
class ListPage:
    """The page of a list that was asked for."""

    request: HttpRequest
    size: int

    @property
    def number(self) -> int:
        """Its number, from 1."""
        asked = self.request.GET.get("page", "1")
        return max(int(asked), 1) if asked.isascii() and asked.isdigit() and len(asked) < 8 else 1

    @property
    def offset(self) -> int:
        """How many items come before it."""
        return (self.number - 1) * self.size

    def page(self, items: Sequence[T], total: int) -> PageOfList[T]:
        """Return the page, once its items are read and all are counted."""
        pages = max(1, -(-total // self.size))
        return PageOfList(items, min(self.number, pages), pages, total, self.size, self.request)
