"""What is kept back from the public.

By which paragraph of Schedule 12A and why, what is said instead, and where it is taken out of an answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, TypeVar

from moothall.refusals import Fault

PARAGRAPHS = range(1, 8)  # of Schedule 12A to the Local Government Act 1972, Part 1, in England; unchecked


def faults_of_keeping_back(paragraphs: Sequence[int], public_interest: str) -> Iterator[Fault]:
    """Yield what is wrong with keeping something back: no such paragraph, or no reason."""
    for each in paragraphs:
        if each not in PARAGRAPHS:
            message = f"Schedule 12A has no paragraph {each} of exempt information"
            yield Fault(message, "exempt_paragraphs", fix="Give numbers from 1 to 7.")
    if paragraphs and not public_interest.strip():
        message = "Say why keeping it back is in the public interest more than publishing it"
        yield Fault(message, "public_interest", fix="Or leave the paragraphs out, and it is public.")


SCHEDULE_12A = "Part 1 of Schedule 12A to the Local Government Act 1972"


def paragraphs_in_words(paragraphs: Sequence[int]) -> str:
    """Return numbers of paragraphs as people say them: paragraphs 1 and 3."""
    numbers = [str(each) for each in paragraphs]
    if len(numbers) == 1:
        return f"paragraph {numbers[0]}"
    return f"paragraphs {', '.join(numbers[:-1])} and {numbers[-1]}"


def mark_of(paragraphs: Sequence[int]) -> str:
    """Return what stands on each page that is not for the public; empty where it is for everybody."""
    return f"Not for publication: exempt under {paragraphs_in_words(paragraphs)}" if paragraphs else ""


def kept_back_because(paragraphs: Sequence[int], public_interest: str) -> list[str]:
    """Return the sentences that the public is given in place of what is kept back."""
    reason = public_interest.strip()
    why = f"Why it is not in the public interest to publish it: {reason}" if reason else ""
    return [
        f"Not for publication: exempt under {paragraphs_in_words(paragraphs)} of {SCHEDULE_12A}.",
        *([why] if why else []),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptView:
    """Part of an answer that may be exempt: ``is_kept_back`` says that it was, from whoever asked."""

    KEPT_BACK: ClassVar[tuple[str, ...]] = ()

    exempt_paragraphs: tuple[int, ...] = ()
    is_kept_back: bool = False


View = TypeVar("View", bound=ExemptView)


def for_reader(seen: View, *, reads: bool) -> View:
    """Return ``seen`` as a reader may have it: all of it, or with every exempt field of its kind blank."""
    if reads or not seen.exempt_paragraphs:
        return seen
    blank: dict[str, Any] = {name: _blanked(getattr(seen, name)) for name in seen.KEPT_BACK}
    return replace(seen, is_kept_back=True, **blank)


def _blanked(value: object) -> object:
    """Return the empty value of the same kind."""
    if isinstance(value, str):
        return ""
    return () if isinstance(value, tuple) else None
