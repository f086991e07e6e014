"""Which functions a variation exercises, and for which councils, by each step on each kind of term."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from moothall.agreement.core.history import History
from moothall.agreement.core.register import Register
from moothall.agreement.core.steps import take_step
from moothall.agreement.core.terms import require_of_every_kind
from moothall.agreement.core.variation import Operation, Variation
from moothall.delegation.core.exercises import arrangements, parties, undertakings
from moothall.delegation.core.exercises.exercise import Exercise, RouteRule, Scene, Touch, Verb

VERBS: tuple[Verb, ...] = ("add", "change", "reinstate", "end")
RULES: Mapping[str, RouteRule] = {**parties.RULES, **arrangements.RULES, **undertakings.RULES}
require_of_every_kind("a route rule", RULES, "RULES of a module in delegation/core/exercises")


def exercises_of(register: Register, variation: Variation) -> Iterator[Exercise]:
    """Yield what each step of ``variation`` would exercise if made to ``register``, each once a step."""
    for place, term in enumerate(variation.add):
        scene = Scene(register, variation, term.starts_on)
        yield from _located(Touch("add", None, term, scene), term.kind, ("add", place))
    added = {term.id: History.of(term, 0) for term in variation.add}
    for verb in VERBS[1:]:
        for place, step in enumerate(getattr(variation, verb)):
            if history := added.get(step.term) or register.histories.get(step.term):
                touch = _touch(verb, history, step, Scene(register, variation, step.on))
                yield from _located(touch, history.kind, (verb, place))


def _touch(verb: Verb, history: History, step: Operation, scene: Scene) -> Touch:
    """Return what the term said before the step and will say after it."""
    after = take_step(history, step, 0)
    return Touch(
        verb,
        None if verb == "reinstate" else history.on(step.on) or history.original,
        after.on(step.on) if isinstance(after, History) else None,
        scene,
    )


def _located(touch: Touch, kind: str, step: tuple[str, int]) -> Iterator[Exercise]:
    """Yield each exercise with its place in the variation."""
    yield from dict.fromkeys(replace(exercise, steps=(step,)) for exercise in RULES[kind](touch))


__all__ = ["RULES", "VERBS", "Exercise", "Touch", "Verb", "exercises_of"]
