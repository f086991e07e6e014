"""The forward plan: what is to be decided, and whose notice was given or is due."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from moothall.matters.core.forward_plan import PlanEntry, PlannedMatter
from moothall.matters.core.forward_plan import forward_plan as planned
from moothall.matters.models import Decision
from moothall.meetings.core.reader import PUBLIC, Reader
from moothall.meetings.models import AgendaItem, Meeting, Notice
from moothall.meetings.rules.notice import given_by, rules_on
from moothall.meetings.rules.reader_rights import ReaderRights
from moothall.periods import Period

COMING = (Meeting.State.PLANNED, Meeting.State.NOTICE, Meeting.State.AGENDA)


class PlanKey(NamedTuple):
    """What makes two notices, or a notice and an item, about one matter."""

    holder: str
    about: str


def forward_plan(
    *, partnership: str, body: str | None = None, on: date, reader: Reader = PUBLIC
) -> tuple[PlanEntry, ...]:
    """Return what is to be decided from a day on, with the state of its notice; those due soonest first."""
    sight = ReaderRights(partnership, reader)
    notices = _notices(partnership, body, on)
    items = [item for item in _items(partnership, body, on) if _is_known(item, sight)]
    return planned(_matters(partnership, notices, items), on)


def _notices(partnership: str, body: str | None, on: date) -> list[Notice]:
    """Return the notices that were published of what is still to come."""
    later = Q(due_until__gt=on) | Q(due_until=None, due_from__gte=on)
    rows = Notice.objects.filter(later, partnership=partnership, published_at__isnull=False)
    rows = rows.filter(holder=body) if body else rows
    decided = Decision.objects.filter(partnership=partnership, issue__isnull=False)
    done = set(decided.exclude(outcome="deferred").values_list("holder", "issue__slug"))
    fetched = rows.select_related("item", "meeting").order_by("due_from", "id")
    return [each for each in fetched if (each.holder, each.matter) not in done]


def _items(partnership: str, body: str | None, on: date) -> list[AgendaItem]:
    rows = AgendaItem.objects.filter(
        Q(is_key=True) | Q(is_private=True),
        partnership=partnership,
        withdrawn_because="",
        meeting__deleted_at=None,
        meeting__starts_on__gte=on,
        meeting__state__in=COMING,
    )
    rows = rows.filter(meeting__body=body) if body else rows
    return list(rows.select_related("meeting").order_by("meeting__starts_on", "position"))


def _is_known(item: AgendaItem, sight: ReaderRights) -> bool:
    return item.meeting.agenda_published_at is not None or sight.runs(item.meeting.body)


def _matters(
    partnership: str, notices: Iterable[Notice], items: Iterable[AgendaItem]
) -> Iterator[PlannedMatter]:
    """Yield each matter once, from its item if it has one, or else from its notices."""
    given: dict[PlanKey, list[Notice]] = {}
    for notice in notices:
        given.setdefault(_of_notice(notice), []).append(notice)
    for item in items:
        found = given.pop(PlanKey(item.meeting.body, _about(item)), [])
        yield _from_item(partnership, item, found)
    for found in given.values():
        yield _from_notices(partnership, found)


def _of_notice(notice: Notice) -> PlanKey:
    if notice.item is not None:
        return PlanKey(notice.holder, _about(notice.item))
    return PlanKey(notice.holder, f"matter {notice.matter}" if notice.matter else notice.title.casefold())


def _about(item: AgendaItem) -> str:
    return f"matter {item.matter}" if item.matter else item.title.casefold()


def _from_item(partnership: str, item: AgendaItem, notices: list[Notice]) -> PlannedMatter:
    meeting = item.meeting
    given = given_by(notices)
    return PlannedMatter(
        title=item.title,
        body=meeting.body,
        due=meeting.starts_on,
        is_key=item.is_key,
        is_private=item.is_private,
        notice_on=given.get("D-05" if item.is_key else "D-06"),
        general_exception_on=given.get("D-08"),
        urgency_agreed_on=given.get("D-09") or given.get("D-10"),
        meeting=str(meeting.key),
        rules=rules_on(partnership, meeting.body, meeting.starts_on, is_key=item.is_key),
    )


def _from_notices(partnership: str, notices: list[Notice]) -> PlannedMatter:
    first, given = notices[0], given_by(notices)
    kinds = {notice.kind for notice in notices}
    is_key = bool(kinds & {"key_decision", "general_exception", "special_urgency"})
    due = Period(first.due_from, first.due_until) if first.due_until else first.due_from
    return PlannedMatter(
        title=first.title,
        body=first.holder,
        due=due,
        is_key=is_key,
        is_private=not is_key,
        notice_on=given.get("D-05" if is_key else "D-06"),
        general_exception_on=given.get("D-08"),
        urgency_agreed_on=given.get("D-09") or given.get("D-10"),
        meeting=str(first.meeting.key) if first.meeting else None,
        rules=rules_on(partnership, first.holder, first.due_from, is_key=is_key),
    )
