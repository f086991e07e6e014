"""What OParl has no words for: votes and decisions, under this software's own prefix."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from moothall.doors.oparl.addresses import Addresses
from moothall.doors.oparl.body_objects import moment
from moothall.doors.oparl.responses import without_nothing
from moothall.matters.queries.views import DecisionSeen
from moothall.meetings.queries.views import VoteSeen
from moothall.papers.core.exemption import ReaderView
from moothall.papers.core.record_fields import fields_of

OTHERWISE = {"votes_for": "for", "votes_against": "against"}  # as they were first published


def record_properties(record: ReaderView) -> Iterator[tuple[str, Any]]:
    """Yield each field of a record that its table names, under its own name as OParl writes names."""
    for field in fields_of(type(record)):
        first, *others = OTHERWISE.get(field.name, field.name).split("_")
        yield first + "".join(map(str.capitalize, others)), _value(getattr(record, field.name))


def _value(value: Any) -> Any:
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def votes(taken: Iterable[VoteSeen]) -> list[dict[str, Any]]:
    """Return the votes that were taken under an item."""
    return [
        without_nothing(
            [
                ("key", each.key),
                *record_properties(each),
                ("exemptParagraphs", list(each.exempt_paragraphs)),
                ("basis", each.basis),
            ]
        )
        for each in taken
    ]


def decisions(at: Addresses, partnership: str, taken: Iterable[DecisionSeen]) -> list[dict[str, Any]]:
    """Return the decisions that were published, with their call-in and the day they are in force."""
    return [
        without_nothing(
            [
                ("key", each.key),
                *record_properties(each),
                ("calledInOn", each.call_in.called_in_on.isoformat() if each.call_in else ""),
                ("standing", each.standing),
                ("issue", each.issue_slug),
                ("vote", each.vote_key),
                ("exemptParagraphs", list(each.exempt_paragraphs)),
                ("basis", each.basis),
                ("notice", at.page("notice_pdf", partnership=partnership, slug=each.slug)),
                ("record", each.url),
            ]
        )
        for each in taken
    ]
