"""What a field may hold: found by following a path from the model, and put in words with an example."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from moothall.agreement.core.terms import KINDS
from moothall.agreement.core.terms.bodies import ClockTime
from moothall.agreement.core.terms.money import Year
from moothall.agreement.core.terms.parties import GssCode
from moothall.agreement.core.terms.undertakings import Share
from moothall.agreement.core.values import Id, Line, RefersTo, Url

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """A place in the data: its path as in a file, what it may hold, and the model it is a field of."""

    path: Path
    shape: Any
    owner: type[BaseModel]
    field: FieldInfo | None = None

    def at(self, part: str | int, shape: Any, field: FieldInfo | None = None) -> "FieldPlace":
        """Return the place one step further in."""
        return replace(self, path=(*self.path, part), shape=shape, field=field or self.field)


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a text of one kind is written: what it is called, how to write it, and an example."""

    words: str
    how: str
    example: str


def _pattern(shape: Any) -> str:
    return next(str(mark.pattern) for mark in get_args(shape) if isinstance(mark, StringConstraints))


FORMS = {
    _pattern(Id): TextForm(
        "an id", "Use lower case with hyphens, such as cheltenham-revenues.", "cheltenham-revenues"
    ),
    _pattern(GssCode): TextForm(
        "a GSS code", "It is a letter and eight digits, such as E07000078.", "E07000078"
    ),
    _pattern(Url): TextForm(
        "a web address", "It begins with https:// and has no spaces.", "https://www.cheltenham.gov.uk/"
    ),
    _pattern(Share): TextForm("a fraction", "Write a quarter as 1/4.", "1/4"),
    _pattern(Year): TextForm("a financial year", "Write April 2016 to March 2017 as 2016/17.", "2016/17"),
    _pattern(ClockTime): TextForm(
        "a time of day", "Write half past four in the afternoon as 16:30.", "16:30"
    ),
    _pattern(Line): TextForm("one line", "Write it on one line.", "…"),
}
_ONE_OF = {
    "authority": "cheltenham",
    "service": "revenues",
    "body": "joint-committee",
    "post": "head-of-legal",
    "driver": "devices",
}


def follow(model: type[BaseModel], location: Path) -> FieldPlace:
    """Follow pydantic's location of a fault from ``model``, leaving out the markers that pydantic adds."""
    place = FieldPlace((), model, model)
    for part in location:
        place = _step(place, part)
    return place


def _step(place: FieldPlace, part: str | int) -> FieldPlace:
    shape = bare(place.shape)
    if part == "[key]":
        return replace(place, shape=_key_of(place.field), path=place.path)
    if _is_model(shape):
        return _field(place, shape, str(part))
    if isinstance(part, str) and part in KINDS and get_origin(shape) in (Union, UnionType):
        return replace(place, shape=KINDS[part], owner=KINDS[part])
    arguments = get_args(shape) or (Any,)
    return place.at(part, arguments[1] if get_origin(shape) is dict else arguments[0])


def _field(place: FieldPlace, model: type[BaseModel], name: str) -> FieldPlace:
    within = replace(place, owner=model)
    for field_name, field in model.model_fields.items():
        if name in (field_name, field.alias):
            return within.at(field.alias or name, Annotated[field.annotation, field, *field.metadata], field)
    return within.at(name, None)


def _key_of(field: FieldInfo | None) -> Any:
    shape = bare(field.annotation) if field else None
    return get_args(shape)[0] if get_origin(shape) is dict else None


def _is_model(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, BaseModel)


def marks(shape: Any) -> tuple[Any, ...]:
    """Return the annotations on a type, at any depth under Annotated and Optional."""
    if get_origin(shape) is Annotated:
        inner, *own = get_args(shape)
        return (*own, *marks(inner))
    if get_origin(shape) in (Union, UnionType):
        return tuple(mark for part in get_args(shape) for mark in marks(part))
    return ()


def bare(shape: Any) -> Any:
    """Return a type without its annotations, and without None."""
    if get_origin(shape) is Annotated:
        return bare(get_args(shape)[0])
    if get_origin(shape) in (Union, UnionType):
        parts = [part for part in get_args(shape) if part is not NoneType]
        return bare(parts[0]) if len(parts) == 1 else shape
    return shape


def form_of(shape: Any) -> TextForm | None:
    """Return how a text must be written, if its form is fixed."""
    for mark in marks(shape):
        if isinstance(mark, RefersTo):
            return reference(mark.kinds)
    patterns = (str(mark.pattern) for mark in marks(shape) if getattr(mark, "pattern", None))
    return next((FORMS[pattern] for pattern in patterns if pattern in FORMS), None)


def reference(kinds: tuple[str, ...]) -> TextForm:
    """Return how the id of a term of one of ``kinds`` is written."""
    words = "the id of " + " or ".join(a(kind) for kind in kinds)
    return TextForm(words, f"Give {words}, such as {_ONE_OF[kinds[0]]}.", _ONE_OF[kinds[0]])


def choices(shape: Any) -> tuple[str, ...]:
    """Return the words allowed there, if the list is fixed."""
    inner = bare(shape)
    return tuple(get_args(inner)) if get_origin(inner) is Literal else ()


def example(place: FieldPlace) -> str:
    """Return an example of what could stand at ``place``."""
    if is_money(place.path):
        return "50000"
    if place.path == ("moothall",):
        return "1"
    if words := choices(place.shape):
        return str(words[0])
    if form := form_of(place.shape):
        return form.example
    plain: Mapping[Any, str] = {date: "2016-04-01", bool: "true", int: "2", Decimal: "12.5"}
    return plain.get(bare(place.shape), "…")


def is_money(path: Path) -> bool:
    """Whether a path leads to an amount in pence."""
    return any(str(part).endswith("_pence") for part in path[-2:])


def a(words: str) -> str:
    """Put “a” or “an” before ``words``."""
    return f"an {words}" if words[:1] in "aeio" else f"a {words}"


def called(model: type[BaseModel]) -> str:
    """Return what a file calls an instance of this class: “participation”, “source”."""
    kind = model.model_fields.get("kind")
    if kind is not None and isinstance(kind.default, str):
        return kind.default
    name = {"AgreementHeading": "Partnership"}.get(model.__name__, model.__name__)
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
