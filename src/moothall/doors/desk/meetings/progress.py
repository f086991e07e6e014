"""Where a meeting stands: what is due next and by when, and what may be done now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from moothall.doors.desk.meetings.meeting_visit import MeetingVisit
from moothall.doors.desk.visit import moment
from moothall.meetings.core.deadlines import Deadline, deadlines_of_meeting, missed, rules_of
from moothall.meetings.rules.notice import AGENDAS, NOTICES, given_of_meeting
from moothall.periods import written

GIVE_NOTICE = "Give notice of the meeting"


@dataclass(frozen=True, slots=True)
class MeetingStep:
    """Something that may be done now: with one press, or on a page of its own that asks more."""

    words: str
    page: str
    how: str = ""
    is_first: bool = False


STEPS: dict[str, tuple[MeetingStep, ...]] = {
    "planned": (
        MeetingStep("Publish the agenda", "publish_agenda", is_first=True),
        MeetingStep(GIVE_NOTICE, "meeting_step", "notice"),
        MeetingStep("Move it", "move_meeting"),
        MeetingStep("Cancel it", "cancel_meeting"),
    ),
    "notice": (
        MeetingStep("Publish the agenda", "publish_agenda", is_first=True),
        MeetingStep("Move it", "move_meeting"),
        MeetingStep("Cancel it", "cancel_meeting"),
    ),
    "agenda": (
        MeetingStep("Open the meeting", "meeting_step", "open", is_first=True),
        MeetingStep("Move it", "move_meeting"),
        MeetingStep("Cancel it", "cancel_meeting"),
    ),
    "sitting": (
        MeetingStep("Close the meeting", "close_meeting", is_first=True),
        MeetingStep("Adjourn it", "adjourn_meeting"),
    ),
    "adjourned": (
        MeetingStep("Open it again", "meeting_step", "open", is_first=True),
        MeetingStep("Move it", "move_meeting"),
        MeetingStep("Cancel it", "cancel_meeting"),
    ),
    "cancelled": (),
}


@dataclass(frozen=True, slots=True)
class NextDuty:
    """What is due next: what to do, by which day, and how that day was counted."""

    words: str
    by: date | None = None
    deadline: Deadline | None = None
    is_late: bool = False


@dataclass(frozen=True)
class MeetingProgress:
    """What follows from a meeting as it is taken down so far."""

    here: MeetingVisit

    @property
    def steps(self) -> tuple[MeetingStep, ...]:
        """What may be done now."""
        state = self.here.row.state
        if state == "held":
            return tuple(self._afterwards())
        if state == "planned" and self.next.words == GIVE_NOTICE:
            return notice_first(STEPS[state])
        return STEPS[state]

    def _afterwards(self) -> Iterator[MeetingStep]:
        """Yield what is left to do of a meeting that was held."""
        if self._unpublished:
            yield MeetingStep(self.next.words, "decisions_desk", is_first=True)
        if not self.here.seen.minutes_published_at:
            first = not self._unpublished
            yield MeetingStep("Publish the minutes", "meeting_step", "publish-minutes", is_first=first)
        elif not self.here.seen.minutes_approved_on:
            yield MeetingStep("Say that the minutes are approved", "approve_minutes")

    @cached_property
    def _unpublished(self) -> int:
        """How many of its decisions are not published."""
        return sum(not each.published_at for item in self.here.seen.items for each in item.decisions)

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The days that the law sets before it."""
        items = self.here.seen.items
        return deadlines_of_meeting(
            self.here.row.starts_on,
            rules_of(self.here.body),
            is_key=any(each.is_key for each in items),
            is_private=any(each.is_private for each in items),
        )

    @property
    def missed(self) -> tuple[Deadline, ...]:
        """Those of them that were not met, and can be met no more."""
        at, given = moment(self.here.visit), given_of_meeting(self.here.row)
        return missed(self.here.row.starts_on, at, rules_of(self.here.body), given=given)

    @property
    def is_agenda_late(self) -> bool:
        """Say whether the agenda can be published only with the chair's reasons."""
        return any(each.rule.id in AGENDAS for each in self.missed)

    @property
    def next(self) -> NextDuty:
        """What is due next."""
        return next(self._due(), NextDuty("Nothing more is due from this meeting."))

    def _due(self) -> Iterator[NextDuty]:
        row, seen, day = self.here.row, self.here.seen, self.here.visit.day
        if row.state == "cancelled":
            yield NextDuty(f"It is cancelled: {row.state_because}")
        if row.state in ("planned", "notice"):
            wanted = (NOTICES if row.state == "planned" else frozenset()) | AGENDAS
            for each in (each for each in self.deadlines if each.rule.id in wanted):
                words = GIVE_NOTICE if each.rule.id in NOTICES else "Publish the agenda"
                if each.rule.id in AGENDAS or day <= each.day:
                    yield NextDuty(
                        words, each.day, each, is_late=each.rule.id in AGENDAS and self.is_agenda_late
                    )
            yield NextDuty("Publish the agenda", row.starts_on)
        if row.state == "agenda":
            yield NextDuty("Open the meeting", row.starts_on)
        if row.state == "sitting":
            yield NextDuty("Take down who is there, the votes and the decisions; then close the meeting")
        if row.state == "adjourned":
            yield NextDuty(f"Open it again, or move it. It was adjourned: {row.state_because}")
        if self._unpublished:
            yield NextDuty(f"Publish the decision{'s' * (self._unpublished > 1)}", row.starts_on)
        if row.state == "held" and not seen.minutes_published_at:
            yield NextDuty("Write the minutes and publish them")
        if row.state == "held" and not seen.minutes_approved_on:
            yield NextDuty("When a later meeting approves the minutes, say so")


def notice_first(steps: tuple[MeetingStep, ...]) -> tuple[MeetingStep, ...]:
    """Return the steps with giving notice before all others, and the only one that stands out."""
    marked = (replace(each, is_first=each.words == GIVE_NOTICE) for each in steps)
    return tuple(sorted(marked, key=lambda each: not each.is_first))


def time_and_place(here: MeetingVisit) -> str:
    """Say on which day, at what time and where it meets."""
    row = here.row
    at = f" at {row.starts_at:%H:%M}" if row.starts_at else ""
    until = f" to {row.ends_at:%H:%M}" if row.starts_at and row.ends_at else ""
    return f"{row.starts_on:%A} {written(row.starts_on)}{at}{until}{f', {row.place}' if row.place else ''}"
