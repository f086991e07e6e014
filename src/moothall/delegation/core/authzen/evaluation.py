"""Yes or no to AuthZEN's questions, one or many, each with its reason."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, TypeVar

from moothall.delegation.core.authzen.answers import denied, permitted
from moothall.delegation.core.authzen.point import DecisionPoint
from moothall.delegation.core.authzen.question import Question, Unanswerable
from moothall.delegation.core.authzen.search import able
from moothall.delegation.core.power import may

Semantic = Literal["execute_all", "deny_on_first_deny", "permit_on_first_permit"]
STOPS_AT: dict[Semantic, bool | None] = {
    "execute_all": None,
    "deny_on_first_deny": False,
    "permit_on_first_permit": True,
}
Asked = TypeVar("Asked")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Yes or no, and the context that says why."""

    decision: bool
    context: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def failed(cls, status: int, message: str) -> "Evaluation":
        """Return the no of a question that could not be answered."""
        return cls(False, {"reason": message, "error": {"status": status, "message": message}})


def evaluate(*, point: DecisionPoint, question: Question, today: date) -> Evaluation:
    """Say whether the subject may take the decision; what is not known, or cannot be read, is a no."""
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
    *, asked: Iterable[Asked], semantic: Semantic, answer: Callable[[Asked], Evaluation]
) -> list[Evaluation]:
    """Answer in order, and stop after the first no, or the first yes, where the semantic says so."""
    answered: list[Evaluation] = []
    for each in asked:
        answered.append(answer(each))
        if answered[-1].decision is STOPS_AT[semantic]:
            break
    return answered
