"""One step of a variation on one term: ending it, changing it or bringing it back."""

from collections.abc import Iterable
from dataclasses import replace

from pydantic import ValidationError

from moothall.agreement.core.faults import FieldFault, field_meant, locate
from moothall.agreement.core.history import Amendment, History, HistoryStep
from moothall.agreement.core.variation import Change, End, Operation, Reinstate
from moothall.periods import Period, union, written


def take_step(history: History, step: Operation, number: int) -> History | FieldFault:
    """Return ``history`` after ``step``, or what stands in the way and the field that is wrong."""
    if isinstance(step, End):
        return _ended(history, step, number)
    if isinstance(step, Reinstate):
        return _reinstated(history, step, number)
    assert isinstance(step, Change)  # there are only these three kinds of step
    return _changed(history, step, number)


def _noted(verb: str, step: Operation, number: int, fields: Iterable[str] = ()) -> HistoryStep:
    return HistoryStep(verb, step.on, number, step.on_is, step.reason, step.source, tuple(fields))


def _ended(history: History, step: End, number: int) -> History | FieldFault:
    """Cut short the run of days that includes the day before; later runs are left alone."""
    for place, held in enumerate(history.held):
        if step.on in held:
            left = (Period(held.starts_on, step.on),) if step.on > held.starts_on else ()
            return history.with_step(
                _noted("end", step, number), (*history.held[:place], *left, *history.held[place + 1 :])
            )
    message = (
        f"“{history.id}” does not hold on {written(step.on)} and cannot be ended then: {it_held(history)}"
    )
    return FieldFault(("on",), message)


def _reinstated(history: History, step: Reinstate, number: int) -> History | FieldFault:
    """Give the term one more run of days, which must not meet another."""
    if step.until is not None and step.until <= step.on:
        message = f"is brought back until {written(step.until)}, which is not after {written(step.on)}"
        return FieldFault(("until",), message)
    fresh = Period(step.on, step.until)
    if any(fresh.overlaps(held) for held in history.held):
        message = (
            f"“{history.id}” overlaps itself: it is to hold {fresh.written()}, "
            "but already holds on some of those days"
        )
        return FieldFault(("on",), message)
    if history.original.starts_on > step.on:
        message = f"“{history.id}” did not stand before {written(step.on)}: {it_held(history)}"
        return FieldFault(("on",), message)
    held = tuple(union((*history.held, fresh)))  # a term brought back on the day it ended never stopped
    after = history.with_step(_noted("reinstate", step, number), held)
    if step.until is not None:
        after = replace(after, certainties={**after.certainties, step.until: step.until_is})
    return _if_sound(after)


def _changed(history: History, step: Change, number: int) -> History | FieldFault:
    """Note the changed fields, and check that the term is still well formed."""
    names = {field.alias or name for name, field in type(history.original).model_fields.items()}
    if unknown := sorted(step.to.keys() - names):
        message = f"“{history.id}” is a {history.original.words}, which has no field “{unknown[0]}”"
        return FieldFault(("set", unknown[0]), message, field_meant(unknown[0], type(history.original)))
    if not any(step.on in held for held in history.held):
        message = (
            f"“{history.id}” does not hold on {written(step.on)} and cannot change then: {it_held(history)}"
        )
        return FieldFault(("on",), message)
    amendment = Amendment(step.on, number, dict(step.to))
    amendments = tuple(sorted((*history.amendments, amendment), key=lambda each: (each.on, each.number)))
    return _if_sound(history.with_step(_noted("change", step, number, step.to), amendments=amendments))


def _if_sound(history: History) -> History | FieldFault:
    """Return ``history`` if every version of it is well formed."""
    try:
        _ = history.versions
    except ValidationError as error:
        first = locate(error, type(history.original))[0]
        return FieldFault(("set", *first.path), first.message, first.fix)
    return history


def held_in_words(history: History) -> str:
    """Return when a term held, as an aside."""
    return it_held(history).replace("it ", "which ", 1)


def it_held(history: History) -> str:
    """Return when a term held, as a clause."""
    if not history.held:
        return "it never took effect"
    return "it holds " + " and ".join(_from(held) for held in history.held)


def _from(held: Period) -> str:
    days = held.written()
    return f"from {days}" if " to " in days else f"on {days}" if held.days == 1 else days
