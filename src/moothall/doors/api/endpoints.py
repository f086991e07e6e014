"""The addresses for programs, with their description.

Each answers GET with JSON, and a refusal with its reason in ``detail``.
"""

from http import HTTPStatus
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from ninja import NinjaAPI, Path, Query
from ninja.errors import ValidationError
from ninja.openapi.schema import OpenAPISchema
from pydantic import WithJsonSchema

from moothall.accounts.queries import Person
from moothall.accounts.rights.grants import rights_of
from moothall.agreement.core.laws import findings
from moothall.agreement.core.register import Register
from moothall.agreement.core.values import Day
from moothall.agreement.core.variation import Agreement
from moothall.agreement.queries import draft as stored_draft
from moothall.agreement.queries import partnerships, register_of
from moothall.delegation.core.draft_review import review_draft
from moothall.doors.api import answers
from moothall.doors.api.shapes import (
    FindingsShape,
    HistoryShape,
    PartnershipShape,
    Problem,
    StateShape,
    VariationShape,
    VariationsShape,
)
from moothall.doors.pages.days import today, window_of
from moothall.doors.pages.draft_answer import plain_review
from moothall.doors.pages.refusals import status_of
from moothall.doors.pages.request_log import note_refusal
from moothall.refusals import Forbidden, Missing, Refusal

REFUSED = (HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND)


class MoothallAPI(NinjaAPI):
    """An API whose description says how it refuses."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """Return the description, with the refusals of every operation."""
        schema = super().get_openapi_schema(**options)
        schema["components"].setdefault("schemas", {})["Problem"] = Problem.model_json_schema()
        content = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
        for path in schema["paths"].values():
            for operation in path.values():
                for status in REFUSED:
                    refused = {"description": status.phrase, "content": content}
                    operation["responses"].setdefault(status.value, refused)
        return schema


api = MoothallAPI(
    title="Moothall",
    version="1",
    description="What councils have agreed to share, on any day, as known on any day.",
    docs_url=None,
    urls_namespace="api",
)

Name = Annotated[str, Path(max_length=80, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]  # as an id is written
Number = Annotated[int, Path(ge=1, le=1_000_000)]
FROM_1889_TO_2199 = r"^(1889-(0[4-9]|1[0-2])|(189\d|19\d\d|2[01]\d\d)-\d\d)-\d\d$"
ADay = Annotated[Day, WithJsonSchema({"type": "string", "format": "date", "pattern": FROM_1889_TO_2199})]
OnDay = Annotated[ADay | None, Query(description="The day asked about; left out, today")]
KnownDay = Annotated[ADay | None, Query(description="Leave out what was decided or learned after this day")]


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Answer a refusal with its status and its words."""
    note_refusal(request, refusal)
    answer = api.create_response(request, {"detail": str(refusal)}, status=status_of(refusal))
    add_never_cache_headers(answer)  # it may say for which posts somebody acts
    return answer


@api.exception_handler(ValidationError)
def not_well_formed(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer what was not well formed with every fault, each after the name of what it is in."""
    faults = [f"{fault['loc'][-1]}: {fault['msg']}" for fault in error.errors]
    return api.create_response(request, {"detail": ". ".join(faults)}, status=400)


@api.get("/partnerships", response=list[PartnershipShape], summary="The partnerships")
def list_partnerships(request: HttpRequest) -> list[dict[str, Any]]:
    """Every partnership of this installation."""
    return [
        {"id": row.id, "name": row.name, "summary": row.summary or None, "variations": row.head}
        for row in partnerships()
    ]


@api.get("/partnerships/{partnership}", response=PartnershipShape, summary="One partnership")
def one_partnership(request: HttpRequest, partnership: Name) -> dict[str, Any]:
    """One partnership."""
    register = register_of(partnership)
    return {**register.heading.model_dump(), "variations": register.head}


@api.get("/partnerships/{partnership}/state", response=StateShape, summary="What holds on a day")
def state(
    request: HttpRequest, partnership: Name, on: OnDay = None, known: KnownDay = None
) -> dict[str, Any]:
    """Every term that holds on a day, as known on a day."""
    register, day = _as_known(partnership, known), on or today()
    terms = [answers.written(term) for term in register.state(day).terms.values()]
    return {
        "partnership": partnership,
        "on": day,
        "known": known,
        "variations": register.head,
        "terms": terms,
    }


@api.get("/partnerships/{partnership}/variations", response=VariationsShape, summary="The variations")
def list_variations(
    request: HttpRequest,
    partnership: Name,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> dict[str, Any]:
    """Some of the variations, in the order of their numbers."""
    register = register_of(partnership)
    items = [answers.variation(entry) for entry in register.entries[offset : offset + limit]]
    return {"total": register.head, "offset": offset, "limit": limit, "items": items}


@api.get("/partnerships/{partnership}/variations/{number}", response=VariationShape, summary="One variation")
def one_variation(request: HttpRequest, partnership: Name, number: Number) -> dict[str, Any]:
    """One variation by its number."""
    return answers.variation(register_of(partnership).entry(number))


@api.get(
    "/partnerships/{partnership}/terms/{term}/history",
    response=HistoryShape,
    by_alias=True,
    summary="A term's life",
)
def history(request: HttpRequest, partnership: Name, term: Name, known: KnownDay = None) -> dict[str, Any]:
    """The whole life of a term: when it held, what it said, and what each variation did to it."""
    return answers.history(_as_known(partnership, known).history(term))


@api.get(
    "/partnerships/{partnership}/findings",
    response=FindingsShape,
    by_alias=True,
    summary="What offends a law",
)
def list_findings(
    request: HttpRequest, partnership: Name, on: OnDay = None, known: KnownDay = None
) -> dict[str, Any]:
    """What offends a law of the agreement on a day, with the days over which it does."""
    register, day = _as_known(partnership, known), on or today()
    found = findings(register, window_of(register, day))
    items = [answers.finding(each) for each in found if day in each.period]
    return {"partnership": partnership, "on": day, "known": known, "items": items}


@api.get("/schema/agreement.json", response=dict[str, Any], summary="The shape of an agreement file")
def schema(request: HttpRequest) -> dict[str, Any]:
    """The JSON Schema of an agreement file."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Agreement.model_json_schema()}


@api.get("/drafts/{draft}/check", include_in_schema=False)
def check_draft(request: HttpRequest, draft: Number, response: HttpResponse) -> dict[str, Any]:
    """What a draft would change, bring up and cure, and who must agree: for those who may read it."""
    if not isinstance(request.user, Person):
        raise Forbidden("A draft is read by those who draft: sign in at the desk first.")
    row = stored_draft(draft)
    rights_of(person=request.user, day=today()).require("draft_variation", row.partnership)
    response["Cache-Control"] = "private, no-store"
    found = review_draft(row.body, register_of(row.partnership), today())
    return {"draft": row.id, "partnership": row.partnership, **plain_review(found)}


@api.get("/{path:anything}", include_in_schema=False)
def nothing(request: HttpRequest, anything: str) -> None:
    """Refuse any other address in the words of a program."""
    raise Missing("There is nothing at this address. See /api/v1/openapi.json for those that there are.")


def _as_known(partnership: str, known: Day | None) -> Register:
    register = register_of(partnership)
    return register.as_known_on(known) if known else register
