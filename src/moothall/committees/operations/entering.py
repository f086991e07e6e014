"""What happened before, or in another system, entered as it was: no deadline of today is asked of it.

Given again, under the same ``came_from`` and ``came_as``, it is brought up to date and never doubled. What
was entered and is gone from there is marked as removed. Nothing that is entered varies the agreement.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from moothall.audit import operations as audit
from moothall.committees.bodies import authorities_of, body_on, holder_on
from moothall.committees.history import PastDecision, PastItem, PastMeeting
from moothall.committees.models import AgendaItem, Attendance, Basis, Decision, Issue, Kept, Meeting
from moothall.committees.rows import by_post, found, kept, with_own_slug
from moothall.refusals import Invalid

K = TypeVar("K", bound=Kept)
LONGEST_SLUG = 80
HELD = Meeting.State.HELD


@transaction.atomic
def enter_meeting(*, partnership: str, past: PastMeeting, by: str, as_post: str = "") -> Meeting:
    """Enter a meeting with its items, its attendance and its decisions, anew or as it has changed."""
    body = body_on(partnership, past.body, past.starts_on)
    meeting = _row(Meeting, partnership, past.came_from, past.came_as)
    _fill(meeting, past, "items", "attendance", "state")
    meeting.state, meeting.body = Meeting.State(past.state), body.id
    if past.items or past.state == HELD:
        meeting.agenda_published_at = past.agenda_published_at or meeting.agenda_published_at or _at(past)
    if past.minutes or any(item.minute for item in past.items):
        meeting.minutes_published_at = past.minutes_published_at or meeting.minutes_published_at or _at(past)
    kept(meeting)
    if past.attendance is not None:
        _enter_attendance(meeting, past)
    items = [_enter_item(meeting, place, each, past) for place, each in enumerate(past.items, start=1)]
    _remove_others(meeting, items)
    audit.record(
        "meeting.entered",
        by=by,
        partnership=partnership,
        subject=str(meeting.key),
        body=meeting.body,
        starts_on=past.starts_on.isoformat(),
        items=len(items),
        came_from=past.came_from,
        **by_post(as_post),
    )
    return meeting


@transaction.atomic
def enter_decision(
    *,
    partnership: str,
    past: PastDecision,
    issue: Issue | None = None,
    came_from: str = "",
    basis: str = Basis.SOURCED,
    by: str,
    as_post: str = "",
) -> Decision:
    """Enter a decision of which no meeting is known, or that one officer or member took."""
    decision = _enter_decision(partnership, past, None, issue, came_from, basis)
    audit.record(
        "decision.entered",
        by=by,
        partnership=partnership,
        subject=decision.slug,
        title=decision.title,
        holder=decision.holder,
        came_from=came_from,
        **by_post(as_post),
    )
    return decision


@transaction.atomic
def enter_issue(
    *,
    partnership: str,
    slug: str,
    title: str,
    opened_on: date,
    state: str,
    state_on: date | None = None,
    variation_number: int | None = None,
    summary: str = "",
    services: Iterable[str] = (),
    authorities: Iterable[str] = (),
    basis: str = Basis.SOURCED,
    sources: Sequence[Mapping[str, object]] = (),
    by: str,
    as_post: str = "",
) -> Issue:
    """Enter an issue that came to its end before: in force as a variation that is recorded, or ended."""
    issue = Issue.objects.filter(partnership=partnership, slug=slug).first() or Issue(
        partnership=partnership, slug=slug, opened_by=by
    )
    issue.title, issue.summary, issue.opened_on = title.strip(), summary.strip(), opened_on
    issue.state, issue.state_on, issue.variation_number = state, state_on, variation_number
    issue.services, issue.authorities = list(services), list(authorities)
    issue.basis, issue.sources = basis, list(sources)
    kept(issue)
    audit.record(
        "issue.entered", by=by, partnership=partnership, subject=slug, title=issue.title, **by_post(as_post)
    )
    return issue


def _enter_item(meeting: Meeting, place: int, past: PastItem, of: PastMeeting) -> AgendaItem:
    """Enter one item in its place, with its decisions."""
    item = _row(AgendaItem, meeting.partnership, of.came_from, past.came_as)
    if item._state.adding:
        item = meeting.items.filter(position=place, came_as="").first() or item
    _fill(item, past, "decisions", "issue")
    item.meeting, item.position, item.basis = meeting, place, of.basis
    item.is_private = past.is_private or bool(past.exempt_paragraphs)
    item.is_late = bool(past.late_because)
    item.came_from, item.came_as = of.came_from, past.came_as
    item.issue = found(Issue, meeting.partnership, slug=past.issue) if past.issue else item.issue
    kept(item)
    for each in past.decisions:
        _enter_decision(meeting.partnership, each, item, item.issue, of.came_from, of.basis)
    return item


def _enter_decision(
    partnership: str,
    past: PastDecision,
    item: AgendaItem | None,
    issue: Issue | None,
    came_from: str,
    basis: str,
) -> Decision:
    """Enter one decision, in force from the day it was taken unless another is known."""
    if faults := past.record.faults():
        raise Invalid(faults=faults)
    decision = _row(Decision, partnership, came_from, past.came_as)
    if decision._state.adding and item is not None and item.pk and not past.came_as:
        decision = item.decisions.filter(title=past.record.title, deleted_at=None).first() or decision
    holder = holder_on(partnership, past.holder, past.taken_on)
    for name, value in ({"basis": basis} | past.record.fields()).items():
        setattr(decision, name, value)
    decision.holder, decision.taken_on, decision.taken_as = holder.id, past.taken_on, past.taken_as
    decision.taken_by, decision.item, decision.issue = past.taken_by.strip(), item, issue
    decision.authorities = list(past.authorities or authorities_of(holder))
    decision.published_at = past.published_at or decision.published_at or _noon(past.taken_on)
    decision.call_in_closes_on = past.call_in_closes_on
    decision.in_force_on = past.in_force_on or past.taken_on
    decision.came_from, decision.came_as = came_from, past.came_as
    if decision._state.adding:
        return with_own_slug(decision, slugify(decision.title)[:LONGEST_SLUG])
    return kept(decision)


def _enter_attendance(meeting: Meeting, past: PastMeeting) -> None:
    meeting.attendances.all().delete()
    for each in past.attendance or ():
        row = Attendance(
            meeting=meeting,
            person=each.person.strip(),
            authority=each.authority,
            office=each.office,
            status=each.status,
            substitute_for=each.substitute_for,
            is_presiding=each.is_presiding,
            from_item=each.from_item,
            until_item=each.until_item,
        )
        kept(row)


def _remove_others(meeting: Meeting, items: Iterable[AgendaItem]) -> None:
    """Mark what was entered before and is there no more as removed."""
    gone = meeting.items.filter(deleted_at=None).exclude(pk__in=[item.pk for item in items])
    for item in gone:
        item.deleted_at = timezone.now()
        item.save()


def _row(model: type[K], partnership: str, came_from: str, came_as: str) -> K:
    """Return the row that was entered from there before, or a new one."""
    address = {"partnership": partnership, "came_from": came_from, "came_as": came_as}
    row = model._default_manager.select_for_update().filter(**address).first() if came_as else None
    if row is None:
        return model(**address)
    row.deleted_at = None
    return row


def _fill(row: Kept, past: Any, *leaving: str) -> None:
    """Give a row the fields of what is entered that have the same names."""
    for name in past.__dataclass_fields__:
        if name not in leaving:
            value = getattr(past, name)
            setattr(row, name, list(value) if isinstance(value, tuple) else value)


def _at(past: PastMeeting) -> datetime:
    return _noon(past.starts_on, past.starts_at)


def _noon(day: date, clock: time | None = None) -> datetime:
    """Return a moment of a day by the clock here: that given, or noon."""
    return timezone.make_aware(datetime.combine(day, clock or time(12)))
