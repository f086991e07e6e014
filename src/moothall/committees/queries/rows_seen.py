"""From stored rows to what is seen of them; whatever may be exempt goes through ``for_reader``."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from moothall.agreement.core.register import State
from moothall.committees.along import state_of_call_in, taken_of
from moothall.committees.bodies import called
from moothall.committees.core.decisions import Waiting, in_force_on
from moothall.committees.models import (
    Action,
    Attendance,
    CallIn,
    Decision,
    Declaration,
    Issue,
    Meeting,
    Notice,
)
from moothall.committees.models import Vote as VoteRow
from moothall.committees.queries.keeping_back import for_reader
from moothall.committees.queries.seen import (
    ActionSeen,
    AttendanceSeen,
    CallInSeen,
    DecisionSeen,
    DeclarationSeen,
    IssueRow,
    MeetingRow,
    NoticeSeen,
    PaperSeen,
    VoteSeen,
)
from moothall.periods import written


def meeting_row(row: Meeting, state: State) -> MeetingRow:
    """Return a meeting as a list shows it."""
    return MeetingRow(
        key=str(row.key),
        body=row.body,
        body_name=called(state, row.body),
        title=row.title or called(state, row.body),
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
    """Return a vote; its motion is exempt where its item is."""
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
    """Return what somebody is to do; the words are exempt where its item is."""
    seen = ActionSeen(
        key=str(row.key),
        item_key=item_key,
        exempt_paragraphs=paragraphs,
        text=row.text,
        owner=row.owner,
        owner_name=called(state, row.owner),
        due_on=row.due_on,
        done_on=row.done_on,
        outcome=row.outcome,
    )
    return for_reader(seen, reads=reads)


def declaration_seen(
    row: Declaration, item_key: str, paragraphs: tuple[int, ...], *, reads: bool
) -> DeclarationSeen:
    """Return an interest that somebody declared; its nature is exempt where its item is."""
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
        authority_name=called(state, row.authority) if row.authority else "",
        office=row.office,
        status=row.status,
        status_label=row.get_status_display(),
        substitute_for=row.substitute_for,
        is_presiding=row.is_presiding,
        from_item=row.from_item,
        until_item=row.until_item,
    )


def decision_seen(row: Decision, state: State, *, reads: bool, on: date | None = None) -> DecisionSeen:
    """Return a decision; its issue, proposal, item and call-in are best fetched with it.

    With the day ``on`` it is told as it is on that day, also where nobody has noted yet that call-in passed.
    """
    call_in = getattr(row, "call_in", None)
    seen = DecisionSeen(
        key=str(row.key),
        slug=row.slug,
        title=row.title,
        exempt_paragraphs=tuple(row.exempt_paragraphs),
        holder=row.holder,
        holder_name=called(state, row.holder),
        taken_as=row.taken_as,
        taken_by=row.taken_by,
        authorities=tuple(row.authorities),
        taken_on=row.taken_on,
        outcome=row.outcome,
        outcome_label=row.get_outcome_display(),
        resolved=row.resolved,
        reasons=row.reasons,
        alternatives=row.alternatives,
        consultees=row.consultees,
        wards=tuple(row.wards),
        declarations=row.declarations,
        dispensation=row.dispensation,
        is_key=row.is_key,
        key_because=row.key_because,
        public_interest=row.public_interest,
        is_subject_to_call_in=row.is_subject_to_call_in,
        not_called_in_because=row.not_called_in_because,
        published_at=row.published_at,
        call_in_closes_on=row.call_in_closes_on,
        in_force_on=_in_force_on(row, on),
        standing=_standing(row, on),
        url=row.url,
        basis=row.basis,
        modified_at=row.modified_at,
        sources=tuple(row.sources),
        issue_slug=row.issue.slug if row.issue else "",
        issue_title=row.issue.title if row.issue else "",
        version=row.proposal.version if row.proposal else None,
        meeting_key=str(row.item.meeting.key) if row.item else "",
        item_key=str(row.item.key) if row.item else "",
        item_title=row.item.title if row.item else "",
        vote_key=str(row.vote.key) if row.vote else "",
        call_in=call_in_seen(call_in, state) if call_in else None,
    )
    return for_reader(seen, reads=reads)


def _in_force_on(row: Decision, on: date | None) -> date | None:
    """Return the day from which a decision is in force, once that is certain."""
    if row.in_force_on is not None or on is None or row.call_in_closes_on is None:
        return row.in_force_on
    day = in_force_on(taken_of(row, with_legs=False))
    return day if isinstance(day, date) and day <= on else None


def _standing(row: Decision, on: date | None) -> str:
    """Say whether a decision is in force, or what it waits for."""
    day = in_force_on(taken_of(row, with_legs=False))
    if isinstance(day, Waiting):
        return day.reason
    if _in_force_on(row, on) is not None or not row.is_subject_to_call_in or row.call_in_closes_on is None:
        return f"In force from {written(day)}."
    return f"In force from {written(day)}, unless it is called in by {written(row.call_in_closes_on)}."


def call_in_seen(row: CallIn, state: State) -> CallInSeen:
    """Return a call-in, with its events in order."""
    run = state_of_call_in(row)
    return CallInSeen(
        key=str(row.key),
        body=row.body,
        body_name=called(state, row.body),
        called_in_on=row.called_in_on,
        called_in_by=tuple(row.called_in_by),
        reasons=row.reasons,
        state=run,
        sentence=run.sentence,
        replaced_by=row.replaced_by.slug if row.replaced_by else "",
    )


def issue_row(row: Issue) -> IssueRow:
    """Return an issue as a list shows it."""
    return IssueRow(
        key=str(row.key),
        slug=row.slug,
        title=row.title,
        summary=row.summary,
        services=tuple(row.services),
        authorities=tuple(row.authorities),
        opened_on=row.opened_on,
        state=row.state,
        state_label=row.get_state_display(),
        state_because=row.state_because,
        state_on=row.state_on,
        variation_number=row.variation_number,
        basis=row.basis,
        modified_at=row.modified_at,
    )


def notice_seen(row: Notice, state: State) -> NoticeSeen:
    """Return a notice; its issue and its meeting are best fetched with it."""
    return NoticeSeen(
        key=str(row.key),
        kind=row.kind,
        kind_label=row.get_kind_display(),
        holder=row.holder,
        holder_name=called(state, row.holder),
        title=row.title,
        matter=row.matter,
        due_from=row.due_from,
        due_until=row.due_until,
        documents=tuple(row.documents),
        reasons=row.reasons,
        representations=row.representations,
        response=row.response,
        agreed_by=row.agreed_by,
        agreed_on=row.agreed_on,
        published_at=row.published_at,
        issue_slug=row.issue.slug if row.issue else "",
        meeting_key=str(row.meeting.key) if row.meeting else "",
    )
