"""The agenda: adding, changing, moving and withdrawing items; publishing in time, or late with reasons.

Nothing key or private is taken without notice.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.rights import permitted
from moothall.meetings.core.agenda_order import AgendaPlace, in_order, reordered
from moothall.meetings.core.deadlines import AGENDAS, BodyRules, Deadline, missed
from moothall.meetings.core.lifecycle import OPEN_AGENDA, UNPUBLISHED
from moothall.meetings.models import AgendaItem, Meeting
from moothall.meetings.rights import (
    serves_meeting,
)
from moothall.meetings.rules.bodies import body_on
from moothall.meetings.rules.matter_rules import faults_of_matter
from moothall.meetings.rules.meeting_lifecycle import MeetingState, is_published, item_in, meeting_in
from moothall.meetings.rules.notice import (
    given_by,
    given_of_meeting,
    lacking,
    notices_on,
    rules_on,
    too_late,
)
from moothall.meetings.rules.records_store import require_reason, save_record
from moothall.papers.core.exemption import faults_of_keeping_back
from moothall.refusals import Fault, Invalid

MAY_CHANGE = frozenset(
    ("title", "purpose", "recommendation", "matter", "is_key", "is_private", "exempt_paragraphs",
     "is_urgent_business", "public_interest", "url")
)  # fmt: skip


@permitted("manage_meetings", by=serves_meeting)
def add_item(
    *,
    meeting: Meeting,
    title: str,
    purpose: str = "",
    recommendation: str = "",
    matter: str = "",
    is_key: bool = False,
    is_private: bool = False,
    is_urgent_business: bool = False,
    exempt_paragraphs: Sequence[int] = (),
    public_interest: str = "",
    late_because: str = "",
    basis: str = "",
    sources: Sequence[Mapping[str, object]] = (),
    acting: Acting,
) -> AgendaItem:
    """Add an item at the end of an agenda; once that is published, with the chair's special reasons."""
    now = meeting_in(meeting, OPEN_AGENDA, "given another item")
    late = is_published(now)
    item = AgendaItem(
        partnership=now.partnership,
        meeting=now,
        position=now.items.count() + 1,
        title=title.strip(),
        purpose=purpose.strip(),
        recommendation=recommendation.strip(),
        matter=matter,
        is_key=is_key,
        is_private=is_private or bool(exempt_paragraphs),
        is_urgent_business=is_urgent_business,
        exempt_paragraphs=sorted(set(exempt_paragraphs)),
        public_interest=public_interest.strip(),
        is_late=late,
        late_because=require_reason(late_because, _WHY_LATE, "late_because") if late else "",
        basis=basis or now.basis,
        sources=list(sources),
    )
    _keep(item, before="")
    if late and now.state == MeetingState.AGENDA:
        items = list(now.items.all())
        _number(in_order((each, AgendaPlace(each.is_late, each.is_urgent_business)) for each in items))
    now.save()
    _announce("agenda.item_added", item, acting, is_late=late)
    return item


@permitted("manage_meetings", by=serves_meeting)
def change_item(*, item: AgendaItem, acting: Acting, **fields: Any) -> AgendaItem:
    """Change what an item says, or whether it is key, private or exempt."""
    now = item_in(item, OPEN_AGENDA, "changed")
    if unknown := fields.keys() - MAY_CHANGE:
        raise TypeError(f"An item has no {', '.join(sorted(unknown))} to change.")
    before = now.matter
    for name, value in fields.items():
        setattr(now, name, value.strip() if isinstance(value, str) else value)
    now.exempt_paragraphs = sorted(set(now.exempt_paragraphs))
    now.is_private = now.is_private or bool(now.exempt_paragraphs)
    _keep(now, before=before)
    now.meeting.save()
    _announce("agenda.item_changed", now, acting, changed=sorted(fields))
    return now


@permitted("manage_meetings", by=serves_meeting)
def move_item(*, item: AgendaItem, to: int, acting: Acting) -> AgendaItem:
    """Move an item to place ``to``, counted from 1, or to the nearest end; the others keep their order."""
    now = item_in(item, (*UNPUBLISHED, MeetingState.AGENDA), "put in another order")
    items = list(now.meeting.items.all())
    moved_one = next(each for each in items if each.pk == now.pk)
    _number(reordered(items, moved_one, to))
    now.meeting.save()
    _announce("agenda.item_moved", moved_one, acting, to=moved_one.position)
    return moved_one


