"""Where a meeting stands, in the desk's words: what is due next and by when, and where each step is taken."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from moothall.doors.desk.meetings.meeting_visit import MeetingVisit
from moothall.doors.desk.visit import moment
from moothall.matters.queries.meeting_record import progress_of_meeting
from moothall.meetings.core.deadlines import Deadline
from moothall.meetings.core.lifecycle import MeetingProgress, next_duty, possible_steps
from moothall.periods import written


@dataclass(frozen=True, slots=True)
class StepButton:
    """A step with one press, or on a page of its own that asks more."""

    words: str
    page: str
    how: str = ""
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class DutyInWords:
    """What is due next, in words."""

    words: str
    by: date | None = None
    deadline: Deadline | None = None
    is_late: bool = False


BUTTONS = {
    "give_notice": StepButton("Give notice of the meeting", "meeting_step", "notice"),
    "publish_agenda": StepButton("Publish the agenda", "publish_agenda"),
    "move": StepButton("Move it", "move_meeting"),
    "cancel": StepButton("Cancel it", "cancel_meeting"),
    "open": StepButton("Open the meeting", "meeting_step", "open"),
    "adjourn": StepButton("Adjourn it", "adjourn_meeting"),
    "close": StepButton("Close the meeting", "close_meeting"),
    "publish_decisions": StepButton("Publish the decision", "decisions_desk"),
    "publish_minutes": StepButton("Publish the minutes", "meeting_step", "publish-minutes"),
    "approve_minutes": StepButton("Say that the minutes are approved", "approve_minutes"),
}
DUTIES = {
    "give_notice": "Give notice of the meeting",
    "publish_agenda": "Publish the agenda",
    "open": "Open the meeting",
    "take_down": "Record who is there, the votes and the decisions; then close the meeting",
    "open_again": "Open it again, or move it. It was adjourned: {because}",
    "publish_decisions": "Publish the decision{s}",
    "publish_minutes": "Write the minutes and publish them",
    "approve_minutes": "When a later meeting approves the minutes, say so",
    "none_cancelled": "It is cancelled: {because}",
    "none": "Nothing more is due from this meeting.",
}


@dataclass(frozen=True)
class MeetingSteps:
    """What follows from a meeting as recorded so far."""

    here: MeetingVisit

    @cached_property
    def _progress(self) -> MeetingProgress:
        return progress_of_meeting(self.here.seen, self.here.body, moment(self.here.visit))

    @property
    def steps(self) -> tuple[StepButton, ...]:
        """What may be done now."""
        found = possible_steps(self._progress, self.here.visit.day)
        return tuple(self._button(each.kind, each.is_first) for each in found)

    def _button(self, kind: str, is_first: bool) -> StepButton:
        button = BUTTONS[kind]
        words = button.words
        if kind == "open" and self.here.row.state == "adjourned":
            words = "Open it again"
        if kind == "publish_decisions":
            words = self._words(kind)
        return StepButton(words, button.page, button.how, is_first)

    def _words(self, kind: str) -> str:
        plural = "s" if self._progress.unpublished_decisions > 1 else ""
        return DUTIES[kind].format(because=self.here.row.state_because, s=plural)

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The days that the law sets before it."""
        return self._progress.deadlines

    @property
    def missed(self) -> tuple[Deadline, ...]:
        """Those of them that were not met, and can be met no more."""
        return self._progress.missed

    @property
    def is_agenda_late(self) -> bool:
        """Say whether the agenda can be published only with the chair's reasons."""
        return self._progress.is_agenda_late

    @property
    def next(self) -> DutyInWords:
        """What is due next."""
        duty = next_duty(self._progress, self.here.visit.day)
        return DutyInWords(self._words(duty.kind), duty.by, duty.deadline, duty.is_late)


def time_and_place(here: MeetingVisit) -> str:
    """Say on which day, at what time and where it meets."""
    row = here.row
    at = f" at {row.starts_at:%H:%M}" if row.starts_at else ""
    until = f" to {row.ends_at:%H:%M}" if row.starts_at and row.ends_at else ""
    return f"{row.starts_on:%A} {written(row.starts_on)}{at}{until}{f', {row.place}' if row.place else ''}"
