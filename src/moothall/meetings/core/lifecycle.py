"""The life of a meeting: how far it has come, what is due from it next, and which steps may be taken now."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from moothall.meetings.core.deadlines import AGENDAS, NOTICES, Deadline

UNPUBLISHED = ("planned", "notice")
ORDERED = (*UNPUBLISHED, "agenda")  # while the items can still be reordered
BEFORE = (*ORDERED, "adjourned")
OPEN_AGENDA = (*BEFORE, "sitting")
MET = ("sitting", "adjourned", "held")
OVER = ("held", "cancelled")

Step = Literal[
    "give_notice", "publish_agenda", "move", "cancel", "open", "adjourn", "close",
    "publish_decisions", "publish_minutes", "approve_minutes",
]  # fmt: skip
Duty = Literal[
    "give_notice", "publish_agenda", "open", "take_down", "open_again", "publish_decisions",
    "publish_minutes", "approve_minutes", "none_cancelled", "none",
]  # fmt: skip

STEPS: dict[str, tuple[Step, ...]] = {
    "planned": ("publish_agenda", "give_notice", "move", "cancel"),
    "notice": ("publish_agenda", "move", "cancel"),
    "agenda": ("open", "move", "cancel"),
    "sitting": ("close", "adjourn"),
    "adjourned": ("open", "move", "cancel"),
    "cancelled": (),
}


@dataclass(frozen=True, slots=True)
class MeetingProgress:
    """What is known of a meeting so far; ``missed`` are the deadlines that can no longer be met."""

    state: str
    starts_on: date
    unpublished_decisions: int = 0
    has_published_minutes: bool = False
    has_approved_minutes: bool = False
    deadlines: tuple[Deadline, ...] = ()
    missed: tuple[Deadline, ...] = field(default=())

    @property
    def is_agenda_late(self) -> bool:
        """Whether the agenda can be published only with the chair's reasons."""
        return any(each.rule.id in AGENDAS for each in self.missed)


@dataclass(frozen=True, slots=True)
class NextDuty:
    """What is due next, by which day, and how that day was counted if a law sets it."""

    kind: Duty
    by: date | None = None
    deadline: Deadline | None = None
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class PossibleStep:
    """A step that may be taken now; ``is_first`` marks the one that is due."""

    kind: Step
    is_first: bool = False


def next_duty(progress: MeetingProgress, today: date) -> NextDuty:
    """Return what is due next from a meeting."""
    return next(_duties(progress, today), NextDuty("none"))


def possible_steps(progress: MeetingProgress, today: date) -> tuple[PossibleStep, ...]:
    """Return the steps that may be taken now; announcements come before what can wait."""
    if progress.state == "held":
        return tuple(_steps_afterwards(progress))
    kinds = STEPS[progress.state]
    if progress.state == "planned" and next_duty(progress, today).kind == "give_notice":
        kinds = ("give_notice", *(kind for kind in kinds if kind != "give_notice"))
    return tuple(PossibleStep(kind, is_first=place == 0) for place, kind in enumerate(kinds))


def _steps_afterwards(progress: MeetingProgress) -> Iterator[PossibleStep]:
    """Yield what is left to do after a meeting that was held."""
    if progress.unpublished_decisions:
        yield PossibleStep("publish_decisions", is_first=True)
    if not progress.has_published_minutes:
        yield PossibleStep("publish_minutes", is_first=not progress.unpublished_decisions)
    elif not progress.has_approved_minutes:
        yield PossibleStep("approve_minutes")


def _duties(progress: MeetingProgress, today: date) -> Iterator[NextDuty]:
    if progress.state == "cancelled":
        yield NextDuty("none_cancelled")
    if progress.state in UNPUBLISHED:
        yield from _duties_before_publication(progress, today)
    if progress.state == "agenda":
        yield NextDuty("open", progress.starts_on)
    if progress.state == "sitting":
        yield NextDuty("take_down")
    if progress.state == "adjourned":
        yield NextDuty("open_again")
    if progress.unpublished_decisions:
        yield NextDuty("publish_decisions", progress.starts_on)
    if progress.state == "held" and not progress.has_published_minutes:
        yield NextDuty("publish_minutes")
    if progress.state == "held" and not progress.has_approved_minutes:
        yield NextDuty("approve_minutes")


def _duties_before_publication(progress: MeetingProgress, today: date) -> Iterator[NextDuty]:
    """Yield notice while it can still be given in time, then the agenda, late or not."""
    for each in progress.deadlines:
        if each.rule.id in NOTICES and progress.state == "planned" and today <= each.day:
            yield NextDuty("give_notice", each.day, each)
        if each.rule.id in AGENDAS:
            yield NextDuty("publish_agenda", each.day, each, is_late=progress.is_agenda_late)
    yield NextDuty("publish_agenda", progress.starts_on)
