"""Results in pages. A token is signed, and says where the next page starts and of which search it is.

It carries everything, so nothing is kept here between two pages.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core import signing

from moothall.doors.authzen.requests import malformed
from moothall.doors.authzen.shapes import MOST_RESULTS, PageShape

USUAL_LIMIT = 100
SALT = "moothall.doors.authzen.result_pages"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page begins, and how many results it holds at most."""

    start: int
    limit: int


def page_of(
    results: Sequence[Json], *, page: PageShape | None, search: Sequence[Any]
) -> tuple[Json, list[Json]]:
    """Return what AuthZEN says of a page, and its results; ``search`` is all that must stay the same."""
    wanted = page or PageShape()
    digest = _digest(search)
    place = _place(wanted, digest)
    end = place.start + place.limit
    found = list(results[place.start : end])
    token = signing.dumps([end, place.limit, digest], salt=SALT) if end < len(results) else ""
    return {"next_token": token, "count": len(found), "total": len(results)}, found


def _place(wanted: PageShape, digest: str) -> PageStart:
    """Return where the page begins; a limit that is given with a token must be the one it was given with."""
    if not wanted.token:
        return PageStart(0, USUAL_LIMIT if wanted.limit is None else min(wanted.limit, MOST_RESULTS))
    try:
        start, limit, of = signing.loads(wanted.token, salt=SALT)
    except signing.BadSignature:
        raise malformed("page.token was not given out here. Begin again without one.") from None
    is_same_limit = wanted.limit is None or min(wanted.limit, MOST_RESULTS) == limit
    if of != digest or not is_same_limit:
        raise malformed("page.token belongs to another search. Ask again as before, or begin without one.")
    return PageStart(start, limit)


def _digest(search: Sequence[Any]) -> str:
    written = json.dumps(search, sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:32]
