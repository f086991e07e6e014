"""What happened before, or in another system: a meeting with its items, who came and what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal

from moothall.committees.books import Entry
from moothall.committees.records import Record

Sources = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class PastDecision:
    """A decision that was taken: its record, and what is known of its publication and its effect.

    Without ``published_at`` it counts as published on the day it was taken: it is public here.
    """

    record: Record
    holder: str
    taken_on: date
    taken_as: Literal["body", "member", "officer"] = "body"
    taken_by: str = ""
    authorities: tuple[str, ...] = ()
    published_at: datetime | None = None
    call_in_closes_on: date | None = None
    in_force_on: date | None = None
    came_as: str = ""


@dataclass(frozen=True, slots=True)
class PastItem:
    """An item that was on an agenda, and what is known to have come of it."""

    title: str
    purpose: str = ""
    recommendation: str = ""
    minute: str = ""
    is_key: bool = False
    is_private: bool = False
    exempt_paragraphs: tuple[int, ...] = ()
    public_interest: str = ""
    late_because: str = ""
    url: str = ""
    sources: Sources = ()
    issue: str = ""  # the slug of an issue
    decisions: tuple[PastDecision, ...] = ()
    came_as: str = ""


@dataclass(frozen=True, slots=True)
class PastMeeting:
    """A meeting that was held, or that another system has planned, cancelled or held.

    ``came_from`` and ``came_as`` name the system and its record, so that it is never there twice.
    ``attendance`` None leaves what is known of it alone.
    """

    body: str
    starts_on: date
    starts_at: time | None = None
    ends_at: time | None = None
    title: str = ""
    place: str = ""
    place_authority: str = ""
    state: Literal["planned", "agenda", "held", "cancelled"] = "held"
    state_because: str = ""
    agenda_published_at: datetime | None = None
    minutes: str = ""
    minutes_published_at: datetime | None = None
    minutes_approved_on: date | None = None
    url: str = ""
    basis: Literal["sourced", "illustrative"] = "sourced"
    sources: Sources = ()
    items: tuple[PastItem, ...] = ()
    attendance: tuple[Entry, ...] | None = None
    came_from: str = ""
    came_as: str = ""
