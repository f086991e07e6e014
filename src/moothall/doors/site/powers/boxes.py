"""The findings of a review, with their boxes as few and plain as they can be told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce
from operator import mul

from moothall.agreement.core.register import Register
from moothall.delegation.core.region import Box
from moothall.delegation.core.review import Extent, Review, Shown
from moothall.delegation.queries import review_of

MOST_COMPARED = 300
KINDS = ("gap", "overlap", "excess", "unreachable")


@dataclass(frozen=True)
class Found:
    """A finding, and what is to be told of it once somebody looks."""

    shown: Shown
    review: Review

    @cached_property
    def extents(self) -> tuple[Extent, ...]:
        """The decisions concerned: each box without the functions that a wider one has told."""
        return tuple(_extents(self.review, self.shown))


def findings_of(register: Register, day: date | None) -> dict[str, tuple[Found, ...]]:
    """Return the findings of each kind on one day, or on every day."""
    return register.worked_out(("findings of the scheme", day), lambda known: _findings(known, day))


def _findings(register: Register, day: date | None) -> dict[str, tuple[Found, ...]]:
    review = review_of(register, day)
    finders = (review.gaps, review.overlaps, review.excess, review.unreachable)
    return {
        kind: tuple(Found(each, review) for each in finder())
        for kind, finder in zip(KINDS, finders, strict=True)
    }


def _extents(review: Review, found: Shown) -> Iterator[Extent]:
    """Yield the boxes, widest first, each with only the functions that no box as wide has told."""
    told: list[Box] = []
    for box in sorted(review.space.largest_boxes(found.region), key=_width, reverse=True):
        left = box[0]
        for wider in told[:MOST_COMPARED]:
            if _is_within(box, wider):
                left &= ~wider[0]
        if left:
            told.append(box)
            yield review.extent((left, *box[1:]))


def _width(box: Box) -> tuple[int, int]:
    """Return how many decisions a box has for each function, and how many functions."""
    return reduce(mul, (part.bit_count() for part in box[1:]), 1), box[0].bit_count()


def _is_within(box: Box, wider: Box) -> bool:
    """Say whether a box lies within another in all but its functions."""
    return all(not part & ~other for part, other in zip(box[1:], wider[1:], strict=True))
