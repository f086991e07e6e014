"""The questions in which the record of a decision is entered, read off its table."""

from collections.abc import Collection, Mapping
from typing import Any

from moothall.doors.desk.forms.desk_form import Answers
from moothall.doors.desk.forms.shapes import FormField, Shape, TextAnswer, TextLines, YesOrNo
from moothall.matters.core.decision_record import DecisionRecord
from moothall.matters.queries.views import DecisionSeen
from moothall.papers.core.record_fields import RecordField, ValueKind, fields_of

SHAPES: Mapping[ValueKind, Shape] = {
    "line": TextAnswer(),
    "text": TextAnswer(long=True),
    "list": TextLines(),
    "yes_no": YesOrNo(unknown=False),
}
ALWAYS = ("title", "outcome", "resolved")


def record_questions(*, outcome: Shape, required: Collection[str] = ()) -> tuple[FormField, ...]:
    """Ask for each field of the record; what is ticked comes last, each with the reason for it."""
    table = fields_of(DecisionRecord)
    reasons = {field.label.reason for field in fields_of(DecisionSeen)}
    last = [each for each in table if each.label.kind == "yes_no" or each.name in reasons]
    first = [each for each in table if each not in last]
    return tuple(_question(each, outcome, each.name in (*ALWAYS, *required)) for each in (*first, *last))


def record_of(given: Answers) -> DecisionRecord:
    """Return the record that was entered."""
    return DecisionRecord(**{field.name: _value(field, given) for field in fields_of(DecisionRecord)})


def _question(field: RecordField, outcome: Shape, required: bool) -> FormField:
    shape = outcome if field.label.kind == "choice" else SHAPES[field.label.kind]
    return FormField(field.name, field.question, field.label.hint, shape, required)


def _value(field: RecordField, given: Answers) -> Any:
    if field.label.kind == "list":
        return tuple(given.get(field.name, ()))
    return bool(given.get(field.name)) if field.label.kind == "yes_no" else given.get(field.name, "")
