"""What an entry of the past says nothing of, so that it takes nothing away from what is known already."""

from collections.abc import Iterable, Mapping

from moothall.agreement.core.values import Fact
from moothall.committees.core.past import PastItem, PastMeeting

Follows = Mapping[str, tuple[str, ...]]
OF_MEETING: Follows = {  # each field of a row, and what in an entry it follows from
    "title": ("title",), "starts_at": ("at",), "place": ("place",), "place_authority": ("place_authority",),
    "minutes": ("minutes",), "url": ("url",), "sources": ("source",),
    "agenda_published_at": ("items",),
}  # fmt: skip
OF_ITEM: Follows = {
    "purpose": ("purpose",), "recommendation": ("recommendation",), "minute": ("minute",),
    "issue": ("issue",), "is_private": ("private", "exempt"), "exempt_paragraphs": ("exempt",),
    "public_interest": ("public_interest",), "url": ("url",), "sources": ("papers",),
}  # fmt: skip


def unsaid_of_meeting(given: PastMeeting) -> frozenset[str]:
    """Return the fields of a meeting of which its entry says nothing."""
    is_minuted = "minutes" in given.model_fields_set or any(
        "minute" in item.model_fields_set for item in given.items
    )
    return _unsaid(given, OF_MEETING) | (frozenset() if is_minuted else frozenset(("minutes_published_at",)))


def unsaid_of_item(given: PastItem) -> frozenset[str]:
    """Return the fields of an item of which its entry says nothing."""
    return _unsaid(given, OF_ITEM)


def _unsaid(given: Fact, of: Mapping[str, Iterable[str]]) -> frozenset[str]:
    said = given.model_fields_set
    return frozenset(field for field, names in of.items() if said.isdisjoint(names))
