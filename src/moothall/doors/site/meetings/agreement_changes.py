"""What a decision or a draft does to the agreement, term by term, before and after."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from moothall.agreement.core.register import Register
from moothall.agreement.core.sentences import sentence
from moothall.agreement.core.terms import Term
from moothall.agreement.core.variation import Variation
from moothall.doors.site.term_life import StepInWords, steps_by
from moothall.doors.site.visits import Visit


@dataclass(frozen=True, slots=True)
class AgreementChanges:
    """The steps of one variation, each term as it stood right after; or why they cannot be shown."""

    steps: tuple[StepInWords, ...]
    then: Mapping[str, Term]
    sentence: Callable[[Term], str]
    contradicts: tuple[str, ...] = ()


def changes_proposed(visit: Visit, draft: Variation) -> AgreementChanges:
    """Return what a draft would do if it were recorded today; or what it contradicts by now."""
    register, faults = visit.whole.varied(draft)
    if faults:
        return AgreementChanges((), {}, _unsaid, tuple(each.message for each in faults))
    return changes_by(visit, register, len(register.entries))


def changes_by(visit: Visit, register: Register, number: int) -> AgreementChanges:
    """Return what one variation of a register did."""
    steps = steps_by(register, number, name_of=visit.name_of, today=visit.today)
    histories = register.up_to(number).histories
    then = {step.id: histories[step.id].on(step.day) or histories[step.id].original for step in steps}
    return AgreementChanges(tuple(steps), then, lambda term: sentence(term, visit.name_of))


def _unsaid(term: Term) -> str:
    return ""
