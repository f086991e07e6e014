"""AuthZEN's five endpoints: one question, several, and the three searches."""

from typing import Any

from moothall.delegation.core.authzen import (
    AuthzenAction,
    AuthzenQuestion,
    Entity,
    Evaluation,
    SearchResults,
    evaluate,
    search_actions,
    search_resources,
    search_subjects,
    until_settled,
)
from moothall.doors.authzen.endpoints import TenantRequest, post
from moothall.doors.authzen.requests import RequestDeclined, shaped
from moothall.doors.authzen.result_pages import page_of
from moothall.doors.authzen.shapes import (
    ActionSearchShape,
    ActionShape,
    EntityShape,
    EvaluationShape,
    EvaluationsShape,
    ResourceSearchShape,
    SearchShape,
    SoughtShape,
    SubjectSearchShape,
)

Json = dict[str, Any]


@post(EvaluationShape)
def evaluation(asking: TenantRequest[EvaluationShape]) -> Json:
    """Say yes or no to one question."""
    return _decision(_evaluated(asking, asking.asked))


@post(EvaluationsShape)
def evaluations(asking: TenantRequest[EvaluationsShape]) -> Json:
    """Say yes or no to each of several questions; with none of them, to the one that stands alone."""
    given = asking.asked.model_dump(include={"subject", "action", "resource", "context"}, exclude_none=True)
    if not asking.asked.evaluations:
        return _decision(_evaluated(asking, shaped(given, EvaluationShape)))
    options = asking.asked.options
    answers = until_settled(
        asked=asking.asked.evaluations,
        semantic=(options and options.evaluations_semantic) or "execute_all",
        answer=lambda each: _evaluated_or_failed(asking, given | _said(each)),
    )
    return {"evaluations": [_decision(answer) for answer in answers]}


@post(SubjectSearchShape)
def subject_search(asking: TenantRequest[SubjectSearchShape]) -> Json:
    """Find who may."""
    found = search_subjects(point=asking.point, question=_question(asking.asked), today=asking.today)
    return _page("subject", asking, found)


@post(ResourceSearchShape)
def resource_search(asking: TenantRequest[ResourceSearchShape]) -> Json:
    """Find on what."""
    found = search_resources(point=asking.point, question=_question(asking.asked), today=asking.today)
    return _page("resource", asking, found)


@post(ActionSearchShape)
def action_search(asking: TenantRequest[ActionSearchShape]) -> Json:
    """Find what."""
    found = search_actions(point=asking.point, question=_question(asking.asked), today=asking.today)
    return _page("action", asking, found)


def _said(given: Json) -> Json:
    """Return the fields that are there: null is as if left out."""
    return {name: value for name, value in given.items() if value is not None}


def _evaluated(asking: TenantRequest[Any], asked: EvaluationShape) -> Evaluation:
    return evaluate(point=asking.point, question=_question(asked), today=asking.today)


def _evaluated_or_failed(asking: TenantRequest[Any], given: Json) -> Evaluation:
    """Answer one of several questions; one that is not well formed is a no, and harms none of the others."""
    try:
        return _evaluated(asking, shaped(given, EvaluationShape))
    except RequestDeclined as declined:
        return Evaluation.failed(declined.status, str(declined))


def _decision(answer: Evaluation) -> Json:
    return {"decision": answer.decision, "context": answer.context}


def _question(asked: EvaluationShape | SearchShape) -> AuthzenQuestion:
    """Return what is asked; what is sought has no id, and an action that is sought no name."""
    action = AuthzenAction("") if isinstance(asked, ActionSearchShape) else _action(asked.action)
    return AuthzenQuestion(_entity(asked.subject), action, _entity(asked.resource), asked.context or {})


def _entity(shape: EntityShape | SoughtShape) -> Entity:
    return Entity(shape.type, shape.id if isinstance(shape, EntityShape) else "", shape.properties or {})


def _action(shape: ActionShape) -> AuthzenAction:
    return AuthzenAction(shape.name, shape.properties or {})


def _page(what: str, asking: TenantRequest[Any], found: SearchResults) -> Json:
    """Return one page of what is found, and why nothing can be, if nothing can."""
    results: list[Json] = [{"type": each.type, "id": each.id} for each in found.entities]
    results += [{"name": each.name} for each in found.actions]
    search = [what, asking.tenant, asking.asked.model_dump(exclude={"page"}, exclude_none=True)]
    page, shown = page_of(results, page=asking.asked.page, search=search)
    fault = found.fault
    context = {"context": {"error": {"status": fault.status, "message": str(fault)}}} if fault else {}
    return {"page": page, **context, "results": shown}
