"""Clear days of notice, both ways: the latest day to publish, and the earliest day to meet or decide."""

from datetime import date, timedelta

from moothall.meetings.core.deadlines.day_count import CountingRule, Moment, day_of
from moothall.meetings.core.deadlines.deadline import Deadline, left_out, steps_between, steps_from
from moothall.meetings.core.deadlines.rules import (
    AGENDA,
    DeadlineRule,
)
from moothall.periods import add_working_days, latest_notice_day, written
from moothall.periods.days import ONE_DAY
from moothall.refusals import Invalid

DEFAULT = CountingRule()


def publish_by(rule: DeadlineRule, meeting: date, counting: CountingRule = DEFAULT) -> Deadline:
    """Return the last day on which to publish what ``rule`` asks for before a meeting or decision.

    The day of the publication and the day of the meeting are both left out, as the clear days of sections
    100A(6) and 100B(3) of the Local Government Act 1972 and of SI 2012/2089 are counted.
    """
    days = _days(rule)
    counting = counting.over(days)
    day = latest_notice_day(
        meeting, days, working_days_only=counting.is_working, extra=frozenset(counting.closed)
    )
    steps = steps_between(day, meeting, counting, ("the day of publication", "the day of the meeting"))
    summary = (
        f"Publish on {written(day)} at the latest: {_clear(days, counting)} lie between then and "
        f"{written(meeting)}{left_out(steps)}."
    )
    return Deadline(rule, day, "latest", steps, summary)


def meet_from(rule: DeadlineRule, published: Moment, counting: CountingRule = DEFAULT) -> Deadline:
    """Return the first day of a meeting or decision before which ``published`` gave enough notice.

    The other way round from :func:`publish_by`, by the same sections and regulations.
    """
    days = _days(rule)
    counting = counting.over(days)
    given = counting.given_on(published)
    if counting.is_working:
        day = add_working_days(given, days, extra=frozenset(counting.closed)) + ONE_DAY
    else:
        day = given + timedelta(days + 1)
    steps = steps_between(given, day, counting, ("the day of publication", "the day of the meeting"))
    summary = (
        f"Meet on {written(day)} at the earliest: {_clear(days, counting)} lie between {written(given)} and "
        f"then{left_out(steps)}.{counted_from(published, counting)}"
    )
    before = steps_from(day_of(published), given, counting, why_later(published, counting))
    return Deadline(rule, day, "earliest", (*before, *steps), summary)


def agenda_by(meeting: date, counting: CountingRule = DEFAULT) -> Deadline:
    """Return the last day to publish a council's or committee's agenda: LGA 1972, s.100B(3) and (4)."""
    return publish_by(AGENDA, meeting, counting)


def why_later(published: Moment, counting: CountingRule) -> str:
    """Say why what was published counts from a later day; empty where it counts from its own."""
    if counting.is_late(published):
        return "published after the offices had closed"
    day = day_of(published)
    return "" if counting.counts(day) else f"published on no working day: {counting.why_left_out(day)}"


def counted_from(published: Moment, counting: CountingRule) -> str:
    """Say, in a further sentence, on which day a publication counts, if not on its own."""
    why = why_later(published, counting)
    return f" It counts as published on {written(counting.given_on(published))}: {why}." if why else ""


def _days(rule: DeadlineRule) -> int:
    if rule.days is None:
        raise Invalid(f"{rule.id} {rule.title} asks for no number of clear days. Choose one that does.")
    return rule.days


def _clear(days: int, counting: CountingRule) -> str:
    return f"{days} clear {'working ' if counting.is_working else ''}days"
