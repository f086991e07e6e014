"""The forward plan: what is to be decided, where its notice stands, and what is lawful where that is late."""

from django.http import HttpResponse

from moothall.doors.site.downloads import saved
from moothall.doors.site.meetings.calendar import bodies_of, choices
from moothall.doors.site.meetings.reader import page_for, private_to, reader_of_visit
from moothall.doors.site.visits import Visit, visiting
from moothall.matters.core.forward_plan import PlanEntry
from moothall.matters.queries import forward_plan
from moothall.periods import written
from moothall.sheets.tables import table

STATUSES = {
    "in_time": "Notice given in time",
    "to_give": "Notice is still to be given",
    "general_exception": "Late: the general exception",
    "special_urgency": "Late: special urgency",
    "private_urgency": "Late: urgent, in private",
    "overdue": "Overdue",
    "not_needed": "No notice is needed",
}
HEADINGS = (
    "Matter",
    "By",
    "Due from",
    "Due by",
    "Key decision",
    "In private",
    "Notice",
    "Notice by",
    "In words",
)


@visiting
def plan(visit: Visit) -> HttpResponse:
    """Show what is to be decided from today on, body by body."""
    who, body = reader_of_visit(visit), _body(visit)
    entries = forward_plan(partnership=visit.heading.id, body=body or None, on=visit.today, reader=who)
    by_body: dict[str, list[PlanEntry]] = {}
    for each in entries:
        by_body.setdefault(each.matter.body, []).append(each)
    return page_for(
        visit,
        who,
        "forward_plan.html",
        by_body=by_body,
        body=body,
        bodies=choices(visit, bodies_of(visit.whole)),
        statuses=STATUSES,
        due=due_in_words,
    )


@visiting
def plan_csv(visit: Visit) -> HttpResponse:
    """Give the forward plan as CSV."""
    who = reader_of_visit(visit)
    found = forward_plan(partnership=visit.heading.id, body=_body(visit) or None, on=visit.today, reader=who)
    content = table(HEADINGS, [_row(visit, each) for each in found]).encode("utf-8-sig")
    return private_to(saved(visit, content, "text/csv; charset=utf-8", "forward-plan.csv"), who)


def due_in_words(entry: PlanEntry) -> str:
    """Say when a matter is due."""
    first, last = entry.matter.first_day, entry.matter.last_day
    return written(first) if first == last else f"{written(first)} to {written(last)}"


def _body(visit: Visit) -> str:
    return visit.request.GET.get("body", "").replace("\0", "").strip()[:80]


def _row(visit: Visit, each: PlanEntry) -> tuple[str, ...]:
    matter = each.matter
    return (
        matter.title,
        visit.name_of(matter.body),
        matter.first_day.isoformat(),
        matter.last_day.isoformat(),
        "yes" if matter.is_key else "no",
        "yes" if matter.is_private else "no",
        STATUSES[each.status],
        each.notice_by.day.isoformat() if each.notice_by else "",
        each.sentence,
    )