@permitted("manage_meetings", by=serves_meeting)
def withdraw_item(*, item: AgendaItem, because: str = "", acting: Acting) -> AgendaItem:
    """Take an item off the agenda; once published, it keeps its number and says why."""
    now = item_in(item, OPEN_AGENDA, "rid of an item")
    if is_published(now.meeting):
        now.withdrawn_because = require_reason(because, "why the item is withdrawn")
        now.save()
    else:
        _remove(now)
    now.meeting.save()
    _announce("agenda.item_withdrawn", now, acting, because=because)
    return now


_WHY_LATE = "the chair’s special reasons why it cannot wait: its agenda is published"


def _keep(item: AgendaItem, *, before: str) -> None:
    """Save an item; refused with what is wrong with it. The matter that it had ``before`` may be over."""
    faults = list(faults_of_keeping_back(item.exempt_paragraphs, item.public_interest))
    if item.matter != before:
        faults.extend(faults_of_matter(item.partnership, item.matter))
    if faults:
        raise Invalid(faults=faults)
    save_record(item)


def _remove(item: AgendaItem) -> None:
    """Remove an item that nobody has seen yet, and renumber those after it."""
    if item.papers.exists():
        message = "There are papers with this item"
        raise Invalid(faults=[Fault(message, "item", fix="Move or remove them first.")])
    item.deleted_at = timezone.now()
    item.save()
    _number(list(item.meeting.items.all()))


def _number(items: Sequence[AgendaItem]) -> None:
    """Number items from 1, and save those that have moved."""
    for place, each in enumerate(items, start=1):
        if each.position != place:
            each.position = place
            each.save()


def _announce(action: str, item: AgendaItem, acting: Acting, **facts: Any) -> None:
    audit.record(
        action,
        acting=acting,
        partnership=item.partnership,
        subject=str(item.key),
        title=item.title,
        meeting=str(item.meeting.key),
        position=item.position,
        **{name: value for name, value in facts.items() if value},
    )


@permitted("manage_meetings", by=serves_meeting)
def publish_agenda(*, meeting: Meeting, at: datetime, late_because: str = "", acting: Acting) -> Meeting:
    """Publish an agenda with its papers.

    If it is later than the law allows, every item needs the chair's reasons. Refused, with the lawful ways
    that remain, if it is late without reasons, or has a key decision or a private part for which neither
    notice was given nor an exception used.
    """
    now = meeting_in(meeting, UNPUBLISHED, "given another agenda")
    items = list(now.items.all())
    if not items:
        raise Invalid(faults=[Fault("There is nothing on the agenda", "items", fix="Add an item first.")])
    body_on(now.partnership, now.body, now.starts_on)  # the body may have ended since the meeting was planned
    rules = rules_on(now.partnership, now.body, now.starts_on)
    now.agenda_published_at = at
    late = _late(now, rules, at)
    if late and not late_because.strip():
        raise too_late("this agenda", late, rules, now.starts_on, at, given_of_meeting(now))
    for item in items:
        _refuse_unannounced(item, now, rules, at)
        if late:
            item.is_late, item.late_because = True, item.late_because or late_because.strip()
            item.save()
    _publish_papers(now, at)
    now.state, now.notice_published_at = MeetingState.AGENDA, now.notice_published_at or at
    now.save()
    audit.record(
        "agenda.published",
        acting=acting,
        partnership=now.partnership,
        subject=str(now.key),
        body=now.body,
        at=at.isoformat(),
        late_because=late_because.strip() if late else "",
    )
    return now


def _late(meeting: Meeting, rules: BodyRules, at: datetime) -> Sequence[Deadline]:
    """Return the deadline that this agenda missed, if any."""
    found = missed(meeting.starts_on, at, rules, given=given_of_meeting(meeting))
    return [each for each in found if each.rule.id in AGENDAS]


def _refuse_unannounced(item: AgendaItem, meeting: Meeting, rules: BodyRules, at: datetime) -> None:
    """Refuse an item for which the law asks for notice that can no longer be given."""
    if not (item.is_key or item.is_private):
        return
    given = given_by(notices_on(meeting.partnership, meeting.body, matter=item.matter, item=item))
    kinds = {"is_key": item.is_key, "is_private": item.is_private}
    if late := lacking(rules, meeting.starts_on, at, given=given, **kinds):
        raise too_late(f"“{item.title}”", late, rules, meeting.starts_on, at, given, **kinds)


def _publish_papers(meeting: Meeting, at: datetime) -> None:
    """Publish the papers of the meeting, exempt ones only to those who may read them."""
    papers = meeting.papers.filter(published_at=None)
    papers.update(published_at=at, modified_at=timezone.now())
