"""Issues in a list, and one issue with its whole history across bodies and how far it has got."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from moothall.agreement.core.register import State
from moothall.agreement.core.variation import Variation
from moothall.delegation.core.route import Route, route
from moothall.delegation.core.scheme import Scheme
from moothall.delegation.queries import scheme_of_partnership
from moothall.matters.core.legs import Choices, LegAsked, legs_of
from moothall.matters.core.progress import RouteProgress
from moothall.matters.models import Decision, Issue, Leg, Proposal
from moothall.matters.queries.views import IssueRow, IssueSeen, IssueSitting, LegRow, ProposalSeen
from moothall.matters.queries.views_from_rows import decision_seen, issue_row
from moothall.matters.rules.route_progress import progress_of
from moothall.meetings.core.reader import PUBLIC, Reader
from moothall.meetings.models import AgendaItem, Meeting, Notice
from moothall.meetings.queries.views_from_rows import notice_seen
from moothall.meetings.rules.bodies import term_name
from moothall.meetings.rules.reader_rights import ReaderRights
from moothall.meetings.rules.records_store import find_record


def issues_of(
    *,
    partnership: str,
    state: str = "",
    service: str = "",
    authority: str = "",
    variation: int | None = None,
) -> list[IssueRow]:
    """Return issues, the latest first: those in one state, on one service or council, of one variation."""
    rows = Issue.objects.filter(partnership=partnership)
    rows = rows.filter(variation_number=variation) if variation else rows
    found_rows = (issue_row(row) for row in (rows.filter(state=state) if state else rows))
    return [
        row
        for row in found_rows
        if (not service or service in row.services) and (not authority or authority in row.authorities)
    ]


def open_issues(partnership: str) -> list[IssueRow]:
    """Return the issues that can still be put on an agenda, the latest first."""
    return [row for row in issues_of(partnership=partnership) if row.is_open]


def issue(*, partnership: str, slug: str, on: date, reader: Reader = PUBLIC) -> IssueSeen:
    """Return an issue with its proposals, decisions and meetings, and how far it had got that day."""
    sight = ReaderRights(partnership, reader)
    row = find_record(Issue, partnership, slug=slug)
    state = sight.register.state(on)
    decisions = _decisions(row)
    sittings = [each for each in _sittings(row) if _is_on(each, sight)]
    proposals = list(row.proposals.order_by("version"))
    legs = _legs(proposals)
    latest = proposals[-1] if proposals else None
    progress = None
    if latest:
        counted = [each for each in decisions if _may_see(each, sight)]
        progress = _progress(latest, legs[latest.pk], counted, sittings, state)
    notices = Notice.objects.filter(partnership=partnership, matter=row.slug)
    return IssueSeen(
        row=issue_row(row),
        partnership=partnership,
        proposals=tuple(_proposal(each, legs[each.pk], state) for each in proposals),
        progress=progress,
        decisions=tuple(
            decision_seen(each, sight.register.state(each.taken_on), reads=sight.reads(each.holder), on=on)
            for each in decisions
            if _may_see(each, sight)
        ),
        sittings=tuple(_sitting(each, state) for each in sittings),
        notices=tuple(
            notice_seen(each, state)
            for each in notices.select_related("meeting")
            if each.published_at is not None or sight.runs(each.holder)
        ),
        sources=tuple(row.sources),
    )


def route_of(
    *, partnership: str, variation: Variation, on: date, choices: Choices | None = None
) -> tuple[Route, tuple[LegAsked, ...]]:
    """Return the route of a draft not yet put forward, and its legs with the holders chosen."""
    scheme: Scheme = scheme_of_partnership(partnership)
    asked = variation.model_copy(update={"decided": max(variation.decided, on)})
    made = route(register=ReaderRights(partnership, PUBLIC).register, variation=asked, scheme=scheme)
    return made, legs_of(made, choices)


def planned_for(legs: Iterable[Leg], items: Iterable[AgendaItem], on: date) -> Mapping[int, date]:
    """Return when each leg is to be decided: at the next meeting of its holder that takes the issue."""
    days: dict[str, date] = {}
    for item in items:
        meeting = item.meeting
        if (
            meeting.starts_on >= on
            and meeting.state != Meeting.State.CANCELLED
            and not item.withdrawn_because
        ):
            days[meeting.body] = min(days.get(meeting.body, meeting.starts_on), meeting.starts_on)
    return {leg.pk: days[leg.holder] for leg in legs if leg.holder in days}


def _progress(
    proposal: Proposal,
    legs: Iterable[Leg],
    decisions: Iterable[Decision],
    items: Iterable[AgendaItem],
    state: State,
) -> RouteProgress:
    rows, on = tuple(legs), state.on
    plans = planned_for(rows, items, on)
    return progress_of(proposal, legs=rows, decisions=decisions, today=on, planned=plans, state=state)


def _decisions(row: Issue) -> list[Decision]:
    rows = Decision.objects.filter(issue=row).order_by("taken_on", "id")
    fetched = rows.select_related("proposal", "vote", "item__meeting", "call_in__replaced_by")
    decisions = list(fetched.prefetch_related("legs"))
    for each in decisions:
        each.issue = row
    return decisions


def _may_see(decision: Decision, sight: ReaderRights) -> bool:
    return decision.published_at is not None or sight.runs(decision.holder)


def _sittings(row: Issue) -> list[AgendaItem]:
    rows = AgendaItem.objects.filter(partnership=row.partnership, matter=row.slug, meeting__deleted_at=None)
    return list(rows.select_related("meeting").order_by("meeting__starts_on", "id"))


def _is_on(item: AgendaItem, sight: ReaderRights) -> bool:
    """Whether the reader may know that an item is on an agenda."""
    return item.meeting.agenda_published_at is not None or sight.runs(item.meeting.body)


def _legs(proposals: Iterable[Proposal]) -> dict[int, list[Leg]]:
    legs: dict[int, list[Leg]] = defaultdict(list)
    for leg in Leg.objects.filter(proposal__in=list(proposals)).order_by("position"):
        legs[leg.proposal_id].append(leg)
    return legs


def _proposal(row: Proposal, legs: Iterable[Leg], state: State) -> ProposalSeen:
    return ProposalSeen(
        key=str(row.key),
        version=row.version,
        variation=Variation.model_validate(row.body),
        put_forward_on=row.put_forward_on,
        put_forward_by=row.put_forward_by,
        amended_because=row.amended_because,
        legs=tuple(_leg(each, state) for each in legs),
    )


def _leg(row: Leg, state: State) -> LegRow:
    return LegRow(
        id=row.pk,
        position=row.position,
        asked=row.asked,
        authority=row.authority,
        authority_name=term_name(state, row.authority),
        holder=row.holder,
        holder_name=term_name(state, row.holder),
        could=tuple(row.could),
        functions=tuple(row.functions),
        services=tuple(row.services),
        conditions=tuple(each["text"] for each in row.conditions),
        answered_on=row.answered_on,
        answer=row.answer,
    )


def _sitting(item: AgendaItem, state: State) -> IssueSitting:
    meeting = item.meeting
    return IssueSitting(
        meeting_key=str(meeting.key),
        item_key=str(item.key),
        body=meeting.body,
        body_name=term_name(state, meeting.body),
        starts_on=meeting.starts_on,
        state=meeting.state,
        item_title=item.title,
        position=item.position,
    )
