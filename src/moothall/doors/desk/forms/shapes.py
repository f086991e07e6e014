"""What a form must ask, read off the pydantic models: each field of a model, and the shape of its answer."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from moothall.agreement.core.references import kinds_named
from moothall.agreement.core.values import Day, Pence, Text


@dataclass(frozen=True, slots=True)
class TextAnswer:
    """A line of text, or several; an e-mail address is a line that no browser spells."""

    long: bool = False
    is_email: bool = False


@dataclass(frozen=True, slots=True)
class Secret:
    """A password: taken as it was typed, and never shown again."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file, of the kinds that its ending tells."""

    accepts: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure: whole, or with decimals."""

    whole: bool = True


@dataclass(frozen=True, slots=True)
class Pounds:
    """A sum of money, asked for in pounds and kept in pence."""


@dataclass(frozen=True, slots=True)
class OneDay:
    """A day, asked for in three boxes."""


@dataclass(frozen=True, slots=True)
class YesOrNo:
    """Yes or no, with ``unknown`` where neither may be known; else a box to tick."""

    unknown: bool


@dataclass(frozen=True, slots=True)
class FixedChoice:
    """One of a few fixed words; ``many`` where several may be chosen."""

    values: tuple[str, ...]
    many: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that may be chosen."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class OfferedChoice:
    """One of those that a page offers, which are no terms; ``many`` where several may be chosen."""

    options: tuple[Option, ...]
    many: bool = False


@dataclass(frozen=True, slots=True)
class TermChoice:
    """A term of one of ``kinds``; ``many`` where several may be chosen."""

    kinds: tuple[str, ...]
    many: bool = False


@dataclass(frozen=True, slots=True)
class TextLines:
    """Several lines of text, each an item."""


@dataclass(frozen=True, slots=True)
class FormGroup:
    """Several fields that belong together and are left out together."""

    fields: "tuple[FormField, ...]"


@dataclass(frozen=True, slots=True)
class FormRows:
    """Any number of the same group of fields."""

    fields: "tuple[FormField, ...]"


@dataclass(frozen=True, slots=True)
class EachCouncil:
    """One answer for each council."""

    kinds: tuple[str, ...]
    each: "Number | Pounds"


@dataclass(frozen=True, slots=True)
class EachYear:
    """A sum for each of some financial years."""


Shape = (
    TextAnswer
    | Secret
    | SentFile
    | Number
    | Pounds
    | OneDay
    | YesOrNo
    | FixedChoice
    | OfferedChoice
    | TermChoice
    | TextLines
    | FormGroup
    | FormRows
    | EachCouncil
    | EachYear
)


@dataclass(frozen=True, slots=True)
class FormField:
    """One question: its name in a file, its words, the shape of the answer, what stands if left out."""

    name: str
    title: str
    hint: str
    shape: Shape
    required: bool
    default: Any = None


@cache
def fields_of(model: type[BaseModel], leave_out: frozenset[str] = frozenset()) -> tuple[FormField, ...]:
    """Return a question for every field of ``model``, in order, but for its kind and what is left out."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(
        _field(info.alias or name, info, hints[name])
        for name, info in model.model_fields.items()
        if name not in leave_out | {"kind"}
    )


def _field(name: str, info: FieldInfo, annotation: Any) -> FormField:
    """Return the question for one field."""
    default = info.get_default() if info.default is not PydanticUndefined else None
    shape = _shape(annotation)
    return FormField(name, info.title or name, info.description or "", shape, info.is_required(), default)


def _shape(annotation: Any) -> Shape:
    """Return the shape of the answer for a type as it is written in the model."""
    if get_origin(annotation) in (Union, UnionType):
        [inner] = [part for part in get_args(annotation) if part is not NoneType]
        return YesOrNo(unknown=True) if inner is bool else _shape(inner)
    if kinds := kinds_named(annotation):
        return TermChoice(kinds)
    if annotation == Day:
        return OneDay()
    if annotation == Pence:
        return Pounds()
    if annotation == Text:
        return TextAnswer(long=True)
    if get_origin(annotation) is Annotated:
        return _shape(get_args(annotation)[0])
    return _bare_shape(annotation)


def _bare_shape(annotation: Any) -> Shape:
    """Return the shape for a type without marks."""
    if annotation is bool:
        return YesOrNo(unknown=False)
    if annotation is str:
        return TextAnswer()
    if annotation in (int, Decimal):
        return Number(whole=annotation is int)
    if get_origin(annotation) is Literal:
        return FixedChoice(get_args(annotation))
    if get_origin(annotation) is tuple:
        return _many(get_args(annotation)[0])
    if get_origin(annotation) is dict:
        return _each(*get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return FormGroup(fields_of(annotation))
    raise TypeError(f"no form is known for {annotation}")


def _many(item: Any) -> Shape:
    """Return the shape for any number of ``item``."""
    one = _shape(item)
    if isinstance(one, FormGroup):
        return FormRows(one.fields)
    if isinstance(one, TermChoice):
        return TermChoice(one.kinds, many=True)
    if isinstance(one, FixedChoice):
        return FixedChoice(one.values, many=True)
    return TextLines()


def _each(key: Any, value: Any) -> Shape:
    """Return the shape for one ``value`` for each ``key``."""
    one = _shape(value)
    if kinds := kinds_named(key):
        assert isinstance(one, Number | Pounds)  # nothing else is kept by council
        return EachCouncil(kinds, one)
    return EachYear()
