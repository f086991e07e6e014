"""What differs between two states: which terms begin, end or change, and in which fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel

from moothall.agreement.core.register import State
from moothall.agreement.core.sentences import NameOf, amount, listed, said, spoken
from moothall.agreement.core.sentences.words import several
from moothall.agreement.core.terms import Term
from moothall.periods import written

DAYS = frozenset({"starts_on", "until", "from_is", "until_is"})
NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a term that has changed: ``field`` is its name in a file, ``title`` its label."""

    field: str
    title: str
    before: Any
    after: Any

    def written(self, name_of: NameOf) -> tuple[str, str]:
        """Return what it said before and what it says after, in words."""
        return (
            written_value(self.before, name_of, field=self.field),
            written_value(self.after, name_of, field=self.field),
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """A term that begins, ends or changes between two states."""

    verb: Literal["begins", "ends", "changes"]
    id: str
    before: Term | None
    after: Term | None
    fields: tuple[FieldChange, ...] = ()


def differences(before: State, after: State, *, days: bool = False) -> tuple[Difference, ...]:
    """Return every term that differs between ``before`` and ``after``: those ended, then changed, then begun.

    A term that says the same for longer does not count, unless ``days`` asks for it.
    """
    return (*_ended_or_changed(before, after, days), *_begun(before, after))


def _ended_or_changed(before: State, after: State, days: bool) -> Iterator[Difference]:
    for term in before.terms.values():
        then = after.get(term.id)
        if then is None:
            yield Difference("ends", term.id, term, None)
        elif then is not term and (fields := tuple(changed_fields(term, then, days=days))):
            yield Difference("changes", term.id, term, then, fields)


def _begun(before: State, after: State) -> Iterator[Difference]:
    for term in after.terms.values():
        if term.id not in before:
            yield Difference("begins", term.id, None, term)


def changed_fields(before: Term, after: Term, *, days: bool = False) -> Iterator[FieldChange]:
    """Yield each field in which two versions of one term differ, in the order of the model."""
    for name, field in type(after).model_fields.items():
        was, now = getattr(before, name, None), getattr(after, name)
        if was != now and (days or name not in DAYS):
            yield FieldChange(field.alias or name, field.title or said(name), was, now)


def written_value(value: Any, name_of: NameOf, *, field: str = "") -> str:
    """Return the value of a field in words: names for ids, days in full, pounds for pence, lists as lists.

    ``field`` is its name in a file, by which an amount of pence is known.
    """
    if value is None or value in ((), [], {}):
        return NOT_STATED
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return amount(value) if field.endswith("_pence") else f"{value:,}"
    if isinstance(value, date):
        return written(value)
    if isinstance(value, str):
        return spoken(value) if field == "functions" else _written_text(value, name_of)
    return _written_whole(value, name_of, field)


def _written_text(text: str, name_of: NameOf) -> str:
    name = name_of(text)
    return said(text) if name == text and text.islower() and " " not in text else name


def _written_whole(value: Any, name_of: NameOf, field: str) -> str:
    """Return a value that is made up of others, in words."""
    if isinstance(value, BaseModel):
        return ", ".join(written_value(part, name_of, field=name) for name, part in _said_by(value))
    if isinstance(value, Mapping):
        pairs = (f"{name_of(key)} {written_value(each, name_of, field=field)}" for key, each in value.items())
        return listed(pairs)
    if isinstance(value, tuple | list):
        items = [written_value(each, name_of, field=field) for each in value]
        return several(items)
    return f"{value:f}".rstrip("0").rstrip(".") if isinstance(value, Decimal) and value % 1 else str(value)


def _said_by(fact: BaseModel) -> Iterator[tuple[str, Any]]:
    """Yield what a fact says, leaving out its id and what goes without saying."""
    for name, field in type(fact).model_fields.items():
        if name != "id" and (value := getattr(fact, name)) != field.get_default():
            yield field.alias or name, value
