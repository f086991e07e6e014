"""The addresses of everything that OParl gives: whole, one for each object, and no other."""

from dataclasses import dataclass
from typing import Any, Self

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

LISTS = {
    "organization": "organizations",
    "person": "persons",
    "meeting": "meetings",
    "paper": "papers",
    "agendaItem": "agenda-items",
    "consultation": "consultations",
    "file": "files",
    "locationList": "locations",
    "legislativeTermList": "legislative-terms",
    "membership": "memberships",
}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Makes addresses; ``root`` is that of this server, with no slash at its end."""

    root: str
    system: str

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """Return the addresses as this server is called by whoever asks."""
        return cls(
            request.build_absolute_uri("/").rstrip("/"),
            request.build_absolute_uri(reverse("oparl:system")),
        )

    @property
    def bodies(self) -> str:
        """The list of bodies."""
        return f"{self.system}bodies/"

    def body(self, partnership: str, authority: str = "") -> str:
        """Return the address of a council, or of the partnership where none is named."""
        council = f"councils/{authority}/" if authority else ""
        return f"{self.system}{partnership}/{council}"

    def one(self, partnership: str, name: str, key: str) -> str:
        """Return the address of one object, by the name of its list."""
        return f"{self.system}{partnership}/{name}/{key}/"

    def content(self, partnership: str, key: str) -> str:
        """Return where a file itself can be read."""
        return f"{self.one(partnership, 'files', key)}content/"

    def page(self, name: str, **named: Any) -> str | None:
        """Return the address of a page for people; None where there is none of that name."""
        try:
            return self.root + reverse(f"site:{name}", kwargs=named)
        except NoReverseMatch:
            return None
