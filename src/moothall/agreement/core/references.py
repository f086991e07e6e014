"""Which other terms a fact names: worked out from the types, once for each class."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from moothall.agreement.core.values import RefersTo

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in a fact that names a term of one of ``kinds``."""

    path: Path
    kinds: tuple[str, ...]
    id: str


Reader = Callable[[Any, Path], list[Reference]]


def references(fact: BaseModel) -> Iterator[Reference]:
    """Yield every place in ``fact`` that names a term, with the names that a file uses."""
    for field, written, read in _readers(type(fact)):
        if value := getattr(fact, field):
            yield from read(value, (written,))


@cache
def _readers(model: type[BaseModel]) -> tuple[tuple[str, str, Reader], ...]:
    """Return (field, name in a file, its reader) for the fields of ``model`` that can name a term."""
    found = (
        (name, field.alias or name, _reader(_whole_type(field.annotation, field.metadata)))
        for name, field in model.model_fields.items()
    )
    return tuple((name, written, read) for name, written, read in found if read)


def _whole_type(annotation: Any, metadata: list[Any]) -> Any:
    """Put back the annotations that pydantic stripped from the type."""
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


def _reader(shape: Any) -> Reader | None:
    """Return a function that finds the references in a value of this type, or None if it can have none."""
    if kinds := kinds_named(shape):
        return lambda value, path: [Reference(path, kinds, value)]
    bare = _bare(shape)
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        return _of_fact if _readers(bare) else None
    parts = [part for part in get_args(bare) if part is not Ellipsis]
    if get_origin(bare) is dict:
        return _of_keys(kinds_named(parts[0]))
    if get_origin(bare) is tuple and (read := _reader(parts[0])):
        return _of_each(read)
    return None


def _bare(shape: Any) -> Any:
    """Return a type without its annotations, and without None."""
    if get_origin(shape) is Annotated:
        return _bare(get_args(shape)[0])
    if get_origin(shape) in (Union, UnionType):
        return _bare(next(part for part in get_args(shape) if part is not NoneType))
    return shape


def _of_fact(fact: BaseModel, path: Path) -> list[Reference]:
    return [Reference((*path, *inner.path), inner.kinds, inner.id) for inner in references(fact)]


def _of_keys(kinds: tuple[str, ...]) -> Reader | None:
    """Return a reader for a mapping whose keys name terms."""
    return (lambda value, path: [Reference((*path, key), kinds, key) for key in value]) if kinds else None


def _of_each(read: Reader) -> Reader:
    """Return a reader for every item of a tuple."""
    return lambda items, path: [
        found for place, item in enumerate(items) for found in read(item, (*path, place))
    ]
