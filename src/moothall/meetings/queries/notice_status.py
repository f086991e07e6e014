"""What notice was given of the key decisions and the private parts of a meeting, item by item."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import Q

from moothall.meetings.core.deadlines import (
    RULES,
    BodyRules,
    Deadline,
    Moment,
    day_of,
    deadlines_of_meeting,
    missed,
)
from moothall.meetings.core.deadlines.meeting import EXCEPTIONS
from moothall.meetings.models import AgendaItem, Meeting, Notice
from moothall.meetings.queries.views import NoticeStanding
from moothall.meetings.rules.notice import KEY, PRIVATE, given_by
from moothall.periods import written


def notice_standing_of(
    row: Meeting, items: Sequence[AgendaItem], rules: BodyRules, *, runs: bool
) -> Mapping[int, tuple[NoticeStanding, ...]]:
    """Return, by item id, what notice the law asks for, and whether it was given.

    A notice counts for an item if it was given for the item, its matter, or the whole meeting. A reader who
    does not run the body knows only of published notices.
    """
    asked = [item for item in items if item.is_key or item.is_private]
    if not asked or rules.regime != "executive_2012":
        return {}
    notices = _notices(row, asked, runs=runs)
    return {item.pk: tuple(_of_item(row, item, rules, _given(item, notices))) for item in asked}


def _notices(row: Meeting, items: Iterable[AgendaItem], *, runs: bool) -> list[Notice]:
    about = Q(item__in=list(items)) | Q(matter__in={item.matter for item in items if item.matter})
    about |= Q(meeting=row, item=None, matter="")
    rows = Notice.objects.filter(about, partnership=row.partnership, holder=row.body)
    return list(rows if runs else rows.filter(published_at__isnull=False))


def _given(item: AgendaItem, notices: Iterable[Notice]) -> dict[str, Moment]:
    return given_by(each for each in notices if _is_of(each, item))


def _is_of(notice: Notice, item: AgendaItem) -> bool:
    if notice.item_id == item.pk or (notice.matter and notice.matter == item.matter):
        return True
    return notice.meeting_id == item.meeting_id and not (notice.item_id or notice.matter)


def _of_item(
    row: Meeting, item: AgendaItem, rules: BodyRules, given: Mapping[str, Moment]
) -> Iterator[NoticeStanding]:
    kinds = {"is_key": item.is_key, "is_private": item.is_private}
    day = row.starts_on
    late = {each.rule.id for each in missed(day, day, rules, given=given, **kinds)}
    for deadline in deadlines_of_meeting(day, rules, **kinds):
        if deadline.rule.id in KEY | PRIVATE:
            yield _announced(deadline, rules, given, is_missed=deadline.rule.id in late)


def _announced(
    deadline: Deadline, rules: BodyRules, given: Mapping[str, Moment], *, is_missed: bool
) -> NoticeStanding:
    rule, moment = deadline.rule.id, given.get(deadline.rule.id)
    on = day_of(moment) if moment is not None else None
    if moment is not None and deadline.is_met_on(rules.counting.over(deadline.rule.days).given_on(moment)):
        return NoticeStanding(
            rule, deadline.day, on, "in_time", f"Given on {written(day_of(moment))}, in time."
        )
    if not is_missed:
        instead = next(each for each in EXCEPTIONS[rule] if each.id in given)
        used = day_of(given[instead.id])
        return NoticeStanding(
            rule, deadline.day, used, "excepted", f"{instead.title}, {written(used)}.", instead.id
        )
    if moment is not None:
        words = f"Given on {written(day_of(moment))}, after {written(deadline.day)}."
        return NoticeStanding(rule, deadline.day, on, "late", words)
    return NoticeStanding(rule, deadline.day, None, "not_given", f"{RULES[rule].title}: none was given.")
