"""Who is there, as recorded so far: who may vote on each item, and whether there is a quorum."""

from dataclasses import dataclass
from functools import cached_property

from moothall.doors.desk.meetings.meeting_visit import MeetingVisit
from moothall.meetings.core import roll as core
from moothall.meetings.core.quorum import Quorate, quorum, quorum_forecast, quorum_over
from moothall.meetings.core.roll import Roll, VotingStanding, roll
from moothall.meetings.rules.attendance_book import presences_of
from moothall.refusals import Invalid


@dataclass(frozen=True)
class Presence:
    """What follows from a meeting's attendance book."""

    here: MeetingVisit

    @cached_property
    def roll(self) -> Roll | None:
        """Who sits and who came; None if the record is impossible."""
        seen = self.here.seen
        places = {each.key: each.position for each in seen.items}
        every = [*seen.declarations, *(each for item in seen.items for each in item.declarations)]
        declared = [
            core.DeclaredInterest(
                each.person,
                places.get(each.item_key),
                each.interest,  # type: ignore[arg-type]
                each.withdrew,
                each.dispensation or None,
            )
            for each in every
        ]
        try:
            return roll(body=self.here.body, attendances=presences_of(seen.attendance), declarations=declared)  # type: ignore[arg-type]
        except Invalid:
            return None

    def standings_at(self, position: int) -> tuple[VotingStanding, ...]:
        """Return for each member and each who came whether they may vote on an item, or why not."""
        return self.roll.entitled_to_vote(position) if self.roll else ()

    @cached_property
    def quorum(self) -> Quorate | None:
        """Whether the meeting is quorate at its first item; before anybody came, whether it will be."""
        book = self.roll
        if book is None:
            return None
        if not any(each.status in core.CAME for each in book.attendances):
            away = {each.person: each.authority for each in book.attendances if each.status == "apologies"}
            return quorum_forecast(body=self.here.body, apologies=away, name_of=self.here.name_of)
        present = book.taking_part_at(self.here.seen.items[0].position if self.here.seen.items else 1)
        return quorum(body=self.here.body, present=present, name_of=self.here.name_of)

    @property
    def lost_at(self) -> list[tuple[str, str]]:
        """The later items at which the quorum is lost, each by its number and title, with why."""
        book = self.roll
        if book is None or not any(each.status in core.CAME for each in book.attendances):
            return []
        items = {each.position: f"{each.number}. {each.title}" for each in self.here.seen.items}
        found = quorum_over(
            body=self.here.body,
            items=list(items)[1:],
            attendances=book.attendances,
            declarations=book.declarations,
            name_of=self.here.name_of,
        )
        return [(items[each.item], each.quorate.sentence) for each in found]

    @property
    def is_forecast(self) -> bool:
        """Say whether nobody is there yet, so that the quorum is only expected."""
        return not any(each.status in core.CAME for each in self.here.seen.attendance)
