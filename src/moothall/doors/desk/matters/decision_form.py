"""The questions in which the record of a decision is entered, read off its table."""

from collections.abc import Collection
from typing import Any

from moothall.doors.desk.forms.desk_form import Answers
from moothall.doors.desk.forms.record_questions import question_of
from moothall.doors.desk.forms.shapes import FormField, Shape
from moothall.matters.core.decision_record import DecisionRecord
from moothall.matters.queries.views import DecisionSeen
from moothall.papers.core.record_fields import RecordField, fields_of

ALWAYS = ("title", "outcome", "resolved")


def record_questions(*, outcome: Shape, required: Collection[str] = ()) -> tuple[FormField, ...]:
    """Ask for each field of the record; what is ticked comes last, each with the reason for it."""
    table = fields_of(DecisionRecord)
    reasons = {field.label.reason for field in fields_of(DecisionSeen)}
    last = [each for each in table if each.label.kind == "yes_no" or each.name in reasons]
    first = [each for each in table if each not in last]
    shapes = {"choice": outcome}
    return tuple(
        question_of(each, shapes.get(each.label.kind), required=each.name in (*ALWAYS, *required))
        for each in (*first, *last)
    )


def record_of(given: Answers) -> DecisionRecord:
    """Return the record that was entered."""
    return DecisionRecord(**{field.name: _value(field, given) for field in fields_of(DecisionRecord)})


def _value(field: RecordField, given: Answers) -> Any:
    if field.label.kind == "list":
        return tuple(given.get(field.name, ()))
    return bool(given.get(field.name)) if field.label.kind == "yes_no" else given.get(field.name, "")
