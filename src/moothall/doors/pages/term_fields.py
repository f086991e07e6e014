"""The fields of a term as a reader sees them: each with its title, and its value in words."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from pydantic import BaseModel

from moothall.agreement.core.references import kinds_named
from moothall.agreement.core.sentences import amount
from moothall.agreement.core.terms import Term
from moothall.agreement.core.values import Condition
from moothall.doors.pages.formats import capital, plain
from moothall.periods import written

NameOf = Callable[[str], str]
NOT_SHOWN = frozenset(
    {"kind", "id", "starts_on", "until", "from_is", "until_is", "basis", "source", "disagreements", "note"}
)


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One line of a value; ``id`` is the term that it names, if it is the name of one."""

    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class TermField:
    """One field of a term that says something."""

    name: str
    title: str
    lines: tuple[FieldLine, ...]
    is_number: bool = False


def fields_of(term: Term, name_of: NameOf, *, leave_out: frozenset[str] = frozenset()) -> list[TermField]:
    """Return the fields of ``term`` that say something of its own, in the order in which it is defined."""
    names = [name for name in type(term).model_fields if name not in NOT_SHOWN | leave_out]
    return [field for name in names if (field := field_of(term, name, name_of)).lines]


def field_of(term: BaseModel, name: str, name_of: NameOf) -> TermField:
    """Return one field of a term, or of a part of one."""
    info = type(term).model_fields[name]
    value = getattr(term, name)
    shape = info.annotation
    if any(hasattr(mark, "kinds") for mark in info.metadata) and isinstance(value, str):
        lines: tuple[FieldLine, ...] = (FieldLine(name_of(value), value),)
    else:
        lines = tuple(_lines(value, shape, name, name_of))
    return TermField(
        name, info.title or capital(plain(name)), lines, name.endswith("_pence") and isinstance(value, int)
    )


def title_of_field(kind: type[BaseModel], name: str) -> str:
    """Return the title of a field, by the name that it has in a file or in the class."""
    for field, info in kind.model_fields.items():
        if name in (field, info.alias):
            return info.title or capital(plain(field))
    return capital(plain(name))


def _lines(value: Any, shape: Any, name: str, name_of: NameOf) -> Iterator[FieldLine]:
    """Yield a value as lines; nothing, an empty list and a plain no say nothing."""
    if value is None or value is False or value in ((), {}):
        return
    if isinstance(value, tuple):
        for item in value:
            yield from _lines(item, _inner(shape), name, name_of)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield FieldLine(f"{_key(key, shape, name_of)}: {_text(item, name)}")
    elif isinstance(value, BaseModel):
        yield FieldLine(_part(value, name_of))
    elif isinstance(value, str) and kinds_named(shape):
        yield FieldLine(name_of(value), value)
    else:
        yield FieldLine(_choice(value, shape) or _text(value, name))


def _part(value: BaseModel, name_of: NameOf) -> str:
    """Write a part of a term, such as a condition, on one line."""
    fields = [
        field_of(value, name, name_of) for name in type(value).model_fields if name not in ("id", "source")
    ]
    said = [field for field in fields if field.lines]
    if isinstance(value, Condition) and said:
        return said[0].lines[0].text
    return "; ".join(f"{field.title}: {', '.join(line.text for line in field.lines)}" for field in said)


def _key(key: str, shape: Any, name_of: NameOf) -> str:
    return name_of(key) if kinds_named(_inner(shape)) else key


def _inner(shape: Any) -> Any:
    """Return the type of what a container holds."""
    arguments = get_args(shape)
    return arguments[0] if arguments else None


def _choice(value: Any, shape: Any) -> str:
    """Write one of a fixed set of choices as words."""
    return capital(plain(value)) if isinstance(value, str) and value in get_args(shape) else ""


def _text(value: Any, name: str) -> str:
    """Write a plain value."""
    if value is True:
        return "Yes"
    if isinstance(value, date):
        return written(value)
    if isinstance(value, Decimal):
        return f"{value.normalize():,f}"
    if isinstance(value, int):
        return amount(value) if name.endswith("_pence") else f"{value:,}"
    return str(value)
