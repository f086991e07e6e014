"""What another system gives of a meeting, as plain facts. None: it says nothing of that, either way."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class GivenPaper:
    """A public paper that lies with the other system, at ``url``."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class GivenDecision:
    """The words of a decision, as the other system published them."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class GivenItem:
    """One item of an agenda. Of an item taken in private nothing but its public title is given.

    Whatever else may be private about it is empty then, and not None: it is to be readable no more.
    """

    id: str
    number: str
    title: str
    is_private: bool | None
    text: str | None = ""
    minute: str | None = ""
    decision: GivenDecision | None = None
    papers: tuple[GivenPaper, ...] | None = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class GivenAttendee:
    """Somebody who was to be there, in what standing, and in the system's words whether they were."""

    name: str
    role: str
    attendance: str
    is_member: bool


@dataclass(frozen=True, slots=True)
class GivenMeeting:
    """One meeting; ``line`` is where it stands in the file."""

    id: str
    committee_id: str
    committee: str
    starts_on: date
    starts_at: time | None
    place: str
    status: str
    agenda_is_published: bool
    minutes_are_published: bool
    line: int
    items: tuple[GivenItem, ...] | None = ()
    attendees: tuple[GivenAttendee, ...] | None = ()
    url: str = ""
