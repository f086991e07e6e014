"""Which subjects may do what, on which resources: worked out from the scheme, and complete.

Whatever is found would be answered yes if asked about with the same properties, and nothing else would.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from moothall.delegation.core.authzen.decision_point import DecisionPoint, with_known
from moothall.delegation.core.authzen.question import (
    AuthzenAction,
    AuthzenQuestion,
    Entity,
    Properties,
    Unanswerable,
)
from moothall.delegation.core.power import has_power, who_may

NOTHING: Properties = {}


@dataclass(frozen=True, slots=True)
class SearchResults:
    """What a search finds, in the order of names; or why it could not search."""

    entities: tuple[Entity, ...] = ()
    actions: tuple[AuthzenAction, ...] = ()
    fault: Unanswerable | None = None


def search_subjects(*, point: DecisionPoint, question: AuthzenQuestion, today: date) -> SearchResults:
    """Find every subject of the type of ``question.subject`` that may do what the question asks."""
    asked = question.subject
    try:
        found = able(point=point, question=question, today=today, given=asked.properties)
    except Unanswerable as fault:
        return SearchResults(fault=fault)
    mine = sorted(id for id in found if point.subjects[id].type == asked.type)
    return SearchResults(tuple(Entity(asked.type, id) for id in mine))


def search_resources(*, point: DecisionPoint, question: AuthzenQuestion, today: date) -> SearchResults:
    """Find every resource of the type of ``question.resource`` on which the subject may act."""
    asked = question.resource
    try:
        point.subject(question.subject)
    except Unanswerable as fault:
        return SearchResults(fault=fault)
    mine = sorted(id for id, known in point.resources.items() if known.type == asked.type)
    questions = {id: replace(question, resource=replace(asked, id=id)) for id in mine}
    found = (id for id in mine if _is_yes(point, questions[id], today))
    return SearchResults(tuple(Entity(asked.type, id) for id in found))


def search_actions(*, point: DecisionPoint, question: AuthzenQuestion, today: date) -> SearchResults:
    """Find every action that the subject may do on the resource, whatever action the question names."""
    try:
        point.subject(question.subject)
        decision = point.decision(replace(question, action=_any(point)), today=today)
    except Unanswerable as fault:
        return SearchResults(fault=fault)
    holder = question.subject.id
    found = (
        name
        for name in sorted(point.titles)
        if has_power(scheme=point.scheme, holder=holder, decision=replace(decision, function=name))
    )
    return SearchResults(actions=tuple(AuthzenAction(name) for name in found))


def able(
    *, point: DecisionPoint, question: AuthzenQuestion, today: date, given: Properties = NOTHING
) -> list[str]:
    """Return the subjects who may, the furthest from the root first.

    Each is asked about with what is known of it and with ``given``, but not with what the question says about
    its own subject. Subjects about whom the same is known are asked about together.
    """
    found: list[str] = []
    for known, ids in point.alike:
        asked = replace(question, subject=_one_of(point, ids, with_known(known, given)))
        decision = point.decision(asked, today=today)
        found += [
            each.holder for each in who_may(scheme=point.scheme, decision=decision) if each.holder in ids
        ]
    return found


def _one_of(point: DecisionPoint, ids: Iterable[str], properties: Properties) -> Entity:
    id = next(iter(ids))
    return Entity(point.subjects[id].type, id, properties)


def _any(point: DecisionPoint) -> AuthzenAction:
    """Return some action, to check whether the rest of a question can be answered."""
    return AuthzenAction(next(iter(point.titles), ""))


def _is_yes(point: DecisionPoint, question: AuthzenQuestion, today: date) -> bool:
    try:
        decision = point.decision(question, today=today)
    except Unanswerable:
        return False
    return has_power(scheme=point.scheme, holder=question.subject.id, decision=decision)
