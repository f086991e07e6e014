"""Yes or no to AuthZEN's questions, each with its reason, the chain relied on and the conditions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, TypeVar

from moothall.agreement.core.sentences.words import capitalise, the
from moothall.agreement.core.values import Condition, Source
from moothall.delegation.core.authzen.decision_point import DecisionPoint
from moothall.delegation.core.authzen.question import AuthzenQuestion, Unanswerable
from moothall.delegation.core.authzen.search import able
from moothall.delegation.core.clause import Clause
from moothall.delegation.core.power import Chain, Failing, PowerAnswer, may
from moothall.delegation.core.sentences import decision_in_words, failing_in_words, in_order

Json = dict[str, Any]


def permitted(point: DecisionPoint, answer: PowerAnswer) -> Json:
    """Return the context of a yes."""
    return {
        "reason": _reason_why(point, answer),
        "chain": [_chain(point, chain) for chain in answer.chains],
        "conditions": [_condition(point, condition) for condition in in_order(answer.conditions)],
    }


def denied(point: DecisionPoint, answer: PowerAnswer, could: list[str]) -> Json:
    """Return the context of a no, with the holders who could."""
    return {
        "reason": _reason_why_not(point, answer),
        "failing": [_failing(point, failing) for failing in answer.failings],
        "who_could": [holder(point, each) for each in could],
        "chain": [],
        "conditions": [],
    }


def holder(point: DecisionPoint, id: str) -> Json:
    """Return a holder as an entity, with its name."""
    known = point.subjects.get(id)
    return {"type": known.type if known else "", "id": id, "name": point.name_of(id)}


def _reason_why(point: DecisionPoint, answer: PowerAnswer) -> str:
    """Say in one sentence who may decide what, and whether any conditions are still to be met."""
    who = capitalise(the(point.name_of(answer.holder)))
    what = decision_in_words(answer.decision, lambda id: point.titles[id], point.name_of)
    count = len(answer.conditions)
    conditions = {0: "", 1: ", once its condition is met"}.get(
        count, f", once its {count} conditions are met"
    )
    return f"{who} may decide this: {what}{conditions}."


def _reason_why_not(point: DecisionPoint, answer: PowerAnswer) -> str:
    """Say in one sentence what stands in the way, for the first council and service it affects."""
    first = answer.failings[0]
    reason = failing_in_words(first, answer, point.name_of)
    return (
        f"For {point.name_of(first.authority)}: {reason}" if len(answer.decision.authorities) > 1 else reason
    )


def _chain(point: DecisionPoint, chain: Chain) -> Json:
    return {
        **_place(chain.authority, chain.service),
        "held_by_statute": holder(point, chain.root),
        "clauses": [_clause(point, clause) for clause in chain.clauses],
    }


def _failing(point: DecisionPoint, failing: Failing) -> Json:
    found: Json = {**_place(failing.authority, failing.service), "tests": list(failing.dimensions)}
    return {**found, "clause": _clause(point, failing.clause)} if failing.clause else found


def _place(council: str, service: str) -> Json:
    return {"council": council, "service": service} if service else {"council": council}


def _clause(point: DecisionPoint, clause: Clause) -> Json:
    told: Json = {
        "id": clause.id,
        "title": clause.title or clause.id,
        "from": holder(point, clause.grantor),
        "to": holder(point, clause.delegate),
    }
    sources = [_source(source) for source in point.sources_of(clause)]
    return {**told, "source": sources} if sources else told


def _source(source: Source) -> Json:
    return source.model_dump(mode="json", exclude_none=True, exclude={"note"})


def _condition(point: DecisionPoint, condition: Condition) -> Json:
    told: Json = {"id": condition.id, "text": condition.text, "needs": condition.needs}
    return {**told, "of": [holder(point, each) for each in condition.of]} if condition.of else told


__all__ = ["denied", "holder", "permitted"]

Semantic = Literal["execute_all", "deny_on_first_deny", "permit_on_first_permit"]
STOPS_AT: dict[Semantic, bool | None] = {
    "execute_all": None,
    "deny_on_first_deny": False,
    "permit_on_first_permit": True,
}
Request = TypeVar("Request")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Yes or no, and the context that says why."""

    decision: bool
    context: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def failed(cls, status: int, message: str) -> "Evaluation":
        """Return the no for a question that could not be answered."""
        return cls(False, {"reason": message, "error": {"status": status, "message": message}})


def evaluate(*, point: DecisionPoint, question: AuthzenQuestion, today: date) -> Evaluation:
    """Return whether the subject may take the decision; the unknown or unreadable is a no."""
    try:
        decision = point.decision(question, today=today)
    except Unanswerable as error:
        return Evaluation.failed(error.status, str(error))
    answer = may(scheme=point.scheme, holder=question.subject.id, decision=decision)
    if answer.is_yes:
        return Evaluation(True, permitted(point, answer))
    could = able(point=point, question=question, today=today)
    return Evaluation(False, denied(point, answer, could))


def until_settled(
    *, asked: Iterable[Request], semantic: Semantic, answer: Callable[[Request], Evaluation]
) -> list[Evaluation]:
    """Answer in order, stopping after the first no, or the first yes, if the semantic says so."""
    answered: list[Evaluation] = []
    for each in asked:
        answered.append(answer(each))
        if answered[-1].decision is STOPS_AT[semantic]:
            break
    return answered
