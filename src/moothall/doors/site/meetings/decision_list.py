"""The register of decisions: filtered, page by page, and to take away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from moothall.doors.pages.pagination import PageAsked, PageOfList
from moothall.doors.site.downloads import XLSX, saved
from moothall.doors.site.meetings.calendar import councils_of
from moothall.doors.site.meetings.reader import page_for, private_to, reader_of_visit
from moothall.doors.site.visits import Visit, visiting
from moothall.matters.core.decision_record import DecisionRecord
from moothall.matters.queries import DecisionFilters, decisions_of
from moothall.matters.queries.records import OUTCOMES
from moothall.matters.queries.views import DecisionSeen
from moothall.meetings.core.deadlines import day_of
from moothall.meetings.core.reader import Reader
from moothall.papers.core.record_fields import RecordField, fields_of, labels_of
from moothall.sheets.tables import table
from moothall.sheets.workbook import write_workbook

SIZE, AT_ONCE = 25, 200
LONGEST = 200
YES_NO = {"yes": True, "no": False}
RECORD = tuple(field for field in fields_of(DecisionRecord) if field.name != "title")
HEADINGS = (
    "Decision",
    "Taken on",
    "By",
    "Councils",
    *(field.label.words for field in RECORD),
    "Published on",
    "Call-in closes on",
    "Called in",
    "In force on",
    "Exempt under paragraphs",
    "Basis",
    "Address",
)


@dataclass(frozen=True, slots=True)
class DecisionFilter:
    """What is asked of the register, as the form has it; what cannot be is as if it were not asked."""

    holder: str = ""
    council: str = ""
    year: str = ""
    key: str = ""
    outcome: str = ""
    called_in: str = ""
    text: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Say whether anything was chosen."""
        return self != DecisionFilter()

    @property
    def filters(self) -> DecisionFilters:
        """What the query is asked for."""
        year = int(self.year) if self.year else None
        return DecisionFilters(
            holder=self.holder,
            authority=self.council,
            outcome=self.outcome,
            is_key=YES_NO.get(self.key),
            is_called_in=YES_NO.get(self.called_in),
            text=self.text,
            since=date(year, 1, 1) if year else None,
            until=date(year + 1, 1, 1) if year else None,
        )


def asked_of(request: HttpRequest) -> DecisionFilter:
    """Return what an address asks of the register."""
    given = {
        name: request.GET.get(name, "").replace("\0", "").strip()[:LONGEST]
        for name in DecisionFilter.__slots__
    }
    year = given["year"]
    given["year"] = year if year.isascii() and year.isdigit() and 1000 <= int(year[:6]) < 9999 else ""
    for name, known in (("key", YES_NO), ("called_in", YES_NO), ("outcome", dict(OUTCOMES))):
        given[name] = given[name] if given[name] in known else ""
    given["council"] = given["council"].replace('"', "").replace("\\", "")
    return DecisionFilter(**given)


@visiting
def decisions(visit: Visit) -> HttpResponse:
    """List decisions, the latest first, as far as they were asked for."""
    who, asked = reader_of_visit(visit), asked_of(visit.request)
    page = register_page(visit, asked, who)
    kept = visit.request.GET.copy()
    kept.pop("page", None)
    return page_for(
        visit,
        who,
        "taken.html",
        basis=[each.basis for each in page.items],
        page=page,
        asked=asked,
        kept=kept.urlencode(),
        outcomes=OUTCOMES,
        of_decision=labels_of(DecisionSeen),
        holders=holders_of(visit),
        councils=councils_of(visit),
        years=range(visit.today.year, first_year(visit) - 1, -1),
    )


def register_page(visit: Visit, asked: DecisionFilter, who: Reader) -> PageOfList[DecisionSeen]:
    """Return the page of the register that is asked for, or the nearest that there is."""
    wanted = PageAsked(visit.request, SIZE)
    given: dict[str, Any] = {
        "partnership": visit.heading.id,
        "filters": asked.filters,
        "reader": who,
        "on": visit.today,
    }
    found = decisions_of(**given, offset=wanted.offset, limit=SIZE)
    page = wanted.page(found.decisions, found.total)
    if page.number == wanted.number:
        return page
    last = decisions_of(**given, offset=(page.number - 1) * SIZE, limit=SIZE)
    return page.showing(last.decisions)


def holders_of(visit: Visit) -> list[tuple[str, str]]:
    """Return the bodies and posts that may have decided, by their names."""
    found = (each for each in visit.whole.histories.values() if each.kind in ("body", "post", "authority"))
    return sorted(((each.id, visit.name_of(each.id)) for each in found), key=lambda each: each[1].casefold())


def first_year(visit: Visit) -> int:
    """Return the first year to choose from: that of the first day of the agreement."""
    days = (entry.variation.decided.year for entry in visit.whole.entries)
    return min(days, default=visit.today.year)


@visiting
def decisions_csv(visit: Visit) -> HttpResponse:
    """Give the decisions that were asked for as CSV."""
    who = reader_of_visit(visit)
    content = table(HEADINGS, _rows(visit, who)).encode("utf-8-sig")
    return private_to(saved(visit, content, "text/csv; charset=utf-8", "decisions.csv"), who)


@visiting
def decisions_xlsx(visit: Visit) -> HttpResponse:
    """Give the decisions that were asked for as a workbook."""
    who = reader_of_visit(visit)
    title = f"Decisions of {visit.heading.name}"
    content = write_workbook("Decisions", HEADINGS, _rows(visit, who), title=title, frozen=1)
    return private_to(saved(visit, content, XLSX, "decisions.xlsx"), who)


def _rows(visit: Visit, who: Reader) -> Iterator[tuple[str, ...]]:
    asked, offset = asked_of(visit.request), 0
    while True:
        found = decisions_of(
            partnership=visit.heading.id,
            filters=asked.filters,
            offset=offset,
            limit=AT_ONCE,
            reader=who,
            on=visit.today,
        )
        yield from (_row(visit, each) for each in found.decisions)
        offset += AT_ONCE
        if offset >= found.total:
            return


def _row(visit: Visit, each: DecisionSeen) -> tuple[str, ...]:
    return (
        each.title,
        each.taken_on.isoformat(),
        each.holder_name,
        visit.names(each.authorities),
        *(_cell(each, field) for field in RECORD),
        day_of(each.published_at).isoformat() if each.published_at else "",
        each.call_in_closes_on.isoformat() if each.call_in_closes_on else "",
        "yes" if each.call_in else "no",
        each.in_force_on.isoformat() if each.in_force_on else "",
        ", ".join(str(number) for number in each.exempt_paragraphs),
        each.basis,
        visit.request.build_absolute_uri(visit.address("decision", slug=each.slug)),
    )


def _cell(each: DecisionSeen, field: RecordField) -> str:
    """Return what a decision has in a field, as a sheet has it."""
    if field.label.kind == "choice":
        return each.outcome_label
    value = getattr(each, field.name)
    if field.label.kind == "yes_no":
        return "yes" if value else "no"
    return "; ".join(value) if field.label.kind == "list" else value
