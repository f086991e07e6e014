"""Every address that the house answers, with the ids that a stranger would guess."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from tests.accounts.partnership import NAME
from tests.security.people import World


def addresses(world: World) -> dict[str, str]:
    """Return an address for each pattern of the project, by its own name and that of its door."""
    return dict(_within(get_resolver().url_patterns, "/", "", _guesses(world)))


def _guesses(world: World) -> dict[str, dict[str, object]]:
    """Return what to put for the variables of a pattern: by what its name begins with, or for all."""
    return {
        "": {
            "partnership": NAME, "tenant": NAME, "id": "clerk", "council": "avon", "term": "avon-legal",
            "key": world.meeting, "place": 0, "intent": "leave-service", "number": 1, "anything": "x",
            "slug": world.decision, "year": "2016-17", "service": "legal", "name": "meetings",
            "form": "csv", "topic": "all", "draft": world.draft,
        },
        "draft": {"number": world.draft, "key": "end"},
        "people": {"number": world.person},
        "appointments": {"number": world.appointment},
        "clients": {"number": world.client},
        "audit": {"number": world.event},
        "work": {"task": world.task},
        "matters": {"slug": world.matter, "leg": 1, "how": "end"},
        "matters/<slug:partnership>/decisions": {"slug": world.decision, "how": "release"},
        "matters/<slug:partnership>/notices": {"key": world.notice},
        "meetings": {
            "key": world.meeting, "how": "notice",
            "item": world.notice, "paper": world.notice, "action": world.notice, "vote": world.notice,
        },
        "benefits": {"benefit": "one-team", "to": "planned"},
    }  # fmt: skip


def _within(
    patterns: list[Any], at: str, door: str, guesses: dict[str, dict[str, object]]
) -> Iterator[tuple[str, str]]:
    for each in patterns:
        if isinstance(each, URLResolver):
            within = each.namespace or door
            yield from _within(each.url_patterns, at + str(each.pattern), within, guesses)
        elif isinstance(each, URLPattern):
            yield f"{door}:{each.name}", _filled_in(at + str(each.pattern), guesses)


def _filled_in(route: str, guesses: dict[str, dict[str, object]]) -> str:
    """Write the guesses in the place of a route's variables."""
    for place, named in reversed(guesses.items()):
        if f"/desk/{place}" in route or not place:
            for name, guess in named.items():
                for kind in ("int", "slug", "path", "str", "uuid"):
                    route = route.replace(f"<{kind}:{name}>", str(guess)).replace(f"<{name}>", str(guess))
    return route
