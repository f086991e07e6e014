"""Who sits where, when they met and how they voted, in the words of Popolo."""

import json
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from moothall.agreement.core.terms import Authority, Post
from moothall.agreement.queries import head_of, register_of
from moothall.doors.oparl.agreed_bodies import AgreedBodies, agreed_bodies
from moothall.doors.oparl.body_objects import last_day
from moothall.doors.oparl.responses import without_nothing
from moothall.matters.queries.public_changes import last_change, public_records
from moothall.matters.queries.public_meetings import PublishedItem, PublishedMeeting
from moothall.meetings.queries.views import VoteSeen

OPTIONS = {"for": "yes", "against": "no", "abstain": "abstain", "absent": "absent"}
RESULTS = {"carried": "pass", "lost": "fail"}
AT_ONCE = 200


def as_popolo(partnership: str) -> bytes:
    """Return everything as one JSON object; written anew only where something has changed."""
    return _written((head_of(partnership), *last_change(partnership=partnership)), partnership)


@lru_cache(maxsize=4)
def _written(mark: Hashable, partnership: str) -> bytes:
    held, meetings = agreed_bodies(partnership), list(_meetings(partnership))
    whole: dict[str, Callable[[], Iterable[dict[str, Any]]]] = {
        "persons": lambda: ({"id": each.key, "name": each.name} for each in held.persons.values()),
        "organizations": lambda: _organizations(held),
        "memberships": lambda: _memberships(held),
        "posts": lambda: _posts(partnership),
        "areas": lambda: _areas(held),
        "events": lambda: (_event(held, each) for each in meetings),
        "motions": lambda: (_motion(*each) for each in _votes(meetings)),
        "vote_events": lambda: (_vote_event(held, *each) for each in _votes(meetings)),
    }
    written = {name: list(made()) for name, made in whole.items()}
    return json.dumps(written, ensure_ascii=False, indent=1).encode()


def _meetings(partnership: str) -> Iterator[PublishedMeeting]:
    offset, total = 0, 1
    while offset < total:
        some = public_records(of="meetings", partnership=partnership, offset=offset, limit=AT_ONCE)
        yield from (each for each in some.found if isinstance(each, PublishedMeeting))
        offset, total = offset + AT_ONCE, some.total


def _organizations(held: AgreedBodies) -> Iterator[dict[str, Any]]:
    for key, council in held.councils.items():
        term = council.term
        yield without_nothing(
            [
                ("id", key), ("name", term.name), ("other_names", [{"name": term.short_name}]),
                ("classification", term.authority_kind), ("area_id", term.gss_code),
            ]
        )  # fmt: skip
    for key, body in held.organizations.items():
        yield without_nothing(
            [
                ("id", key), ("name", body.term.name), ("classification", body.term.body_kind),
                ("parent_id", body.council), ("founding_date", body.starts_on.isoformat()),
                ("dissolution_date", last_day(body.until)),
            ]
        )  # fmt: skip


def _memberships(held: AgreedBodies) -> Iterator[dict[str, Any]]:
    for key, each in held.memberships.items():
        yield without_nothing(
            [
                ("id", key), ("person_id", each.person), ("organization_id", each.organization),
                ("role", each.office), ("on_behalf_of_id", each.authority),
                ("start_date", each.starts_on.isoformat()), ("end_date", last_day(each.until)),
            ]
        )  # fmt: skip


def _posts(partnership: str) -> Iterator[dict[str, Any]]:
    """Yield the posts; who holds them is the agreement's to say, and is not repeated here."""
    for key, history in register_of(partnership).histories.items():
        term = history.versions[-1].term if history.versions else history.original
        if isinstance(term, Post):
            until: date | None = history.held[-1].until if history.held else None
            yield without_nothing(
                [
                    ("id", key), ("label", term.name), ("role", term.office),
                    ("organization_id", term.authority or term.body),
                    ("start_date", history.original.starts_on.isoformat()), ("end_date", last_day(until)),
                ]
            )  # fmt: skip


def _areas(held: AgreedBodies) -> Iterator[dict[str, Any]]:
    terms: Iterable[Authority] = (each.term for each in held.councils.values())
    for term in terms:
        if term.gss_code:
            yield {
                "id": term.gss_code,
                "name": term.short_name,
                "identifier": term.gss_code,
                "classification": term.authority_kind,
            }


def _event(held: AgreedBodies, of: PublishedMeeting) -> dict[str, Any]:
    row = of.row
    came = [each for each in of.attendance if each.status in ("present", "substitute")]
    known = [held.person_called(each.person, each.authority) for each in came]
    return without_nothing(
        [
            ("id", row.key), ("name", row.title), ("classification", "meeting"),
            ("organization_id", row.body), ("start_date", _moment(of)), ("location", row.place),
            ("status", row.state), ("attendees", [{"id": each.key} for each in known if each]),
        ]
    )  # fmt: skip


def _moment(of: PublishedMeeting) -> str:
    row = of.row
    hour = f"T{row.starts_at.isoformat(timespec='minutes')}" if row.starts_at else ""
    return f"{row.starts_on.isoformat()}{hour}"


def _votes(
    meetings: Iterable[PublishedMeeting],
) -> Iterator[tuple[PublishedMeeting, PublishedItem, VoteSeen]]:
    """Yield the votes that everybody may read, without those that were struck."""
    for meeting in meetings:
        for item in meeting.items:
            yield from (
                (meeting, item, vote) for vote in item.votes if not (vote.is_kept_back or vote.is_struck)
            )


def _motion(meeting: PublishedMeeting, item: PublishedItem, vote: VoteSeen) -> dict[str, Any]:
    return without_nothing(
        [
            ("id", f"motion-{vote.key}"), ("organization_id", meeting.row.body), ("text", vote.motion),
            ("classification", item.title), ("date", meeting.row.starts_on.isoformat()),
            ("result", RESULTS.get(vote.result)), ("vote_events", [{"id": vote.key}]),
        ]
    )  # fmt: skip


def _vote_event(
    held: AgreedBodies, meeting: PublishedMeeting, item: PublishedItem, vote: VoteSeen
) -> dict[str, Any]:
    counts = (
        ("yes", vote.votes_for), ("no", vote.votes_against), ("abstain", vote.abstentions),
        ("absent", vote.absent),
    )  # fmt: skip
    return without_nothing(
        [
            ("id", vote.key), ("motion_id", f"motion-{vote.key}"), ("organization_id", meeting.row.body),
            ("start_date", _moment(meeting)), ("result", RESULTS.get(vote.result)),
            ("counts", [{"option": name, "value": value} for name, value in counts if value is not None]),
            ("votes", [_ballot(held, each) for each in vote.ballots]),
        ]
    )  # fmt: skip


def _ballot(held: AgreedBodies, ballot: dict[str, str]) -> dict[str, Any]:
    name, council = ballot.get("person", ""), ballot.get("authority", "")
    known = held.person_called(name, council) if name else None
    option = OPTIONS.get(ballot.get("choice", ""), ballot.get("choice"))
    return without_nothing(
        [("voter_id", known.key if known else ""), ("group_id", council), ("option", option)]
    )
