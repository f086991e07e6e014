"""Questions that are read off the table of a record: its words, hints and order."""

from collections.abc import Collection, Mapping

from moothall.doors.desk.forms.shapes import FormField, OneDay, Shape, TextAnswer, TextLines, YesOrNo
from moothall.papers.core.exemption import ReaderView
from moothall.papers.core.record_fields import RecordField, ValueKind, fields_of

SHAPES: Mapping[ValueKind, Shape] = {
    "line": TextAnswer(),
    "text": TextAnswer(long=True),
    "list": TextLines(),
    "yes_no": YesOrNo(unknown=False),
    "day": OneDay(),
}
NO_SHAPES: Mapping[str, Shape] = {}
NO_NAMES: Mapping[str, str] = {}


def questions_of(
    record: type[ReaderView],
    *names: str,
    shapes: Mapping[str, Shape] = NO_SHAPES,
    sent_as: Mapping[str, str] = NO_NAMES,
    required: Collection[str] = (),
) -> tuple[FormField, ...]:
    """Ask for the fields of a record that are named, in the order of its table.

    ``shapes`` are those that the kind of a value does not tell, such as a choice; ``sent_as`` names the
    fields that the form sends, and its operation takes, under another name.
    """
    return tuple(
        question_of(
            field, shapes.get(field.name), name=sent_as.get(field.name, ""), required=field.name in required
        )
        for field in fields_of(record)
        if field.name in names
    )


def question_of(field: RecordField, shape: Shape | None, *, name: str = "", required: bool) -> FormField:
    """Ask for one field of a record."""
    answer = shape or SHAPES[field.label.kind]
    return FormField(name or field.name, field.question, field.label.hint, answer, required)
