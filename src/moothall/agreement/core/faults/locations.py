"""The place of each fault: for a file, which knows the line, and for a form, which knows the field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from pydantic import BaseModel, ValidationError

from moothall.agreement.core.faults.shapes import FieldPlace, Path, follow
from moothall.agreement.core.faults.words import words_for
from moothall.refusals import Fault


@dataclass(frozen=True, slots=True)
class FieldFault:
    """One thing that is wrong: its path from the top of what was given, what is wrong, and how to mend it."""

    path: Path
    message: str
    fix: str = ""


class PlacedFault(Protocol):
    """A fault found by the models or by the fold: a ``Located`` or a ``Contradiction``."""

    @property
    def path(self) -> Path:
        """Where it is."""

    @property
    def message(self) -> str:
        """What is wrong."""

    @property
    def fix(self) -> str:
        """How to mend it."""


def fault(found: PlacedFault, *, file: str = "", line: int | None = None) -> Fault:
    """Return a fault for a refusal to carry."""
    return Fault(found.message, path_text(found.path), file, line, found.fix)


def path_text(path: Path) -> str:
    """Return a path as it is written for people: ``variations[3].add[0].service``."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".")


def locate(error: ValidationError, model: type[BaseModel]) -> tuple[FieldFault, ...]:
    """Return every reason why ``model`` refused what was given, each at its place, in order."""
    found: dict[Path, FieldFault] = {}
    for each in _own(error.errors(include_url=False), model):
        place = follow(model, each["loc"])
        further, message, fix = words_for(each, place)
        path = (*place.path, *further)
        found.setdefault(path, FieldFault(path, message, fix))
    return tuple(found.values())


def _own(errors: Iterable[Any], model: type[BaseModel]) -> Iterable[Any]:
    """Leave out each fault that only follows from another."""
    placed = [(each, follow(model, each["loc"])) for each in errors]
    days = {place.path: each for each, place in placed if _is_given_on(place)}
    within = {place.path[:length] for _, place in placed for length in range(len(place.path))}
    for each, place in placed:
        is_short_of_faulty_items = each["type"] == "too_short" and place.path in within
        if not is_short_of_faulty_items and not _follows(each, place, days):
            yield each


def _is_given_on(place: FieldPlace) -> bool:
    return place.owner.__name__ == "Variation" and place.path[-1:] in (("decided",), ("effective",))


def _follows(error: Mapping[str, Any], place: FieldPlace, days: Mapping[Path, Mapping[str, Any]]) -> bool:
    """Whether a day is wrong only because the variation's own day is."""
    path, last = place.path, place.path[-1:]
    if last == ("known_on",):
        cause = days.get((*path[:-1], "decided"))
    elif (
        last in (("from",), ("on",)) and len(path) >= 3 and path[-3] in ("add", "change", "reinstate", "end")
    ):
        cause = days.get((*path[:-3], "effective"))
    else:
        return False
    return cause is not None and (error["type"] == "missing" or error["input"] == cause["input"])
