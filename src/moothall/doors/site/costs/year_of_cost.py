"""The year and the stage of cost that a page is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

from django.http import HttpResponse

from moothall.agreement.core.register import Register
from moothall.doors.pages.remarks import REMARKS, Remark
from moothall.doors.site.visits import Visit
from moothall.money import FinancialYear
from moothall.recharges import queries
from moothall.recharges.core.findings import RechargeFinding
from moothall.recharges.core.year import Recharges, work_out
from moothall.refusals import Invalid, Missing

STAGES = {"estimate": "As estimated", "outturn": "As it came out"}
ILLUSTRATIVE = Remark(
    "illustrative",
    "Illustrative",
    REMARKS["illustrative"].colour,
    "These costs were made up to show how it works. No council budgeted, billed or paid them.",
)


@dataclass(frozen=True)
class YearPage:
    """One request about a year of cost, as estimated or as it came out."""

    visit: Visit
    rows: tuple[queries.YearRow, ...]
    year: str
    stage: str
    is_stage_asked: bool = False

    @property
    def path(self) -> str:
        """How the year stands in an address."""
        return self.year.replace("/", "-")

    @property
    def years(self) -> list[str]:
        """Every year of which a cost is recorded, the latest first."""
        return sorted({row.year for row in self.rows}, reverse=True)

    @property
    def stages(self) -> list[str]:
        """The stages of this year that are recorded."""
        known = {row.stage for row in self.rows if row.year == self.year}
        return [stage for stage in STAGES if stage in known]

    @property
    def row(self) -> queries.YearRow:
        """The cost as it was recorded last."""
        return [row for row in self.rows if (row.year, row.stage) == (self.year, self.stage)][-1]

    @cached_property
    def recharges(self) -> Recharges:
        """The year, worked out under the agreement as it stood; worked out once a request."""
        cost = self.row.cost
        return self.register.worked_out(
            ("recharges", self.row.digest),
            lambda known: work_out(cost.question(known), allocate=cost.allocate),
        )

    @cached_property
    def register(self) -> Register:
        """The agreement as it stood when the cost was recorded."""
        return self.visit.whole.up_to(self.row.agreement_number)

    @property
    def is_illustrative(self) -> bool:
        """Say whether the year is made up."""
        return self.row.cost.basis == "illustrative"

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What must be said beside each figure."""
        return (ILLUSTRATIVE,) if self.is_illustrative else ()

    def name(self, id: str) -> str:
        """Return the name of a council or service; no id is the partnership."""
        return self.visit.name_of(id) if id else "The partnership"

    def address(self, page: str, *, year: str = "", stage: str = "", fragment: str = "", **named: str) -> str:
        """Return the address of another page about this year, of the same stage."""
        path = (year or self.year).replace("/", "-")
        bare = self.visit.address(page, on=None, year=path, **named)
        asked = stage or (self.stage if self.is_stage_asked else "")
        if asked:
            bare += f"{'&' if '?' in bare else '?'}stage={asked}"
        return bare + (f"#{fragment}" if fragment else "")

    def sentences(self, findings: Iterable[RechargeFinding]) -> list[str]:
        """Return what was found, in names and not in ids."""
        return [named(each, self.name).sentence() for each in findings]

    def page(self, template: str, **context: Any) -> HttpResponse:
        """Return a page about the year, with what must be said of all its figures."""
        return self.visit.page(template, asked=self, said=STAGES, year_remarks=self.remarks, **context)


def year_page(visit: Visit, year: str = "") -> YearPage | None:
    """Return the year that is asked for, or the last; None where none is recorded and none is asked for."""
    rows = tuple(queries.years_of(visit.heading.id))
    known = sorted({row.year for row in rows})
    name = year.replace("-", "/") if year else next(iter(reversed(known)), "")
    if year and name not in known:
        raise Missing(f"No cost of {_shown(year)} has been recorded.", year=year)
    if not name:
        return None
    stages = {row.stage for row in rows if row.year == name}
    wanted = visit.request.GET.get("stage", "")
    given = wanted in stages
    return YearPage(
        visit, rows, name, wanted if given else "outturn" if "outturn" in stages else "estimate", given
    )


def one_year(visit: Visit, year: str) -> YearPage:
    """Return the year that an address names; refused where it is not recorded."""
    asked = year_page(visit, year)
    assert asked is not None  # a year that is named is there or refused
    return asked


def named(finding: Any, name: Any) -> Any:
    """Return a finding, or a question of the ledgers, with names in place of ids."""
    told: dict[str, Any] = {}
    for field in fields(finding):
        value = getattr(finding, field.name)
        if field.name in ("service", "authority", "driver", "term"):
            told[field.name] = name(value)
        elif field.name in ("services", "authorities"):
            told[field.name] = tuple(map(name, value))
    return replace(finding, **told)


def _shown(year: str) -> str:
    """Return the year as a sentence has it, where it is one."""
    try:
        return FinancialYear(year.replace("-", "/")).name
    except Invalid:
        return "that year"
