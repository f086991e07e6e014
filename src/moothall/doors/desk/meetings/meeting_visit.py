"""One meeting at the desk with whoever runs it.

What its pages need, each read once, and the forms that ask about it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from moothall.agreement.core.register import State
from moothall.agreement.core.terms import Authority, Body
from moothall.doors.desk.forms.answers import read_form
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, ask
from moothall.doors.desk.forms.shapes import Option
from moothall.doors.desk.visit import DeskVisit
from moothall.matters.queries import meeting
from moothall.matters.queries.views import ItemSeen, MeetingSeen
from moothall.meetings.operations import open_meeting
from moothall.meetings.queries.records import StoredItem, StoredMeeting, stored_item, stored_meeting
from moothall.meetings.rights import reader_of
from moothall.meetings.rules.bodies import body_on, state_of, term_name
from moothall.refusals import Missing


@dataclass(frozen=True)
class MeetingVisit:
    """A meeting, and the visit to it of somebody who may run it."""

    visit: DeskVisit
    partnership: str
    row: StoredMeeting

    @property
    def named(self) -> dict[str, Any]:
        """What its address is made of."""
        return {"partnership": self.partnership, "key": self.row.key}

    @property
    def who(self) -> dict[str, Any]:
        """Who acts, as every operation asks."""
        return {"acting": self.visit.acting}

    @cached_property
    def seen(self) -> MeetingSeen:
        """The meeting with all that belongs to it."""
        reader, day = reader_of(self.visit.acting, self.partnership), self.visit.day
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
        return term_name(self.state, term) if term else ""

    def councils(self) -> tuple[Option, ...]:
        """Return the councils that may be chosen: those whose body it is, or else all."""
        ids: Iterable[str] = self.body.authorities or (each.id for each in self.state.of(Authority))
        return tuple(Option(each, self.name_of(each)) for each in ids)

    def item(self, key: UUID) -> StoredItem:
        """Return one of its items."""
        return stored_item(meeting=self.row, key=key)

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


def meeting_visit(visit: DeskVisit, partnership: str, key: UUID) -> MeetingVisit:
    """Return a meeting to work on; refused, with who could, to whoever does not serve its body."""
    row = stored_meeting(partnership=partnership, key=key)
    visit.require(open_meeting, meeting=row)
    return MeetingVisit(visit, partnership, row)


PARAGRAPHS = (
    "1. About an individual",
    "2. Likely to reveal who an individual is",
    "3. The financial or business affairs of a person or body",
    "4. Consultations or negotiations on labour relations",
    "5. Legal professional privilege",
    "6. A notice, order or direction that the council proposes",
    "7. Preventing, investigating or prosecuting crime",
)
EXEMPT = tuple(Option(text[0], text) for text in PARAGRAPHS)


def ask_about(
    here: MeetingVisit,
    form: DeskForm,
    do: Callable[[Answers], HttpResponse],
    *,
    answers: Mapping[str, Any] | None = None,
    template: str = "meetings/form.html",
    part: str = "",
    **context: Any,
) -> HttpResponse:
    """Ask something about a meeting; what was sent when nobody was signed in any more is filled in again."""
    kept = read_form(form.fields, here.visit.unsent) if here.visit.unsent else answers
    context = {"meeting": here, "part": part, **context}

    return ask(here.visit, form, do, answers=kept, template=template, here="meetings", **context)
