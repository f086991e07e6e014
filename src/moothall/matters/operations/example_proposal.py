"""One live proposal for trying the example out: plainly made up, half decided, and left for you to finish.

Cotswold’s Cabinet has agreed. Cheltenham’s meets on the day on which the example is loaded: its agenda and
papers are published, and nobody has opened the meeting yet.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from moothall.agreement.core.variation import Variation
from moothall.audit.core.actor import Acting
from moothall.audit.rights import operator_only, permitted
from moothall.matters.core.decision_record import DecisionRecord
from moothall.matters.models import Issue
from moothall.matters.operations.decisions import decide, publish_decision
from moothall.matters.operations.issues import open_issue, put_forward
from moothall.meetings.core.ballots import Hands
from moothall.meetings.models import AgendaItem, Basis, Meeting
from moothall.meetings.operations import (
    add_item,
    close_meeting,
    give_notice,
    open_meeting,
    plan_meeting,
    publish_agenda,
    publish_meeting_notice,
    publish_notice,
    record_attendance,
    take_vote,
)
from moothall.meetings.operations.papers import add_paper
from moothall.meetings.rules.attendance_book import AttendanceEntry
from moothall.papers.files.intake import IncomingFile, take_in
from moothall.refusals import Refusal

TITLE = "Cheltenham and Cotswold share project managers (illustrative)"
SLUG = "cheltenham-and-cotswold-share-project-managers-illustrative"
SERVICE, LAST, NEXT = "projects", "cotswold", "cheltenham"
CABINETS = {LAST: "cotswold-cabinet", NEXT: "cheltenham-cabinet"}
ENDS = date(2028, 4, 1)
MEMBERS = ("One", "Two", "Three", "Four")

# How many days before the example is loaded each thing was done: in time around any holidays.
PUT_FORWARD, NOTICED, FIRST_AGENDA, FIRST_MEETING, SECOND_AGENDA = (
    timedelta(days) for days in (98, 91, 35, 21, 14)
)
REPORT = ("project-managers.md", "Sharing project managers (illustrative)")
APPENDIX = ("project-managers-staff.md", "What it means for staff (illustrative)")
INTEREST = "Members of staff could be told from it, which matters more here than that it is read by all."


@permitted("run_server", by=operator_only, parts=True)
def live_proposal(*, partnership: str, papers: Path, day: date, acting: Acting) -> Issue | None:
    """Return the example proposal, put forward now unless it already was; None if the day is unsuitable."""
    known = Issue.objects.filter(partnership=partnership, slug=SLUG).first()
    if known is not None:
        return known
    try:
        files = {name: _taken_in(papers / name) for name, _ in (REPORT, APPENDIX)}
        with transaction.atomic():
            return _proposed(partnership, files, day, acting)
    except (Refusal, FileNotFoundError):  # the councils may have ended by then, or not begun
        return None


def _taken_in(path: Path) -> IncomingFile:
    return take_in(content=path.read_bytes(), name=path.name)


def _proposed(partnership: str, files: Mapping[str, IncomingFile], day: date, acting: Acting) -> Issue:
    """Put the proposal forward, have it agreed by one Cabinet and laid before the other."""
    issue = open_issue(
        partnership=partnership,
        title=TITLE,
        summary="Made up, so that you can take a proposal the rest of its way.",
        services=[SERVICE],
        authorities=[NEXT, LAST],
        opened_on=day - PUT_FORWARD,
        basis=Basis.ILLUSTRATIVE,
        acting=acting,
    )
    put_forward(issue=issue, variation=_draft(day), on=day - PUT_FORWARD, acting=acting)
    first = _laid(issue, LAST, day - FIRST_MEETING, day - FIRST_AGENDA, files, day - NOTICED, acting)
    _agreed(first, LAST, acting)
    _laid(issue, NEXT, day, day - SECOND_AGENDA, files, day - NOTICED, acting)
    return issue


def _draft(day: date) -> Variation:
    """Return what is proposed: both councils take part in the service from ``day``."""
    return Variation.model_validate(
        {
            "id": "illustrative-project-managers",
            "title": TITLE,
            "decided": day - PUT_FORWARD,
            "effective": day,
            "basis": "illustrative",
            "reason": "Made up to show how it works.",
            "add": [
                {
                    "kind": "participation",
                    "id": f"illustrative-{council}-projects",
                    "authority": council,
                    "service": SERVICE,
                    "until": ENDS,
                    "until_is": "expected",
                    "basis": "illustrative",
                    "note": "Made up to show how it works.",
                }
                for council in (NEXT, LAST)
            ],
        }
    )


def _laid(
    issue: Issue,
    council: str,
    on: date,
    published: date,
    files: Mapping[str, IncomingFile],
    noticed: date,
    acting: Acting,
) -> AgendaItem:
    """Return the item of a Cabinet’s meeting, of which notice is given and whose agenda is published."""
    about: dict[str, Any] = {"partnership": issue.partnership, "acting": acting, "basis": Basis.ILLUSTRATIVE}
    meeting = plan_meeting(
        body=CABINETS[council],
        title=f"{council.title()} Cabinet (illustrative)",
        starts_on=on,
        starts_at=time(18),
        place="Committee room (illustrative)",
        place_authority=council,
        **about,
    )
    _give_notices(issue, meeting, noticed, about, acting)
    item = add_item(
        meeting=meeting,
        title=TITLE,
        purpose="To decide whether the two councils share their project managers.",
        recommendation="That the agreement is varied as proposed.",
        matter=issue.slug,
        is_key=True,
        acting=acting,
    )
    for (name, title), paragraphs in ((REPORT, ()), (APPENDIX, (1,))):
        reason = INTEREST if paragraphs else ""
        add_paper(
            meeting=meeting,
            item=item,
            title=title,
            file=files[name],
            exempt_paragraphs=paragraphs,
            public_interest=reason,
            acting=acting,
        )
    publish_agenda(meeting=meeting, at=_at(published), acting=acting)
    return item


def _give_notices(issue: Issue, meeting: Meeting, on: date, about: Mapping[str, Any], acting: Acting) -> None:
    """Give notice of the meeting, and of the key decision that it is to take."""
    publish_meeting_notice(meeting=meeting, at=_at(on), acting=acting)
    notice = give_notice(
        kind="key_decision",
        holder=meeting.body,
        title=TITLE,
        about="Whether the two councils share their project managers. Made up.",
        due_from=meeting.starts_on,
        matter=issue.slug,
        meeting=meeting,
        **about,
    )
    publish_notice(notice=notice, at=_at(on), acting=acting)


def _agreed(item: AgendaItem, council: str, acting: Acting) -> None:
    """Hold a meeting that agrees, and publish what it decided the day after."""
    meeting, day = item.meeting, item.meeting.starts_on
    people = [f"Councillor {each} (illustrative)" for each in MEMBERS]
    rows = [AttendanceEntry(person, council, is_presiding=person == people[0]) for person in people]
    open_meeting(meeting=meeting, at=_at(day, 18), acting=acting)
    record_attendance(meeting=meeting, rows=rows, acting=acting)
    hands = Hands(for_=len(people))
    vote = take_vote(item=item, motion="That it be so.", method="show_of_hands", hands=hands, acting=acting)
    decision = decide(item=item, record=_record(), vote=vote, acting=acting)
    close_meeting(meeting=meeting, at=_at(day, 19), ends_at=time(19), acting=acting)
    publish_decision(decision=decision, at=_at(day + timedelta(days=1)), acting=acting)


def _record() -> DecisionRecord:
    return DecisionRecord(
        title=TITLE,
        outcome="agreed",
        resolved="That the agreement is varied as proposed, subject to Cheltenham resolving likewise.",
        reasons="Both councils are short of project managers for half of the year.",
        alternatives="Staying apart, which costs more.",
        is_key=True,
        key_because="It affects people in two wards or more.",
        basis="illustrative",
    )


def _at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=timezone.get_default_timezone())
