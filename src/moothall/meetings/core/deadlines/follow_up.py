"""What follows a decision or a meeting: publication, call-in, the day in force, how long records are kept."""

from datetime import date, timedelta

from moothall.agreement.core.terms.bodies import CallInRule
from moothall.meetings.core.deadlines.day_count import CountingRule, Moment, day_of
from moothall.meetings.core.deadlines.deadline import CountStep, Deadline, left_out, steps_after, steps_from
from moothall.meetings.core.deadlines.notice import DEFAULT, counted_from, why_later
from moothall.meetings.core.deadlines.rules import (
    CALL_IN,
    DECISION_PUBLISHED,
    DRAFT_MINUTES,
    INTEREST_NOTIFIED,
    OFFICER_PAPERS,
    OFFICER_RECORD,
    DeadlineRule,
)
from moothall.periods import add_working_days, written
from moothall.periods.days import ONE_DAY
from moothall.refusals import Invalid


def decision_published_by(
    taken_on: date, within: int | None, counting: CountingRule = DEFAULT
) -> Deadline | None:
    """Return the last day to publish a decision by the body's own rule of ``within`` working days.

    SI 2012/2089, reg 12 says as soon as practicable and fixes no day: without a rule of its own, None.
    """
    return None if within is None else _within(DECISION_PUBLISHED, taken_on, within, counting)


def draft_minutes_by(met_on: date, within: int | None, counting: CountingRule = DEFAULT) -> Deadline | None:
    """Return the last day to publish draft minutes by the body's own rule; None where it has none."""
    return None if within is None else _within(DRAFT_MINUTES, met_on, within, counting)


def call_in_closes(published: Moment, call_in: CallInRule, counting: CountingRule = DEFAULT) -> Deadline:
    """Return the last day on which a decision may be called in, by the body's own rule.

    Scrutiny's power is in section 9F of the Local Government Act 2000 (unchecked); how long it has is for
    the council's own rules. Call-in is counted in working days, however the body counts clear days.
    """
    given = counting.given_on(published)
    working = CountingRule("working", counting.closed)
    day = add_working_days(given, call_in.working_days, extra=frozenset(counting.closed))
    steps = steps_after(given, day, working, "the day of publication")
    who = _asked_for_by(call_in.members_needed)
    summary = (
        f"Call-in closes on {written(day)}, {_working_days(call_in.working_days)} after "
        f"{written(given)}{left_out(steps, 1)}.{counted_from(published, counting)}{who}"
    )
    before = steps_from(day_of(published), given, counting, why_later(published, counting))
    return Deadline(CALL_IN, day, "latest", (*before, *steps), summary)


def officer_record_kept_until(decided_on: date) -> Deadline:
    """Return the first day on which an officer's record need not be kept: SI 2014/2095, regs 7 and 8."""
    return _kept(OFFICER_RECORD, decided_on, 6)


def officer_papers_kept_until(decided_on: date) -> Deadline:
    """Return the first day on which its background papers need not be kept: SI 2014/2095, reg 8."""
    return _kept(OFFICER_PAPERS, decided_on, 4)


def interest_notified_by(disclosed_on: date) -> Deadline:
    """Return the last day to notify the monitoring officer of an interest: Localism Act 2011, s.31.

    Every day counts, the day of the disclosure first.
    """
    day = disclosed_on + timedelta(27)
    steps = tuple(CountStep(disclosed_on + timedelta(number), number + 1, "") for number in range(28))
    summary = f"Notify by {written(day)}: 28 days, of which {written(disclosed_on)} is the first."
    return Deadline(INTEREST_NOTIFIED, day, "latest", steps, summary)


def _within(rule: DeadlineRule, start: date, within: int, counting: CountingRule) -> Deadline:
    if within < 0:
        raise Invalid(f"Nothing can be published within {within} working days. Give 0 or more.")
    working = CountingRule("working", counting.closed)
    day = add_working_days(start, within, extra=frozenset(counting.closed))
    steps = steps_after(start, day, working, "the day it follows")
    summary = (
        f"Publish by {written(day)}: {_working_days(within)} after {written(start)}{left_out(steps, 1)}."
    )
    return Deadline(rule, day, "latest", steps, summary)


def _kept(rule: DeadlineRule, start: date, years: int) -> Deadline:
    """Return the day after so many years that begin with ``start``; after 29 February, that is 1 March."""
    try:
        day = start.replace(year=start.year + years)
    except ValueError:
        day = date(start.year + years, 3, 1)
    steps = (
        CountStep(start, 1, "the first day of the first year"),
        CountStep(day - ONE_DAY, None, f"the last day of {years} years"),
        CountStep(day, None, "the first day on which it need not be kept"),
    )
    summary = (
        f"Keep until {written(day - ONE_DAY)}: {years} years, of which {written(start)} is the first day."
    )
    return Deadline(rule, day, "earliest", steps, summary)


def _asked_for_by(members: int | None) -> str:
    if not members:
        return ""
    return " One member may ask for it." if members == 1 else f" {members} members must ask for it."


def _working_days(number: int) -> str:
    return "1 working day" if number == 1 else f"{number} working days"
