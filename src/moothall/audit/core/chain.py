"""What makes a chain of records: each carries the SHA-256 of what it says and of the one before."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One record as it was read: its number, the digest before it, what it says, and its own digest."""

    number: int
    previous: str
    says: tuple[Any, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome of walking a chain; ``first_bad`` is the number of the first record that does not fit."""

    good: bool
    first_bad: int | None
    head: int
    digest: str
    message: str


@dataclass(frozen=True, slots=True)
class Break:
    """The first record that does not fit, and what is wrong with it, to be read after its number."""

    number: int
    why: str


def canonical(data: Any) -> str:
    """Write ``data`` as JSON in the one form that is hashed: no spaces, and no letter escaped."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: Any) -> Any:
    """Write a value that JSON has no form for: a day or moment in ISO form, anything else as text."""
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def linked(previous: str, number: int, *says: Any) -> str:
    """Return the digest of a record: SHA-256 of the one before it, its number and what it says."""
    written = canonical([previous, number, *says])
    return sha256(written.encode("utf-8", "surrogateescape")).hexdigest()


def as_recorded(count: int, noun: str) -> str:
    """Say that each of ``count`` records is as it was recorded."""
    if count == 1:
        return f"The only {noun} is as it was recorded."
    return f"All {count} {noun}s are as they were recorded." if count else f"There is no {noun} yet."


def first_break(
    links: Iterable[ChainLink], *, after: int = 0, previous: str = ""
) -> tuple[int, str, Break | None]:
    """Walk a chain in order; return its last number and digest, and where it is broken, if anywhere."""
    number, digest = after, previous
    for link in links:
        if why := _broken(link, number + 1, digest):
            return number, digest, Break(number + 1, why)
        number, digest = link.number, link.digest
    return number, digest, None


def _broken(link: ChainLink, expected: int, previous: str) -> str:
    """Say what is wrong with a link that should be number ``expected`` and follow ``previous``."""
    if link.number != expected:
        return f"is missing: number {link.number} stands in its place"
    if link.previous != previous:
        return "does not carry the digest of the one before it"
    if link.digest != linked(link.previous, link.number, *link.says):
        return "does not say what it said when it was recorded: its digest does not fit"
    return ""
