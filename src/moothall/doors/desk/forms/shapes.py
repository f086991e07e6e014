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
class Words:
    """A line of text, or several."""

    long: bool = False


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
class Choice:
    """One of a few fixed words; ``many`` where several may be chosen."""

    values: tuple[str, ...]
    many: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """A term of one of ``kinds``; ``many`` where several may be chosen."""

    kinds: tuple[str, ...]
    many: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Several lines of text, each an item."""


@dataclass(frozen=True, slots=True)
class Group:
    """Several fields that belong together and are left out together."""

    fields: "tuple[Field, ...]"


@dataclass(frozen=True, slots=True)
class Rows:
    """Any number of the same group of fields."""

    fields: "tuple[Field, ...]"


@dataclass(frozen=True, slots=True)
class EachCouncil:
    """One answer for each council."""

    kinds: tuple[str, ...]
    each: "Number | Pounds"


@dataclass(frozen=True, slots=True)
class EachYear:
    """A sum for each of some financial years."""


Shape = (
    Words
    | Number
    | Pounds
    | OneDay
    | YesOrNo
    | Choice
    | Terms
    | Lines
    | Group
    | Rows
    | EachCouncil
    | EachYear
)


@dataclass(frozen=True, slots=True)
class Field:
    """One question: its name in a file, its words, the shape of the answer, what stands if left out."""

    name: str
    title: str
    hint: str
    shape: Shape
    required: bool
    default: Any = None


@cache
def fields_of(model: type[BaseModel], leave_out: frozenset[str] = frozenset()) -> tuple[Field, ...]:
    """Return a question for every field of ``model``, in order, but for its kind and what is left out."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(
        _field(info.alias or name, info, hints[name])
        for name, info in model.model_fields.items()
        if name not in leave_out | {"kind"}
    )


def _field(name: str, info: FieldInfo, annotation: Any) -> Field:
    """Return the question for one field."""
    default = info.get_default() if info.default is not PydanticUndefined else None
    shape = _shape(annotation)
    return Field(name, info.title or name, info.description or "", shape, info.is_required(), default)


def _shape(annotation: Any) -> Shape:
    """Return the shape of the answer for a type as it is written in the model."""
    if get_origin(annotation) in (Union, UnionType):
        [inner] = [part for part in get_args(annotation) if part is not NoneType]
        return YesOrNo(unknown=True) if inner is bool else _shape(inner)
    if kinds := kinds_named(annotation):
        return Terms(kinds)
    if annotation == Day:
        return OneDay()
    if annotation == Pence:
        return Pounds()
    if annotation == Text:
        return Words(long=True)
    if get_origin(annotation) is Annotated:
        return _shape(get_args(annotation)[0])
    return _bare_shape(annotation)


def _bare_shape(annotation: Any) -> Shape:
    """Return the shape for a type without marks."""
    if annotation is bool:
        return YesOrNo(unknown=False)
    if annotation is str:
        return Words()
    if annotation in (int, Decimal):
        return Number(whole=annotation is int)
    if get_origin(annotation) is Literal:
        return Choice(get_args(annotation))
    if get_origin(annotation) is tuple:
        return _many(get_args(annotation)[0])
    if get_origin(annotation) is dict:
        return _each(*get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Group(fields_of(annotation))
    raise TypeError(f"no form is known for {annotation}")


def _many(item: Any) -> Shape:
    """Return the shape for any number of ``item``."""
    one = _shape(item)
    if isinstance(one, Group):
        return Rows(one.fields)
    if isinstance(one, Terms):
        return Terms(one.kinds, many=True)
    if isinstance(one, Choice):
        return Choice(one.values, many=True)
    return Lines()


def _each(key: Any, value: Any) -> Shape:
    """Return the shape for one ``value`` for each ``key``."""
    one = _shape(value)
    if kinds := kinds_named(key):
        assert isinstance(one, Number | Pounds)  # nothing else is kept by council
        return EachCouncil(kinds, one)
    return EachYear()
