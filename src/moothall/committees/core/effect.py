"""When a decision yet to be taken, or to be published, could have effect by the rules of its body."""

from dataclasses import dataclass
from datetime import date

from moothall.agreement.core.terms.bodies import Body
from moothall.periods import add_working_days, written
from moothall.periods.days import day_after


@dataclass(frozen=True, slots=True)
class Effect:
    """The first day on which a decision could have effect, and how it was found."""

    on: date
    working: str


def effect_if_taken(day: date, body: Body | None) -> Effect:
    """Return when a decision taken on ``day`` could have effect, if nobody calls it in.

    It is published within the working days that the body allows itself, or else on the day; call-in then runs
    for the body's own working days, and it has effect on the day after. ``body`` None: no rules are known.
    """
    within = body.counting.decisions_published_within if body and body.counting else None
    published = add_working_days(day, within or 0, extra=_closed(body))
    found = effect_if_published(published, body)
    return Effect(found.on, f"Decided on {written(day)}; {found.working}")


def effect_if_published(day: date, body: Body | None) -> Effect:
    """Return when a decision published on ``day`` could have effect, if nobody calls it in."""
    if body is None or body.call_in is None:
        return Effect(day, f"published on {written(day)}; not subject to any call-in that is recorded.")
    closes = add_working_days(day, body.call_in.working_days, extra=_closed(body))
    words = (
        f"published on {written(day)}; call-in closes on {written(closes)}, "
        f"{body.call_in.working_days} working days later."
    )
    return Effect(day_after(closes), words)


def _closed(body: Body | None) -> frozenset[date]:
    return frozenset(body.counting.closed) if body and body.counting else frozenset()
