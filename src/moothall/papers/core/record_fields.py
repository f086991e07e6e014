"""The field table of a record: each field's label, the kind of its value, and how a form asks for it.

The label is in the field's own annotation, beside the mark that says who may read it. Pages, PDFs, sheets,
OParl and the desk's forms are written from it, in the order in which the fields are defined.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from inspect import get_annotations
from typing import Any, Literal
from zoneinfo import ZoneInfo

from moothall.papers.core.exemption import ReaderView
from moothall.periods import written

ENGLAND = ZoneInfo("Europe/London")
ValueKind = Literal["line", "text", "list", "choice", "yes_no", "number", "day", "moment"]  # text is Markdown
BriefPlace = Literal["register", "feed", "search"]  # where a record is shown, or looked into, in part


@dataclass(frozen=True, slots=True)
class Label:
    """What a field is called wherever it is shown and, if that differs, how a form asks for it.

    ``reason`` names the field that gives the reason for a yes or no; both are then shown together. ``also``
    names the places that have a few fields of a record, and this one with them.
    """

    words: str
    kind: ValueKind = "text"
    question: str = ""
    hint: str = ""
    reason: str = ""
    also: tuple[BriefPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordField:
    """One row of a record's field table."""

    name: str
    label: Label
    is_open: bool

    @property
    def question(self) -> str:
        """How a form asks for it."""
        return self.label.question or self.label.words


@dataclass(frozen=True, slots=True)
class FieldValue:
    """What one record has in a field: some lines; a text has only one, in Markdown."""

    field: RecordField
    lines: tuple[str, ...]

    @property
    def words(self) -> str:
        """What the field is called."""
        return self.field.label.words

    @property
    def is_text(self) -> bool:
        """Whether it is written in Markdown."""
        return self.field.label.kind == "text"


def fields_of(record: type[ReaderView]) -> tuple[RecordField, ...]:
    """Return the fields of a record that have a label, in the order in which they are defined."""
    return tuple(
        RecordField(name, label, record.MARKS[name].is_open)
        for each in reversed(record.__mro__)
        for name, hint in get_annotations(each).items()
        for label in getattr(hint, "__metadata__", ())
        if isinstance(label, Label)
    )


def names_in(record: type[ReaderView], place: BriefPlace) -> tuple[str, ...]:
    """Return the names of the fields of a record that a place has, in their order."""
    return tuple(field.name for field in fields_of(record) if place in field.label.also)


def labels_of(record: type[ReaderView]) -> dict[str, str]:
    """Return how a record calls each of its fields, by name."""
    return {field.name: field.label.words for field in fields_of(record)}


def values_from(row: object, record: type[ReaderView]) -> dict[str, Any]:
    """Return what a row stores for each field of a record's table, by name."""
    return {field.name: getattr(row, field.name) for field in fields_of(record)}


def values_shown(
    record: ReaderView,
    *leaving: str,
    of: type[ReaderView] | None = None,
    within: BriefPlace | None = None,
) -> Iterator[FieldValue]:
    """Yield what a record shows, field by field, leaving out empty fields.

    If ``of`` names a class that it builds on, only that class's fields are shown; ``within`` a place that has
    a few fields, only those.

    A reason is shown with what it is the reason for, and a moment as its day in England.
    """
    table = fields_of(type(record))
    wanted = table if of is None else fields_of(of)
    if within is not None:
        wanted = tuple(field for field in wanted if within in field.label.also)
    reasons = {field.label.reason for field in table}
    for field in wanted:
        lines = _lines_of(record, field)
        if lines and field.name not in reasons and field.name not in leaving:
            yield FieldValue(field, lines)


def _lines_of(record: ReaderView, field: RecordField) -> tuple[str, ...]:
    value: Any = getattr(record, field.name)
    if field.label.kind == "yes_no":
        because: str = getattr(record, field.label.reason, "")
        return (". ".join(each for each in ("Yes" if value else "No", because) if each),)
    if value in (None, "", ()):
        return ()
    match field.label.kind:
        case "choice":
            return (getattr(record, f"{field.name}_label"),)
        case "list":
            return tuple(str(each) for each in value)
        case "day":
            return (written(value),)
        case "moment":
            return (written(value.astimezone(ENGLAND).date()),)
    return (str(value),)
