"""The shapes of what is asked. A field that is not named here is passed over; null is as if left out."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

MOST_EVALUATIONS = 1_000
MOST_RESULTS = 1_000

ENTITIES = ("subject", "action", "resource")

Properties = Annotated[
    dict[str, Any] | None,
    Field(
        description="Of a resource or an action: authorities (ids of councils), amount (pounds) or"
        " amount_pence. Any other is a circumstance, if the scheme asks about it"
    ),
]
Context = Annotated[
    dict[str, Any] | None, Field(description="time: the date or time of the decision; left out, today")
]


def _as_whole(number: Any) -> Any:
    """Take 2.0 for 2, as JSON does; and what is out of all bounds for what is just outside."""
    if not isinstance(number, Decimal) or number != number.to_integral_value():
        return number
    return int(max(Decimal(-1), min(number, Decimal(MOST_RESULTS))))


def _whole(*names: str) -> dict[str, Any]:
    """Return the JSON Schema of what has every one of these fields, and nothing empty in them."""
    return {
        "required": [*names],
        "properties": {name: {"minItems": 1, "not": {"type": "null"}} for name in names},
    }


class Shape(BaseModel):
    """What is asked is taken as it is written: a number is not text, nor the other way round."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")


class EntityShape(Shape):
    """A subject (body, post or authority) or a resource (service or council)."""

    type: str
    id: str
    properties: Properties = None


class SoughtShape(Shape):
    """The kind of subject or resource that is sought; an id counts for nothing."""

    type: str
    properties: Properties = None


class ActionShape(Shape):
    """What is to be decided."""

    name: str = Field(description="A function of the scheme of delegation")
    properties: Properties = None


class EvaluationShape(Shape):
    """One question."""

    subject: EntityShape
    action: ActionShape
    resource: EntityShape
    context: Context = None


class OptionsShape(Shape):
    """How several questions are to be answered."""

    evaluations_semantic: Literal["execute_all", "deny_on_first_deny", "permit_on_first_permit"] | None = None


class EvaluationsShape(Shape):
    """Several questions; what stands beside them is meant for each that does not say otherwise."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [_whole("evaluations"), _whole(*ENTITIES)]})

    subject: EntityShape | None = None
    action: ActionShape | None = None
    resource: EntityShape | None = None
    context: Context = None
    evaluations: Annotated[list[dict[str, Any]], Field(max_length=MOST_EVALUATIONS)] | None = None
    options: OptionsShape | None = None


class PageShape(Shape):
    """Which part of what is found is wanted."""

    token: str | None = Field(None, description="The next_token of the page before")
    limit: Annotated[int, Field(ge=0), BeforeValidator(_as_whole)] | None = Field(
        None, description=f"How many results at most; left out, 100, and never more than {MOST_RESULTS:,}"
    )


class SubjectSearchShape(Shape):
    """Asks which subjects may."""

    subject: SoughtShape
    action: ActionShape
    resource: EntityShape
    context: Context = None
    page: PageShape | None = None


class ResourceSearchShape(Shape):
    """Asks on which resources."""

    subject: EntityShape
    action: ActionShape
    resource: SoughtShape
    context: Context = None
    page: PageShape | None = None


class ActionSearchShape(Shape):
    """Asks what."""

    subject: EntityShape
    resource: EntityShape
    context: Context = None
    page: PageShape | None = None


SearchShape = SubjectSearchShape | ResourceSearchShape | ActionSearchShape
