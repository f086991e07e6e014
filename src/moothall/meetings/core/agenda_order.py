"""The order and the numbers of an agenda: moving an item, and taking late ones under urgent business."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from moothall.refusals import Fault, Invalid

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AgendaPlace:
    """What decides an agenda item's number: whether it came late, or is the item of urgent business."""

    is_late: bool = False
    is_urgent_business: bool = False


def reordered(order: Sequence[T], item: T, to: int) -> tuple[T, ...]:
    """Return the order with ``item`` as number ``to``, counted from 1, and the others as they were.

    A number beyond either end means that end, so that a key pressed once too often does no harm.
    """
    if item not in order:
        raise Invalid(faults=[Fault("That item is not on this agenda", "item", fix="Look at it again.")])
    others = [other for other in order if other != item]
    place = min(max(to, 1), len(order)) - 1
    return (*others[:place], item, *others[place:])


def in_order(places: Iterable[tuple[T, AgendaPlace]]) -> tuple[T, ...]:
    """Return the agenda with late items together, right after urgent business, or else at the end."""
    rows = list(places)
    late = [item for item, place in rows if place.is_late]
    others = [(item, place) for item, place in rows if not place.is_late]
    after = next(
        (number for number, (_, place) in enumerate(others, 1) if place.is_urgent_business), len(others)
    )
    plain = [item for item, _ in others]
    return (*plain[:after], *late, *plain[after:])


def numbers(places: Sequence[AgendaPlace]) -> tuple[str, ...]:
    """Return the number of each item: 1, 2, 3; late ones under urgent business as 7.1, 7.2.

    The items are in their order. Late ones with no item of urgent business before them are numbered as usual.
    """
    found: list[str] = []
    whole = under = 0
    is_under = False
    for place in places:
        if place.is_late and is_under:
            under += 1
            found.append(f"{whole}.{under}")
            continue
        whole, under = whole + 1, 0
        is_under = place.is_urgent_business
        found.append(str(whole))
    return tuple(found)
