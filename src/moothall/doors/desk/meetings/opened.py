"""One meeting opened at the desk by whoever runs it, with what its pages need: each read once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from moothall.accounts.grants import Grant
from moothall.agreement.core.register import State
from moothall.agreement.core.terms import Authority, Body
from moothall.committees.bodies import body_on, called, state_of
from moothall.committees.models import AgendaItem, Meeting
from moothall.committees.queries import meeting
from moothall.committees.queries.seen import ItemSeen, MeetingSeen
from moothall.committees.rights import reader_of, require_running
from moothall.committees.rows import found
from moothall.doors.desk.forms.showing import Option
from moothall.doors.desk.visits import Visit
from moothall.refusals import Missing


@dataclass(frozen=True)
class Opened:
    """A meeting, the visit to it, and the right by which it is run."""

    visit: Visit
    partnership: str
    row: Meeting
    grant: Grant

    @property
    def named(self) -> dict[str, Any]:
        """What its address is made of."""
        return {"partnership": self.partnership, "key": self.row.key}

    @property
    def who(self) -> dict[str, Any]:
        """Who acts, and by which post, as every operation asks."""
        return {"by": self.visit.by, "as_post": self.grant.post}

    @cached_property
    def seen(self) -> MeetingSeen:
        """The meeting with all that belongs to it."""
        reader, day = reader_of(self.visit.rights, self.partnership), self.visit.day
        return meeting(partnership=self.partnership, key=str(self.row.key), reader=reader, on=day)

    @cached_property
    def state(self) -> State:
        """What holds on the day of the meeting."""
        return state_of(self.partnership, self.row.starts_on)

    @cached_property
    def body(self) -> Body:
        """The body that meets, as it stands on that day."""
        return body_on(self.partnership, self.row.body, self.row.starts_on)

    @property
    def title(self) -> str:
        """What the meeting is called."""
        return self.row.title or self.body.name

    def name_of(self, term: str | None) -> str:
        """Return what people call a council, a body or a post."""
        return called(self.state, term) if term else ""

    def councils(self) -> tuple[Option, ...]:
        """Return the councils that may be chosen: those whose body it is, or else all."""
        ids: Iterable[str] = self.body.authorities or (each.id for each in self.state.of(Authority))
        return tuple(Option(each, self.name_of(each)) for each in ids)

    def item(self, key: UUID) -> AgendaItem:
        """Return one of its items."""
        item = found(AgendaItem, self.partnership, key=key, meeting=self.row)
        item.meeting = self.row
        return item

    def item_seen(self, key: UUID) -> ItemSeen:
        """Return one of its items with all that belongs to it."""
        item = next((each for each in self.seen.items if each.key == str(key)), None)
        if item is None:
            raise Missing("There is no such item on this agenda. It may have been removed.")
        return item

    def go(self, part: str = "") -> HttpResponse:
        """Send the person back to the meeting, to one part of its page."""
        answer = self.visit.go("meeting_desk", **self.named)
        if part:
            answer["Location"] += f"#{part}"
        return answer

    def address(self, page: str, **more: Any) -> str:
        """Return the address of one of its pages."""
        return reverse(f"desk:{page}", kwargs={**self.named, **more})


def opened(visit: Visit, partnership: str, key: UUID) -> Opened:
    """Return a meeting to work on; refused, with who could, to whoever does not serve its body."""
    row = found(Meeting, partnership, key=key)
    return Opened(visit, partnership, row, require_running(visit.rights, partnership, row.body, visit.day))
