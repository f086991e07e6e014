"""The agenda published: in time, or late with reasons; and nothing key or private unannounced."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from moothall.audit import operations as audit
from moothall.committees.bodies import body_on
from moothall.committees.core.deadlines import BodyRules, Deadline, missed
from moothall.committees.models import AgendaItem, Meeting
from moothall.committees.notice_given import (
    AGENDAS,
    given_by,
    given_of_meeting,
    lacking,
    notices_on,
    rules_on,
    too_late,
)
from moothall.committees.rows import by_post
from moothall.committees.sittings import UNPUBLISHED, State, meeting_in
from moothall.refusals import Fault, Invalid


@transaction.atomic
def publish_agenda(
    *, meeting: Meeting, at: datetime, late_because: str = "", by: str, as_post: str = ""
) -> Meeting:
    """Publish an agenda with its papers. Too late for the law, every item needs the chair's reasons.

    Refused, with the lawful ways that remain, where it is late without reasons, or where it has a key
    decision or a private part of which no notice was given, nor any exception used.
    """
    now = meeting_in(meeting, UNPUBLISHED, "given another agenda")
    items = list(now.items.filter(deleted_at=None).select_related("issue"))
    if not items:
        raise Invalid(faults=[Fault("There is nothing on the agenda", "items", fix="Add an item first.")])
    body_on(now.partnership, now.body, now.starts_on)  # it may have ended since the meeting was planned
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
    now.state, now.notice_published_at = State.AGENDA, now.notice_published_at or at
    now.save()
    audit.record(
        "agenda.published",
        by=by,
        partnership=now.partnership,
        subject=str(now.key),
        body=now.body,
        at=at.isoformat(),
        late_because=late_because.strip() if late else "",
        **by_post(as_post),
    )
    return now


def _late(meeting: Meeting, rules: BodyRules, at: datetime) -> Sequence[Deadline]:
    """Return the deadline that this agenda missed, where it did."""
    found = missed(meeting.starts_on, at, rules, given=given_of_meeting(meeting))
    return [each for each in found if each.rule.id in AGENDAS]


def _refuse_unannounced(item: AgendaItem, meeting: Meeting, rules: BodyRules, at: datetime) -> None:
    """Refuse an item of which the law asks for notice that can no more be given."""
    if not (item.is_key or item.is_private):
        return
    given = given_by(notices_on(meeting.partnership, meeting.body, issue=item.issue, item=item))
    kinds = {"is_key": item.is_key, "is_private": item.is_private}
    if late := lacking(rules, meeting.starts_on, at, given=given, **kinds):
        raise too_late(f"“{item.title}”", late, rules, meeting.starts_on, at, given, **kinds)


def _publish_papers(meeting: Meeting, at: datetime) -> None:
    """Publish what is laid before the meeting, the exempt to those who may read it."""
    papers = meeting.papers.filter(deleted_at=None, published_at=None)
    papers.update(published_at=at, modified_at=timezone.now())
