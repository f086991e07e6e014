"""The forward plan: what is to be decided, whether notice is in time, and by when it must be given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from moothall.meetings.core.deadlines.day_count import BodyRules, Moment, day_of
from moothall.meetings.core.deadlines.deadline import Deadline
from moothall.meetings.core.deadlines.meeting import Given
from moothall.meetings.core.deadlines.notice import meet_from, publish_by
from moothall.meetings.core.deadlines.remedies import Remedy, remedies
from moothall.meetings.core.deadlines.rules import (
    AGENDA_OF_EXECUTIVE,
    GENERAL_EXCEPTION,
    KEY_DECISION,
    NOTICE_OF_EXECUTIVE,
    PRIVATE_MEETING,
    PRIVATE_MEETING_AGAIN,
    PRIVATE_URGENCY,
    SPECIAL_URGENCY,
)
from moothall.periods import Period, written
from moothall.periods.days import day_after
from moothall.refusals import Fault, Invalid

PlanStatus = Literal[
    "in_time", "to_give", "general_exception", "special_urgency", "private_urgency", "overdue", "not_needed"
]
NO_RULES = BodyRules()


@dataclass(frozen=True, slots=True)
class PlannedMatter:
    """Something that a body is to decide on a day, or on some day of a period that ends.

    ``notice_on`` is when notice of twenty-eight clear days was published, ``general_exception_on`` when
    notice under the general exception was, ``urgency_agreed_on`` when scrutiny agreed that it is urgent.
    """

    title: str
    body: str
    due: date | Period
    is_key: bool = False
    is_private: bool = False
    notice_on: Moment | None = None
    general_exception_on: Moment | None = None
    urgency_agreed_on: Moment | None = None
    meeting: str | None = None
    rules: BodyRules = NO_RULES

    def __post_init__(self) -> None:
        """Refuse a period of which no end is known."""
        if isinstance(self.due, Period) and self.due.until is None:
            message = "A planned matter is due by some day, and this period has no end"
            raise Invalid(faults=[Fault(message, "due", fix="Say by when it is to be decided.")])

    @property
    def first_day(self) -> date:
        """The first day on which it may come to be decided."""
        return self.due.starts_on if isinstance(self.due, Period) else self.due

    @property
    def last_day(self) -> date:
        """The last day on which it may come to be decided."""
        return (self.due.last_day or self.due.starts_on) if isinstance(self.due, Period) else self.due

    @property
    def needs_notice(self) -> bool:
        """Whether the law asks for twenty-eight clear days, which it does only of an executive."""
        return self.rules.regime == "executive_2012" and (self.is_key or self.is_private)


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A matter in the forward plan, the state of its notice, and what remains possible if that is late.

    ``notice_by`` is the last day to give notice: for the first day on which the matter is due, or where
    that is past, for the last. ``decide_from`` is the first day on which it may be decided.
    """

    matter: PlannedMatter
    status: PlanStatus
    notice_by: Deadline | None
    decide_from: date | None
    sentence: str
    remedies: tuple[Remedy, ...] = ()


def forward_plan(matters: Iterable[PlannedMatter], on: Moment) -> tuple[PlanEntry, ...]:
    """Return the forward plan as it stands at ``on``, those due soonest first.

    Notice of key decisions and of private meetings is by SI 2012/2089, regulations 5, 9, 10 and 11.
    """
    in_order = sorted(matters, key=lambda each: (each.first_day, each.last_day, each.title, each.body))
    return tuple(_entry(matter, on) for matter in in_order)


def _entry(matter: PlannedMatter, on: Moment) -> PlanEntry:
    if matter.last_day < day_of(on):
        since = written(day_after(matter.last_day))
        by = _notice_by(matter, on) if matter.needs_notice else None
        return PlanEntry(matter, "overdue", by, None, f"Overdue since {since}: no decision is recorded.")
    if not matter.needs_notice:
        words = "No notice of twenty-eight clear days is needed."
        return PlanEntry(matter, "not_needed", None, max(matter.first_day, day_of(on)), words)
    return _with_notice(matter, on)


