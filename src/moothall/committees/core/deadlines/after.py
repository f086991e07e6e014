"""What follows a decision or a meeting: publication, call-in, the day in force, how long records are kept."""

from datetime import date, timedelta

from moothall.agreement.core.terms.bodies import CallIn
from moothall.committees.core.call_in import CallInState
from moothall.committees.core.deadlines.counting import Counting, Moment, day_of
from moothall.committees.core.deadlines.deadline import Deadline, Step, left_out, steps_after, steps_from
from moothall.committees.core.deadlines.notice import DEFAULT, counted_from, why_later
from moothall.committees.core.deadlines.rules import (
    CALL_IN,
    DECISION_PUBLISHED,
    DRAFT_MINUTES,
    IN_FORCE,
    INTEREST_NOTIFIED,
    OFFICER_PAPERS,
    OFFICER_RECORD,
    Rule,
)
from moothall.committees.core.decisions import Taken, Waiting
from moothall.committees.core.decisions import in_force_on as day_in_force
from moothall.periods import add_working_days, written
from moothall.periods.days import ONE_DAY
from moothall.refusals import Invalid


def decision_published_by(
    taken_on: date, within: int | None, counting: Counting = DEFAULT
) -> Deadline | None:
    """Return the last day to publish a decision by the body's own rule of ``within`` working days.

    SI 2012/2089, reg 12 says as soon as practicable and fixes no day: without a rule of its own, None.
    """
    return None if within is None else _within(DECISION_PUBLISHED, taken_on, within, counting)


def draft_minutes_by(met_on: date, within: int | None, counting: Counting = DEFAULT) -> Deadline | None:
    """Return the last day to publish draft minutes by the body's own rule; None where it has none."""
    return None if within is None else _within(DRAFT_MINUTES, met_on, within, counting)


def call_in_closes(published: Moment, call_in: CallIn, counting: Counting = DEFAULT) -> Deadline:
    """Return the last day on which a decision may be called in, by the body's own rule.

    Scrutiny's power is in section 9F of the Local Government Act 2000 (unchecked); how long it has is for
    the council's own rules. Call-in is counted in working days, however the body counts clear days.
    """
    given = counting.given_on(published)
    working = Counting("working", counting.closed)
    day = add_working_days(given, call_in.working_days, extra=frozenset(counting.closed))
    steps = steps_after(given, day, working, "the day of publication")
    who = _asked_for_by(call_in.members_needed)
    summary = (
        f"Call-in closes on {written(day)}, {_working_days(call_in.working_days)} after "
        f"{written(given)}{left_out(steps, 1)}.{counted_from(published, counting)}{who}"
    )
    before = steps_from(day_of(published), given, counting, why_later(published, counting))
    return Deadline(CALL_IN, day, "latest", (*before, *steps), summary)


def in_force_from(
    published: Moment,
    call_in: CallIn | None,
    counting: Counting = DEFAULT,
    *,
    urgent_because: str = "",
    called_in: CallInState | None = None,
) -> Deadline | Waiting:
    """Return the first day on which a published decision has effect, or what it waits for.

    The day after call-in closes; the day of publication where there is no call-in, or where the decision is
    exempt from it as urgent. Called in, it waits, until scrutiny releases it or it is taken again.
    """
    closes = call_in_closes(published, call_in, counting) if call_in else None
    on = day_of(published)
    taken = Taken(
        0, "", "agreed", on, published_on=on, call_in_closes_on=closes.day if closes else None,
        call_in=called_in, not_called_in_because=urgent_because,
    )  # fmt: skip
    found = day_in_force(taken)
    if isinstance(found, Waiting):
        return found
    if called_in:
        return _effective(found, f"In force from {written(found)}. {called_in.sentence}", called_in.sentence)
    if closes is None or urgent_because:
        why = f"it is urgent: {urgent_because}" if urgent_because else "it is not subject to call-in"
        return _effective(found, f"In force at once, on {written(found)}, because {why}.", why)
    summary = f"In force from {written(found)}, if nobody calls it in. {closes.summary}"
    after = Step(found, None, "the day after call-in closes")
    return Deadline(IN_FORCE, found, "earliest", (*closes.working, after), summary)


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
    steps = tuple(Step(disclosed_on + timedelta(number), number + 1, "") for number in range(28))
    summary = f"Notify by {written(day)}: 28 days, of which {written(disclosed_on)} is the first."
    return Deadline(INTEREST_NOTIFIED, day, "latest", steps, summary)


def _within(rule: Rule, start: date, within: int, counting: Counting) -> Deadline:
    if within < 0:
        raise Invalid(f"Nothing can be published within {within} working days. Give 0 or more.")
    working = Counting("working", counting.closed)
    day = add_working_days(start, within, extra=frozenset(counting.closed))
    steps = steps_after(start, day, working, "the day it follows")
    summary = (
        f"Publish by {written(day)}: {_working_days(within)} after {written(start)}{left_out(steps, 1)}."
    )
    return Deadline(rule, day, "latest", steps, summary)


def _effective(day: date, summary: str, because: str) -> Deadline:
    return Deadline(IN_FORCE, day, "earliest", (Step(day, None, because),), summary)


def _kept(rule: Rule, start: date, years: int) -> Deadline:
    """Return the day after so many years that begin with ``start``; after 29 February, that is 1 March."""
    try:
        day = start.replace(year=start.year + years)
    except ValueError:
        day = date(start.year + years, 3, 1)
    steps = (
        Step(start, 1, "the first day of the first year"),
        Step(day - ONE_DAY, None, f"the last day of {years} years"),
        Step(day, None, "the first day on which it need not be kept"),
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
