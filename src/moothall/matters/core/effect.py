"""When a decision has effect, or could have it, by the rules of its body."""

from dataclasses import dataclass
from datetime import date

from moothall.agreement.core.terms.bodies import Body, CallInRule
from moothall.matters.core.call_in import CallInState
from moothall.matters.core.decisions import NotYetInForce, RouteDecision, in_force_uncalled
from moothall.matters.core.decisions import in_force_on as day_in_force
from moothall.meetings.core.deadlines.day_count import BodyRules, CountingRule, Moment, day_of, rules_of
from moothall.meetings.core.deadlines.deadline import CountStep, Deadline
from moothall.meetings.core.deadlines.follow_up import call_in_closes, decision_published_by
from moothall.meetings.core.deadlines.notice import DEFAULT
from moothall.meetings.core.deadlines.rules import IN_FORCE
from moothall.periods import written


def in_force_from(
    published: Moment,
    call_in: CallInRule | None,
    counting: CountingRule = DEFAULT,
    *,
    urgent_because: str = "",
    called_in: CallInState | None = None,
) -> Deadline | NotYetInForce:
    """Return the first day on which a published decision has effect, or what it waits for.

    The day after call-in closes; the day of publication where there is no call-in, or if the decision is
    exempt from it as urgent. Called in, it waits, until scrutiny releases it or it is taken again.
    """
    if called_in is None:
        return _in_force_uncalled(published, call_in, counting, urgent_because)
    on = day_of(published)
    found = day_in_force(RouteDecision(0, "", "agreed", on, published_on=on, call_in=called_in))
    if isinstance(found, NotYetInForce):
        return found
    return _effective(found, f"In force from {written(found)}. {called_in.sentence}", called_in.sentence)


def _in_force_uncalled(
    published: Moment, call_in: CallInRule | None, counting: CountingRule, urgent_because: str = ""
) -> Deadline:
    """Return the first day on which a published decision has effect, if nobody calls it in."""
    if call_in is None or urgent_because:
        found = in_force_uncalled(day_of(published), None)
        why = f"it is urgent: {urgent_because}" if urgent_because else "it is not subject to call-in"
        return _effective(found, f"In force at once, on {written(found)}, because {why}.", why)
    closes = call_in_closes(published, call_in, counting)
    found = in_force_uncalled(day_of(published), closes.day)
    summary = f"In force from {written(found)}, if nobody calls it in. {closes.summary}"
    after = CountStep(found, None, "the day after call-in closes")
    return Deadline(IN_FORCE, found, "earliest", (*closes.working, after), summary)


def _effective(day: date, summary: str, because: str) -> Deadline:
    return Deadline(IN_FORCE, day, "earliest", (CountStep(day, None, because),), summary)


@dataclass(frozen=True, slots=True)
class Effect:
    """The first day on which a decision could have effect, and how it was found."""

    on: date
    working: str


def effect_if_taken(day: date, body: Body | None) -> Effect:
    """Return when a decision taken on ``day`` could have effect, if nobody calls it in.

    It is published by the last day that the body allows itself, or else on the day itself, because the law
    fixes no day for that. ``body`` None: no rules are known.
    """
    rules = _rules(body)
    publish = decision_published_by(day, rules.published_within, rules.counting)
    published = publish.day if publish else day
    found = effect_if_published(published, body)
    words = f"Decided on {written(day)} and published on {written(published)}. {found.working}"
    return Effect(found.on, words)


def effect_if_published(day: date, body: Body | None) -> Effect:
    """Return when a decision published on ``day`` could have effect, if nobody calls it in."""
    rules = _rules(body)
    found = _in_force_uncalled(day, rules.call_in, rules.counting)
    return Effect(found.day, found.summary)


def _rules(body: Body | None) -> BodyRules:
    return rules_of(body) if body else BodyRules()
