"""When a decision yet to be taken, or to be published, could have effect by the rules of its body."""

from dataclasses import dataclass
from datetime import date

from moothall.agreement.core.terms.bodies import Body
from moothall.committees.core.deadlines.after import decision_published_by, in_force_from
from moothall.committees.core.deadlines.counting import BodyRules, rules_of
from moothall.committees.core.decisions import Waiting
from moothall.periods import written


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
    found = in_force_from(day, rules.call_in, rules.counting)
    if isinstance(found, Waiting):
        return Effect(day, found.reason)
    return Effect(found.day, found.summary)


def _rules(body: Body | None) -> BodyRules:
    return rules_of(body) if body else BodyRules()
