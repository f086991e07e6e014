"""What is kept back from the public, under which paragraph of Schedule 12A, and what is said instead."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from inspect import get_annotations
from types import NoneType
from typing import Annotated, Any, ClassVar, TypeVar, get_args, get_origin

from moothall.refusals import Fault

PARAGRAPHS = range(1, 8)  # of Schedule 12A to the Local Government Act 1972, Part 1, in England; unchecked


def faults_of_keeping_back(paragraphs: Sequence[int], public_interest: str) -> Iterator[Fault]:
    """Yield what is wrong with keeping something back: no such paragraph, or no reason given."""
    for each in paragraphs:
        if each not in PARAGRAPHS:
            message = f"Schedule 12A has no paragraph {each} of exempt information"
            yield Fault(message, "exempt_paragraphs", fix="Give numbers from 1 to 7.")
    if paragraphs and not public_interest.strip():
        message = "Say why keeping it back is in the public interest more than publishing it"
        yield Fault(message, "public_interest", fix="Or leave the paragraphs out, which makes it public.")


SCHEDULE_12A = "Part 1 of Schedule 12A to the Local Government Act 1972"


def paragraphs_in_words(paragraphs: Sequence[int]) -> str:
    """Return numbers of paragraphs as people say them: paragraphs 1 and 3."""
    numbers = [str(each) for each in paragraphs]
    if len(numbers) == 1:
        return f"paragraph {numbers[0]}"
    return f"paragraphs {', '.join(numbers[:-1])} and {numbers[-1]}"


def mark_of(paragraphs: Sequence[int]) -> str:
    """Return the marking for each page that is not for the public; empty if it is for everybody."""
    return f"Not for publication: exempt under {paragraphs_in_words(paragraphs)}" if paragraphs else ""


def kept_back_because(paragraphs: Sequence[int], public_interest: str) -> list[str]:
    """Return the sentences that the public reads in place of what is kept back."""
    reason = public_interest.strip()
    why = f"Why it is not in the public interest to publish it: {reason}" if reason else ""
    return [
        f"Not for publication: exempt under {paragraphs_in_words(paragraphs)} of {SCHEDULE_12A}.",
        *([why] if why else []),
    ]


@dataclass(frozen=True, slots=True)
class Mark:
    """Whether everybody may read a field, even of a record that is exempt."""

    is_open: bool


T = TypeVar("T")
Open = Annotated[T, Mark(is_open=True)]
Exempt = Annotated[T, Mark(is_open=False)]


class UnmarkedField(TypeError):
    """A field of an answer is marked neither open nor exempt, or could not be blanked."""


class ReaderView:
    """An answer to a reader. Each field is marked ``Open`` or ``Exempt`` where it is defined.

    A class with an unmarked field does not import, so a new field cannot reach the public unnoticed: whoever
    adds it has to say which it is, and whatever is not open is blanked.
    """

    __slots__ = ()
    MARKS: ClassVar[Mapping[str, Mark]] = {}

    def __init_subclass__(cls, **given: Any) -> None:
        """Note each field's mark; refuse a field without one, or an exempt one that could not be blank."""
        super().__init_subclass__(**given)
        own = ((name, hint) for name, hint in get_annotations(cls).items() if _is_field(hint))
        cls.MARKS = {**cls.MARKS, **{name: _mark_of(cls, name, hint) for name, hint in own}}


def _is_field(hint: object) -> bool:
    return get_origin(hint) is not ClassVar


def _mark_of(cls: type, name: str, hint: object) -> Mark:
    marks = [each for each in getattr(hint, "__metadata__", ()) if isinstance(each, Mark)]
    field = f"{cls.__module__}.{cls.__qualname__}.{name}"
    if len(marks) != 1:
        raise UnmarkedField(f"Mark {field} once: Open[…] if everybody may read it, or else Exempt[…].")
    if not marks[0].is_open and not _has_blank(get_args(hint)[0]):
        raise UnmarkedField(
            f"{field} is exempt, so it has to be a text, a list or something that may be None."
        )
    return marks[0]


def _has_blank(kind: object) -> bool:
    return kind is str or get_origin(kind) in (tuple, Sequence) or NoneType in get_args(kind)


def exempt_fields(kind: type[ReaderView]) -> tuple[str, ...]:
    """Return the names of the fields of ``kind`` that are blanked if the record is exempt."""
    return tuple(name for name, mark in kind.MARKS.items() if not mark.is_open)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptView(ReaderView):
    """An answer that may be exempt; ``is_kept_back`` says that it was kept back from this reader."""

    exempt_paragraphs: Open[tuple[int, ...]] = ()
    is_kept_back: Open[bool] = False


View = TypeVar("View", bound=ExemptView)


def for_reader(seen: View, *, reads: bool) -> View:
    """Return ``seen`` as a reader may have it: complete, or with every field that is not open blanked."""
    if reads or not seen.exempt_paragraphs:
        return seen
    blank: dict[str, Any] = {name: _blanked(getattr(seen, name)) for name in exempt_fields(type(seen))}
    return replace(seen, is_kept_back=True, **blank)


def _blanked(value: object) -> object:
    """Return an empty value of the same type."""
    if isinstance(value, str):
        return ""
    return () if isinstance(value, Sequence) else None