def _with_notice(matter: PlannedMatter, on: Moment) -> PlanEntry:
    rule = KEY_DECISION if matter.is_key else PRIVATE_MEETING
    by = _notice_by(matter, on)
    given = matter.notice_on
    first = meet_from(rule, on if given is None else given, matter.rules.counting)
    if first.day > matter.last_day:
        return _late(matter, on, by)
    day = max(first.day, matter.first_day)
    when = "Published now, it lets" if given is None else "It lets"
    later = f" {when} the decision be taken from {written(day)}." if day > matter.first_day else ""
    if given is None:
        words = f"Notice is to be published by {written(by.day)}.{later}"
        return PlanEntry(matter, "to_give", by, day, words)
    words = f"Notice was published in time on {written(day_of(given))}.{later}"
    return PlanEntry(matter, "in_time", by, day, words)


def _late(matter: PlannedMatter, on: Moment, by: Deadline) -> PlanEntry:
    """Return a matter with late notice, and the exceptions that remain or were used."""
    ways = _ways(matter, on)
    last = written(by.day)
    if not matter.is_key:
        agreed = _agreed(matter, "It may be held in private only if")
        words = f"Notice was due by {last}. {agreed}"
        return PlanEntry(matter, "private_urgency", by, max(matter.first_day, day_of(on)), words, ways)
    counting = matter.rules.counting
    used = matter.general_exception_on
    first = meet_from(GENERAL_EXCEPTION, on if used is None else used, counting)
    if first.day <= matter.last_day and (used is not None or matter.urgency_agreed_on is None):
        until = publish_by(GENERAL_EXCEPTION, matter.last_day, counting)
        said = f"was used on {written(day_of(used))}" if used else f"remains until {written(until.day)}"
        words = f"Notice was due by {last}; the general exception {said}."
        day = max(first.day, matter.first_day)
        return PlanEntry(matter, "general_exception", by, day, words, ways)
    words = f"Notice was due by {last}. {_agreed(matter, 'Special urgency alone remains, and')}"
    return PlanEntry(matter, "special_urgency", by, max(matter.first_day, day_of(on)), words, ways)


def _agreed(matter: PlannedMatter, needs: str) -> str:
    if matter.urgency_agreed_on is None:
        return f"{needs} the chair of scrutiny must agree that it is urgent."
    return f"That it is urgent was agreed on {written(day_of(matter.urgency_agreed_on))}."


def _ways(matter: PlannedMatter, on: Moment) -> tuple[Remedy, ...]:
    """Return the ways that remain for its notices only: the agenda has deadlines of its own."""
    given = _given(matter, on)
    key, private = matter.is_key, matter.is_private
    return remedies(matter.last_day, on, matter.rules, is_key=key, is_private=private, given=given)


def _given(matter: PlannedMatter, on: Moment) -> Given:
    """Return what was published or agreed, by rule, counting what has its own deadlines as in time."""
    known = {
        KEY_DECISION.id: matter.notice_on,
        PRIVATE_MEETING.id: matter.notice_on,
        GENERAL_EXCEPTION.id: matter.general_exception_on,
        SPECIAL_URGENCY.id: matter.urgency_agreed_on,
        PRIVATE_URGENCY.id: matter.urgency_agreed_on,
    }
    given = {rule: moment for rule, moment in known.items() if moment is not None}
    apart = (NOTICE_OF_EXECUTIVE, AGENDA_OF_EXECUTIVE, PRIVATE_MEETING_AGAIN)
    return given | {rule.id: publish_by(rule, matter.last_day, matter.rules.counting).day for rule in apart}


def _notice_by(matter: PlannedMatter, on: Moment) -> Deadline:
    rule = KEY_DECISION if matter.is_key else PRIVATE_MEETING
    counting = matter.rules.counting
    early = publish_by(rule, matter.first_day, counting)
    given = counting.over(rule.days).given_on(on if matter.notice_on is None else matter.notice_on)
    return early if early.is_met_on(given) else publish_by(rule, matter.last_day, counting)
