"""Which other terms a fact names: read off the types, once for each class."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from moothall.agreement.core.values import RefersTo


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in a fact that names a term of one of ``kinds``."""

    path: tuple[str | int, ...]
    kinds: tuple[str, ...]
    id: str


def references(fact: BaseModel) -> Iterator[Reference]:
    """Yield every place in ``fact`` that names a term, with the names that a file uses."""
    for field, written, shape in _fields(type(fact)):
        value = getattr(fact, field)
        if value:
            yield from _within(shape, value, (written,))


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, Any], ...]:
    """Return (field, name in a file, type) for the fields of ``model`` that can name a term."""
    return tuple(
        (name, field.alias or name, shape)
        for name, field in model.model_fields.items()
        if _names_terms(shape := _whole_type(field.annotation, field.metadata))
    )


def _whole_type(annotation: Any, metadata: list[Any]) -> Any:
    """Put back on the type what pydantic took off it."""
    marks = [mark for mark in metadata if isinstance(mark, RefersTo)]
    return Annotated[annotation, marks[0]] if marks else annotation


def kinds_named(shape: Any) -> tuple[str, ...]:
    """Return the kinds of term that a plain text of this type names, or nothing."""
    if get_origin(shape) is Annotated:
        marks = [mark for mark in get_args(shape)[1:] if isinstance(mark, RefersTo)]
        return marks[0].kinds if marks else kinds_named(get_args(shape)[0])
    if get_origin(shape) in (Union, UnionType):
        return next((kinds for part in get_args(shape) if (kinds := kinds_named(part))), ())
    return ()


@cache
def _names_terms(shape: Any) -> bool:
    """Say whether a value of this type can name a term."""
    if kinds_named(shape):
        return True
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return bool(_fields(shape))
    return any(_names_terms(part) for part in get_args(shape) if part not in (NoneType, Ellipsis))


def _within(shape: Any, value: Any, path: tuple[str | int, ...]) -> Iterator[Reference]:
    """Yield the references in ``value``, whose type is ``shape``."""
    if isinstance(value, BaseModel):
        for inner in references(value):
            yield Reference((*path, *inner.path), inner.kinds, inner.id)
    elif isinstance(value, Mapping):
        if kinds := kinds_named(_bare_arguments(shape)[0]):
            for key in value:
                yield Reference((*path, key), kinds, key)
    elif isinstance(value, tuple):
        inner_shape = _bare_arguments(shape)[0]
        for place, item in enumerate(value):
            yield from _within(inner_shape, item, (*path, place))
    elif kinds := kinds_named(shape):
        yield Reference(path, kinds, value)


@cache
def _bare_arguments(shape: Any) -> tuple[Any, ...]:
    """Return what a container holds, under any marks and apart from None."""
    if get_origin(shape) is Annotated:
        return _bare_arguments(get_args(shape)[0])
    if get_origin(shape) in (Union, UnionType):
        return next(_bare_arguments(part) for part in get_args(shape) if part is not NoneType)
    return get_args(shape)
