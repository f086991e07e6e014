"""A term's life, step by step: what each variation did to it, before and after, and where that was read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from moothall.agreement.core.history import History, HistoryStep
from moothall.agreement.core.register import Register
from moothall.agreement.core.sentences import NameOf, listed
from moothall.agreement.core.terms import Term
from moothall.agreement.core.values import Certainty, Sources
from moothall.agreement.core.variation import Variation
from moothall.doors.pages.formats import roughly
from moothall.doors.pages.term_fields import TermField, field_of, title_of_field


def decided(variation: Variation, name_of: NameOf) -> str:
    """Return who decided a variation and when: ``decided by Cheltenham Cabinet on 11 October 2016``."""
    if not variation.decided_by:
        return f"decided {on_or_in(variation.decided, variation.decided_is)}"
    return "decided " + listed(
        f"by {name_of(each.by)} {on_or_in(each.on, each.on_is)}" for each in variation.decided_by
    )


SO_FAR = {"add": "Began", "change": "Changed", "end": "Ended", "reinstate": "Brought back"}
TO_COME = {"add": "Begins", "change": "Changes", "end": "Ends", "reinstate": "Is brought back"}


@dataclass(frozen=True, slots=True)
class FieldStep:
    """One field before and after; either may say nothing."""

    title: str
    before: TermField
    after: TermField


@dataclass(frozen=True, slots=True)
class StepInWords:
    """One step of a term's life, as a page tells it."""

    id: str
    verb: str
    words: str
    day: date
    day_is: Certainty
    number: int
    variation: Variation
    decided: str
    reason: str
    fields: tuple[FieldStep, ...]
    sources: Sources


def life_of(register: Register, id: str, *, name_of: NameOf, today: date) -> list[StepInWords]:
    """Return the steps of a term's life, by day."""
    history = register.history(id)
    steps = [*history.steps, *_ends_as_written(history)]
    told = [_told(register, history, step, name_of, today) for step in steps]
    return sorted(told, key=lambda step: (step.day, step.number))


def _ends_as_written(history: History) -> Iterator[HistoryStep]:
    """Yield an end for each stretch whose last day was written when the stretch was."""
    ended = {step.on for step in history.steps if step.verb == "end"}
    for version in history.versions:
        held, until = history.held, version.period.until
        if until is not None and until not in ended and any(period.until == until for period in held):
            began = [step for step in history.steps if step.verb in ("add", "reinstate") and step.on < until]
            yield HistoryStep("end", until, began[-1].number, version.term.until_is, source=began[-1].source)


def _told(
    register: Register, history: History, step: HistoryStep, name_of: NameOf, today: date
) -> StepInWords:
    variation = register.entry(step.number).variation
    return StepInWords(
        id=history.id,
        verb=step.verb,
        words=(SO_FAR if step.on <= today else TO_COME)[step.verb],
        day=step.on,
        day_is=step.on_is,
        number=step.number,
        variation=variation,
        decided=decided(variation, name_of),
        reason=step.reason or variation.reason or "",
        fields=tuple(fields_changed(history, step, name_of)),
        sources=register.step_sources(step),
    )


def fields_changed(history: History, step: HistoryStep, name_of: NameOf) -> Iterator[FieldStep]:
    """Yield what a change made other, as it was the day before and as it was that day."""
    after = history.on(step.on)
    if step.verb != "change" or after is None:
        return
    before = history.on(step.on - timedelta(days=1)) or history.original
    for written in step.fields:
        name = _attribute(after, written)
        yield FieldStep(
            title_of_field(type(after), written),
            field_of(before, name, name_of),
            field_of(after, name, name_of),
        )


def _attribute(term: Term, written: str) -> str:
    """Return a field's name in the class, given the one that a file uses."""
    return next(name for name, info in type(term).model_fields.items() if written in (name, info.alias))


def steps_by(register: Register, number: int, *, name_of: NameOf, today: date) -> list[StepInWords]:
    """Return what one variation did, term by term, as the register stood right after it."""
    then = register.up_to(number)
    touched = [
        history for history in then.histories.values() if any(step.number == number for step in history.steps)
    ]
    return [
        _told(then, history, step, name_of, today)
        for history in touched
        for step in history.steps
        if step.number == number
    ]


def on_or_in(day: date, certainty: Certainty) -> str:
    """Write a day in a sentence, as surely as it is known: on 11 October 2016, or in October 2016."""
    return f"{'in' if certainty in ('month', 'year') else 'on'} {roughly(day, certainty)}"
