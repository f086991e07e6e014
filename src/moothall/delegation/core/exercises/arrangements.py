"""Which functions it takes to vary what is shared and who may decide: participations and delegations."""

from collections.abc import Iterator, Mapping

from moothall.agreement.core.differences import changed_fields
from moothall.agreement.core.terms import Authority, Body, Delegation, Participation
from moothall.delegation.core.exercises.exercise import Exercise, RouteRule, Touch, Verb, exercised
from moothall.delegation.core.functions import decidable

_JOINT = {"add": "enter", "reinstate": "enter", "change": "vary", "end": "leave"}
_ALONGSIDE = frozenset(
    {"note", "source", "basis", "disagreements"}
)  # these say how we know, not what is agreed
_ASKS = ("agreement", "consultation")


def participation(touch: Touch) -> Iterator[Exercise]:
    """A council takes up, changes or gives up its part: jointly, or by an agreement with a company."""
    before, after = touch.before, touch.after
    was = before if isinstance(before, Participation) else None
    will_be = after if isinstance(after, Participation) else None
    for term in filter(None, (will_be, was)):
        asked = () if touch.verb == "end" else tuple(each for each in term.conditions if each.needs in _ASKS)
        for function in _arrangements(touch, was, will_be):
            yield Exercise(term.authority, function, frozenset({term.service}), conditions=asked)


def _arrangements(touch: Touch, was: Participation | None, will_be: Participation | None) -> tuple[str, ...]:
    """Return the functions that change how the participation is arranged."""
    bought = [each is not None and touch.scene.is_body(each.through, "company") for each in (was, will_be)]
    if was is None or will_be is None:
        begins = touch.verb in ("add", "reinstate")
        if any(bought):
            return ("enter-services-agreement" if begins else "end-services-agreement",)
        return ("enter-joint-arrangements" if begins else "leave-joint-arrangements",)
    if bought == [False, True]:
        return ("leave-joint-arrangements", "enter-services-agreement")
    if bought == [True, False]:
        return ("end-services-agreement", "enter-joint-arrangements")
    if not any(bought):
        return ("vary-joint-arrangements",)
    changed = {each.field for each in changed_fields(was, will_be)} - _ALONGSIDE
    return ("extend-services-agreement" if changed == {"instrument"} else "vary-services-agreement",)


def delegation(touch: Touch) -> Iterator[Exercise]:
    """A power is passed on by those who have it: jointly to a joint committee or council, or within one."""
    for term in touch.said(Delegation):
        councils = term.authorities or touch.scene.whose(term.delegated_by)
        passing = frozenset(each.id for each in decidable(term.functions))
        by = None if _holds_by_statute(touch, term.delegated_by) else term.delegated_by
        for function in _passing_on(touch, term, touch.verb):
            yield from (
                Exercise(each.authority, each.function, frozenset(term.services), by, passing)
                for each in exercised(councils, function)
            )


def _holds_by_statute(touch: Touch, holder: str) -> bool:
    """Say whether ``holder`` is a council, or one of the two bodies that hold a council's functions."""
    term = touch.scene.term(holder)
    return isinstance(term, Authority) or (
        isinstance(term, Body) and term.body_kind in ("council", "executive")
    )


def _passing_on(touch: Touch, term: Delegation, verb: Verb) -> Iterator[str]:
    """Yield the functions by which the council's and the executive's powers are passed on."""
    to = touch.scene.term(term.delegate)
    jointly = isinstance(to, Authority) or touch.scene.is_body(term.delegate, "joint_committee")
    sides = {each.held_by == "executive" for each in decidable(term.functions)} or {True}
    for is_executive in sorted(sides):
        if jointly:
            yield (
                f"{_JOINT[verb]}-joint-arrangements"
                if is_executive
                else f"{_JOINT[verb]}-joint-council-arrangements"
            )
        else:
            yield "delegate-executive-functions" if is_executive else "delegate-council-functions"


RULES: Mapping[str, RouteRule] = {
    "participation": participation,
    "delegation": delegation,
}
