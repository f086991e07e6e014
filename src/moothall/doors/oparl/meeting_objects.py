"""Meetings with their agendas, minutes and places, as OParl writes them."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone

from moothall.doors.oparl.addresses import Addresses
from moothall.doors.oparl.agreed_bodies import AgreedBodies
from moothall.doors.oparl.body_objects import begun
from moothall.doors.oparl.extensions import decisions, votes
from moothall.doors.oparl.paper_objects import day_of, file, has_file
from moothall.doors.oparl.responses import without_nothing
from moothall.matters.queries.public_meetings import PublishedItem, PublishedMeeting, PublishedPaper

# The words that the specification recommends, so that its readers can tell the states apart.
STATES = {
    "planned": "terminiert",
    "notice": "terminiert",
    "agenda": "eingeladen",
    "sitting": "eingeladen",
    "adjourned": "eingeladen",
    "held": "durchgeführt",
    "cancelled": "terminiert",
}
CAME = ("present", "substitute")
AGENDA, MINUTES = "agenda-", "minutes-"


def meeting(
    at: Addresses, agreed: AgreedBodies, of: PublishedMeeting, *, omit: bool = False
) -> dict[str, Any]:
    """Return a meeting, with its agenda unless lists within are left out."""
    row, partnership = of.row, agreed.partnership
    here = at.one(partnership, "meetings", row.key)
    items = [] if omit else [item(at, agreed, each, within=True) for each in of.items]
    return without_nothing(
        [
            *begun("Meeting", here, of.stamp.created_at, of.stamp.modified_at),
            ("name", row.title),
            ("meetingState", STATES[row.state]),
            ("cancelled", row.state == "cancelled"),
            ("start", _at(of, row.starts_at or time())),
            ("end", _at(of, row.ends_at) if row.ends_at else ""),
            ("location", location(at, agreed, of, within=True) if row.place else None),
            ("organization", [at.one(partnership, "organizations", row.body)]),
            ("participant", _participants(at, agreed, of)),
            ("invitation", agenda_file(at, agreed, of, within=True) if of.agenda_published_at else None),
            (
                "resultsProtocol",
                minutes_file(at, agreed, of, within=True) if of.minutes_published_at else None,
            ),
            ("auxiliaryFile", [] if omit else _files(at, agreed, of.papers)),
            ("agendaItem", items),
            ("web", at.page("meeting", partnership=partnership, key=row.key) or row.url),
            ("moothall:state", row.state),
            ("moothall:day", row.starts_on.isoformat()),
            ("moothall:hourIsKnown", row.starts_at is not None),
            ("moothall:basis", row.basis),
        ]
    )


def item(at: Addresses, agreed: AgreedBodies, of: PublishedItem, *, within: bool = False) -> dict[str, Any]:
    """Return an item of an agenda, with its votes and decisions; within its meeting, it does not name it."""
    partnership = agreed.partnership
    consultations = [at.one(partnership, "consultations", each.stamp.key) for each in of.papers]
    decided = of.decisions[-1] if of.decisions else None
    here = at.one(partnership, "agenda-items", of.stamp.key)
    return without_nothing(
        [
            *begun("AgendaItem", here, of.stamp.created_at, of.stamp.modified_at),
            ("meeting", "" if within else at.one(partnership, "meetings", of.meeting_key)),
            ("number", of.number),
            ("order", of.order),
            ("name", of.title),
            ("public", of.is_public),
            ("consultation", consultations[0] if consultations else ""),
            ("result", decided.outcome_label if decided else ""),
            ("resolutionText", decided.resolved if decided else ""),
            ("web", of.url),
            ("moothall:consultations", consultations[1:] and consultations),
            ("moothall:exemptParagraphs", list(of.exempt_paragraphs)),
            ("moothall:withdrawnBecause", of.withdrawn_because),
            ("moothall:vote", votes(of.votes)),
            ("moothall:decision", decisions(at, partnership, of.decisions)),
        ]
    )


def agenda_file(
    at: Addresses, agreed: AgreedBodies, of: PublishedMeeting, *, within: bool = False
) -> dict[str, Any]:
    """Return the agenda of a meeting with its public papers, as one PDF."""
    name = f"Agenda: {of.row.title}"
    return _made(at, agreed, of, AGENDA, "agenda_pdf", name, of.agenda_published_at, within)


def minutes_file(
    at: Addresses, agreed: AgreedBodies, of: PublishedMeeting, *, within: bool = False
) -> dict[str, Any]:
    """Return the public minutes of a meeting as a PDF."""
    name = f"Minutes: {of.row.title}"
    return _made(at, agreed, of, MINUTES, "minutes_pdf", name, of.minutes_published_at, within)


def location(
    at: Addresses, agreed: AgreedBodies, of: PublishedMeeting, *, within: bool = False
) -> dict[str, Any]:
    """Return where one meeting is held; each meeting has a place of its own, which changes with it."""
    partnership, key = agreed.partnership, of.row.key
    return without_nothing(
        [
            *begun(
                "Location", at.one(partnership, "locations", key), of.stamp.created_at, of.stamp.modified_at
            ),
            ("description", of.row.place),
            ("meetings", [] if within else [at.one(partnership, "meetings", key)]),
        ]
    )


def _made(
    at: Addresses,
    agreed: AgreedBodies,
    of: PublishedMeeting,
    prefix: str,
    page: str,
    name: str,
    published_at: datetime | None,
    within: bool,
) -> dict[str, Any]:
    """Return a PDF that is made when it is asked for; its size is not known before."""
    partnership, key = agreed.partnership, f"{prefix}{of.row.key}"
    return without_nothing(
        [
            *begun("File", at.one(partnership, "files", key), of.stamp.created_at, of.stamp.modified_at),
            ("name", name),
            ("fileName", f"{prefix}{of.row.starts_on.isoformat()}.pdf"),
            ("mimeType", "application/pdf"),
            ("date", day_of(published_at)),
            ("accessUrl", at.content(partnership, key)),
            ("downloadUrl", at.page(page, partnership=partnership, key=of.row.key)),
            ("meeting", [] if within else [at.one(partnership, "meetings", of.row.key)]),
        ]
    )


def _participants(at: Addresses, agreed: AgreedBodies, of: PublishedMeeting) -> list[str]:
    """Return those who came and whom a body of the agreement names as a member."""
    came = [each for each in of.attendance if each.status in CAME]
    known = [agreed.person_called(each.person, each.authority) for each in came]
    return [at.one(agreed.partnership, "persons", each.key) for each in known if each]


def _files(at: Addresses, agreed: AgreedBodies, papers: tuple[PublishedPaper, ...]) -> list[dict[str, Any]]:
    return [file(at, agreed, each, within=True) for each in papers if has_file(each)]


def _at(of: PublishedMeeting, hour: time) -> str:
    here = datetime.combine(of.row.starts_on, hour, tzinfo=timezone.get_default_timezone())
    return here.isoformat(timespec="seconds")
