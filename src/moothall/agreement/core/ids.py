"""Ids made from names, so that nobody has to think one up."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST_ID = 80


def slug(text: str) -> str:
    """Return ``text`` as an id: lower case, with hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")


def free_id(wanted: str, taken: Iterable[str]) -> str:
    """Return ``wanted``, with the first number after it that makes it unique if it is taken."""
    used, number, found = set(taken), 2, wanted
    while found in used:
        found = f"{wanted[: LONGEST_ID - 4].rstrip('-')}-{number}"
        number += 1
    return found
