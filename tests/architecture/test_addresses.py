"""Every door registers its addresses in the same way: each package's own list, in its own `urls`."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.urls import URLResolver, get_resolver

import moothall

HOUSE = Path(moothall.__file__).parent


def _routes(patterns: list[Any], at: str = "") -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from _routes(each.url_patterns, at + str(each.pattern))
        else:
            yield at + str(each.pattern)


def test_no_address_is_registered_twice() -> None:
    several = {route for route, times in Counter(_routes(get_resolver().url_patterns)).items() if times > 1}

    assert several == set()


def test_addresses_stand_in_a_module_called_urls_and_every_such_module_is_in_use() -> None:
    listing = [each for each in HOUSE.rglob("*.py") if re.search(r"^urlpatterns = ", each.read_text(), re.M)]
    imported = "\n".join(each.read_text() for each in listing)

    assert {each.name for each in listing} == {"urls.py"}
    for each in listing:
        package = ".".join(each.parent.relative_to(HOUSE.parent).parts)
        assert (
            f"from {package} import urls as" in imported
            or f'"{package}.urls"' in imported
            or (package == "moothall.config")
        )
