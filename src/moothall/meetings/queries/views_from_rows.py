"""From rows of meetings to what readers see; whatever may be exempt goes through ``for_reader``."""

from collections.abc import Mapping
from typing import Any

from moothall.agreement.core.register import State
from moothall.meetings.models import Action, Attendance, Declaration, Meeting, Notice
from moothall.meetings.models import Vote as VoteRow
from moothall.meetings.queries.views import (
    ActionSeen,
    AttendanceSeen,
    DeclarationSeen,
    MeetingRow,
    NoticeSeen,
    PaperSeen,
    VoteSeen,
)
from moothall.meetings.rules.bodies import term_name
from moothall.papers.core.exemption import for_reader


def meeting_row(row: Meeting, state: State) -> MeetingRow:
    """Return a meeting as a list shows it."""
    return MeetingRow(
        key=str(row.key),
        body=row.body,
        body_name=term_name(state, row.body),
        title=row.title or term_name(state, row.body),
        starts_on=row.starts_on,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=row.place,
        place_authority=row.place_authority,
        state=row.state,
        state_label=row.get_state_display(),
        state_because=row.state_because,
        has_agenda=row.agenda_published_at is not None,
        has_minutes=row.minutes_published_at is not None,
        basis=row.basis,
        modified_at=row.modified_at,
        url=row.url,
    )


def paper_seen(row: Mapping[str, Any], item_key: str, *, reads: bool) -> PaperSeen:
    """Return a paper with one of its versions, from their values."""
    seen = PaperSeen(
        key=str(row["key"]),
        item_key=item_key,
        position=row["position"],
        title=row["title"],
        exempt_paragraphs=tuple(row["exempt_paragraphs"]),
        public_interest=row["public_interest"],
        published_at=row["published_at"],
        basis=row["basis"],
        sources=tuple(row["sources"]),
        version=row["versions__number"],
        name=row["versions__name"] or "",
        media_type=row["versions__media_type"] or "",
        size=row["versions__size"],
        sha256=row["versions__sha256"] or "",
        uploaded_at=row["versions__uploaded_at"],
        has_text=row["versions__has_text"],
    )
    return for_reader(seen, reads=reads)


def vote_seen(row: VoteRow, item_key: str, paragraphs: tuple[int, ...], *, reads: bool) -> VoteSeen:
    """Return a vote; its motion is exempt if its item is."""
    seen = VoteSeen(
        key=str(row.key),
        item_key=item_key,
        exempt_paragraphs=paragraphs,
        motion=row.motion,
        moved_by=row.moved_by,
        seconded_by=row.seconded_by,
        method=row.method,
        method_label=row.get_method_display(),
        votes_for=row.votes_for,
        votes_against=row.votes_against,
        abstentions=row.abstentions,
        absent=row.absent,
        casting_vote=row.casting_vote,
        result="struck" if row.struck_at else row.result,
        working=tuple(row.working),
        ballots=tuple(row.ballots),
        councils=tuple(row.councils),
        rule=tuple(row.rule.items()),
        basis=row.basis,
        struck_at=row.struck_at,
        struck_because=row.struck_because,
    )
    return for_reader(seen, reads=reads)


def action_seen(
    row: Action, item_key: str, paragraphs: tuple[int, ...], state: State, *, reads: bool
) -> ActionSeen:
    """Return what somebody is to do; the words are exempt if its item is."""
    seen = ActionSeen(
        key=str(row.key),
        item_key=item_key,
        exempt_paragraphs=paragraphs,
        text=row.text,
        owner=row.owner,
        owner_name=term_name(state, row.owner),
        due_on=row.due_on,
        done_on=row.done_on,
        outcome=row.outcome,
    )
    return for_reader(seen, reads=reads)


def declaration_seen(
    row: Declaration, item_key: str, paragraphs: tuple[int, ...], *, reads: bool
) -> DeclarationSeen:
    """Return an interest that somebody declared; its nature is exempt if its item is."""
    seen = DeclarationSeen(
        person=row.person,
        item_key=item_key,
        exempt_paragraphs=paragraphs,
        interest=row.interest,
        interest_label=row.get_interest_display(),
        nature=row.nature,
        withdrew=row.withdrew,
        dispensation=row.dispensation,
    )
    return for_reader(seen, reads=reads)


def attendance_seen(row: Attendance, state: State) -> AttendanceSeen:
    """Return somebody's part in a meeting."""
    return AttendanceSeen(
        person=row.person,
        authority=row.authority,
        authority_name=term_name(state, row.authority) if row.authority else "",
        office=row.office,
        status=row.status,
        status_label=row.get_status_display(),
        substitute_for=row.substitute_for,
        is_presiding=row.is_presiding,
        from_item=row.from_item,
        until_item=row.until_item,
    )


def notice_seen(row: Notice, state: State) -> NoticeSeen:
    """Return a notice; its meeting is best fetched with it."""
    return NoticeSeen(
        key=str(row.key),
        kind=row.kind,
        kind_label=row.get_kind_display(),
        holder=row.holder,
        holder_name=term_name(state, row.holder),
        title=row.title,
        about=row.about,
        due_from=row.due_from,
        due_until=row.due_until,
        documents=tuple(row.documents),
        reasons=row.reasons,
        representations=row.representations,
        response=row.response,
        agreed_by=row.agreed_by,
        agreed_on=row.agreed_on,
        published_at=row.published_at,
        issue_slug=row.matter,
        meeting_key=str(row.meeting.key) if row.meeting else "",
    )


PAPER_VALUES = (
    "key", "item_id", "position", "title", "exempt_paragraphs", "public_interest", "published_at", "basis",
    "sources", "versions__number", "versions__name", "versions__media_type", "versions__size",
    "versions__sha256", "versions__uploaded_at", "versions__has_text",
)  # fmt: skip
