"""The one place where what a body keeps back from the public is taken out of an answer."""

from dataclasses import dataclass, replace
from typing import Any, ClassVar, TypeVar


@dataclass(frozen=True, slots=True, kw_only=True)
class MayBeKeptBack:
    """Part of an answer that may be exempt: ``is_kept_back`` says that it was, from whoever asked."""

    KEPT_BACK: ClassVar[tuple[str, ...]] = ()

    exempt_paragraphs: tuple[int, ...] = ()
    is_kept_back: bool = False


S = TypeVar("S", bound=MayBeKeptBack)


def for_reader(seen: S, *, reads: bool) -> S:
    """Return ``seen`` as a reader may have it: all of it, or with every exempt field of its kind blank."""
    if reads or not seen.exempt_paragraphs:
        return seen
    blank: dict[str, Any] = {name: _blank(getattr(seen, name)) for name in seen.KEPT_BACK}
    return replace(seen, is_kept_back=True, **blank)


def _blank(value: object) -> object:
    """Return the empty value of the same kind."""
    if isinstance(value, str):
        return ""
    return () if isinstance(value, tuple) else None
