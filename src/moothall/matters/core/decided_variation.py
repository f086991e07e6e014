"""A proposal as it was decided: the variation to be made to the agreement."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from pydantic import ValidationError

from moothall.agreement.core.values import Source
from moothall.agreement.core.variation import DecisionTaken, Variation
from moothall.periods import written


class NotAsItStood(Exception):
    """The proposal no longer makes sense on the day on which it would come into force."""


def as_decided(
    proposed: Variation,
    *,
    decided: Sequence[DecisionTaken],
    sources: Sequence[Source],
    in_force_on: date,
    known_after: date | None,
    is_illustrative: bool = False,
) -> Variation:
    """Return a proposed variation with the decisions on which it rests, and their days.

    Nothing takes effect before its last decision is in force. If the variation's own day has passed by then,
    what was to begin on it begins when that decision is in force instead, and the note says so.
    """
    days = {
        "decided": max(each.on for each in decided) if decided else proposed.decided,
        "known_on": max(in_force_on, known_after or in_force_on),
    }
    rests_on = {
        "decided_is": "exact",
        "decided_by": tuple(decided) or proposed.decided_by,
        "source": tuple(dict.fromkeys((*proposed.source, *sources))),
        "basis": "illustrative" if is_illustrative else proposed.basis,
    }
    begun = proposed if proposed.effective >= in_force_on else _begun_later(proposed, in_force_on)
    return begun.model_copy(update=days | rests_on)


def _begun_later(proposed: Variation, day: date) -> Variation:
    """Return a variation that takes effect on ``day`` instead of its own, earlier day."""
    own, later = proposed.effective.isoformat(), day.isoformat()
    body = proposed.written()
    for term in body.get("add", ()):
        _move(term, "from", own, later)
    for key in ("change", "reinstate", "end"):
        for step in body.get(key, ()):
            _move(step, "on", own, later)
    why = (
        f"It was to take effect on {written(proposed.effective)}; "
        f"the last decision that it needed was in force on {written(day)}."
    )
    note = f"{proposed.note} {why}" if proposed.note else why
    try:
        return Variation.model_validate(body | {"effective": later, "note": note})
    except ValidationError as error:
        message = error.errors()[0]["msg"]
        raise NotAsItStood(f"{why} By then it no longer makes sense: {message}.") from None


def _move(given: dict[str, Any], key: str, own: str, later: str) -> None:
    if given.get(key) == own:
        given[key] = later
