"""Recording a year of cost from a file: read, shown as it would come out, and only then recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.http import HttpResponse
from pydantic import ValidationError

from moothall.agreement.core.sentences import names
from moothall.agreement.queries import register_of
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, ask, choice, line, other
from moothall.doors.desk.forms.faults import faults_by_field
from moothall.doors.desk.forms.shapes import SentFile
from moothall.doors.desk.forms.submission import is_pressed, texts_sent
from moothall.doors.desk.recharges.home import year_of
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.money import pounds
from moothall.recharges import operations, queries, rules
from moothall.recharges.core.year import Recharges, work_out
from moothall.recharges.core.year_of_cost import YearOfCost
from moothall.recharges.files import read_year
from moothall.recharges.files.parser import MOST_BYTES
from moothall.recharges.files.workbook import written_workbook
from moothall.refusals import Conflict, Fault, Invalid

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Stage = Literal["estimate", "outturn"]
STAGES: dict[Stage, str] = {
    "estimate": "What is expected to be spent",
    "outturn": "What was spent in the end",
}
FIELDS = (
    choice("stage", "What does it hold?", STAGES),
    other(
        "file",
        "The file",
        SentFile(),
        "A workbook (XLSX) with the sheets Costs and Who serves whom, or YAML; at most 2 MB. "
        "Take the last year away to see how one looks",
    ),
    line("reason", "Why it is recorded", "Such as: after the pay award", required=False),
)
WHAT_FOLLOWS = (
    "The file says what each service costs and who serves whom; the agreement says who bears it. "
    "Nothing is recorded until you have seen what each council would pay."
)


@dataclass(frozen=True, slots=True)
class CostPreview:
    """A year as it would be recorded, beside what was recorded before it, if anything was."""

    cost: YearOfCost
    stage: Stage
    reason: str
    found: Recharges
    before: Recharges | None

    @property
    def councils(self) -> list[tuple[str, int, int | None]]:
        """What each council would pay, and what it would have paid before."""
        was = self.before.by_authority if self.before else {}
        ids = sorted({*self.found.by_authority, *was})
        return [
            (each, self.found.by_authority.get(each, 0), was.get(each, 0) if self.before else None)
            for each in ids
        ]

    @property
    def body(self) -> str:
        """The year as it is sent back to be recorded."""
        return self.cost.model_dump_json(by_alias=True, exclude_defaults=True)


@at_the_desk
def record_cost(visit: DeskVisit, partnership: str) -> HttpResponse:
    """Ask for a file; show what it comes to; record it once that was checked."""
    visit.require(operations.record_year, partnership=partnership)
    form = DeskForm(
        "Record a year’s cost",
        "See what it comes to",
        FIELDS,
        visit.names.get(partnership, partnership),
        ("Recharges", visit.address("recharges_of", partnership=partnership)),
        (WHAT_FOLLOWS,),
        room_asks=True,
    )

    def do(given: Answers) -> HttpResponse:
        stage, reason = stage_of(given), given.get("reason", "")
        if is_pressed(visit, "body"):
            return _recorded(visit, partnership, stage, reason)
        preview = preview_of(partnership, _sent(given), stage, reason)
        sent = {"stage": stage, "reason": reason, "body": preview.body}
        return check_page(visit, partnership, preview, sent)

    return ask(visit, form, do, here="recharges", beside=file_faults)


def check_page(
    visit: DeskVisit,
    partnership: str,
    preview: CostPreview,
    sent: Mapping[str, str | Sequence[str]],
    back: str = "",
) -> HttpResponse:
    """Show what a year comes to before it is recorded; ``sent`` is what records it."""
    hidden = [
        (name, each)
        for name, value in sent.items()
        for each in ([value] if isinstance(value, str) else value)
    ]
    about: dict[str, Any] = {
        "partnership": partnership,
        "preview": preview,
        "stages": STAGES,
        "hidden": hidden,
        "back": back,
    }
    name_of = names(register_of(partnership))
    return visit.page("recharges/check.html", here="recharges", name_of=name_of, **about)


@at_the_desk
def year_xlsx(visit: DeskVisit, partnership: str, year: str) -> HttpResponse:
    """Give the year as it was recorded last, as a workbook to change and bring back."""
    visit.rights.require("manage_recharges", partnership)
    rows = [row for row in queries.years_of(partnership) if row.year == year_of(year)]
    if not rows:
        raise rules.NothingRecorded()
    name = f"{partnership}-{year}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(written_workbook(rows[-1].cost), content_type=XLSX, headers=headers)


def stage_of(given: Answers) -> Stage:
    """Return whether it is the estimate or the outturn; refused where that was not said."""
    stage = next((each for each in STAGES if each == given.get("stage")), None)
    if stage is None:
        raise Invalid(faults=[Fault("Choose what it is", "stage")])
    return stage


def _sent(given: Answers) -> YearOfCost:
    """Return the year in the file that was sent; refused with every fault in it."""
    if "file" not in given:
        raise Invalid(faults=[Fault("Choose a file", "file")])
    sent = given["file"]
    return read_year(sent.read(MOST_BYTES + 1), file=sent.name or "The file").expected


def preview_of(partnership: str, cost: YearOfCost, stage: Stage, reason: str) -> CostPreview:
    """Return what the year comes to; refused where it cannot be worked out."""
    register = register_of(partnership)
    if faults := cost.faults(register):
        raise Invalid(faults=faults)
    found = work_out(cost.question(register), allocate=cost.allocate)
    known = queries.recorded(partnership, cost.year, stage)
    return CostPreview(
        cost, stage, reason, found, queries.recharges(partnership, cost.year, stage) if known else None
    )


def _recorded(visit: DeskVisit, partnership: str, stage: Stage, reason: str) -> HttpResponse:
    """Record what was checked."""
    try:
        cost = YearOfCost.model_validate_json(texts_sent(visit)["body"])
    except ValidationError:
        raise Invalid(
            faults=[Fault("What was checked has been altered on its way", "file", fix="Send the file again.")]
        ) from None
    return record(visit, partnership, cost, stage, reason)


def record(visit: DeskVisit, partnership: str, cost: YearOfCost, stage: Stage, reason: str) -> HttpResponse:
    """Record a year, and say what comes next."""
    operations.record_year(
        partnership=partnership, cost=cost, stage=stage, acting=visit.acting, reason=reason
    )
    pence = pounds(sum(pool.pence for pool in cost.pools))
    if stage == "estimate":
        follows = "Bills follow it from the next quarter that is issued."
    else:
        follows = "The true-up below says what each council still pays."
    visit.say(f"{cost.year} is recorded at {pence}, and anybody can read it now. {follows}")
    if stage == "outturn":
        return visit.go("true_up", partnership=partnership, year=cost.year.replace("/", "-"))
    return visit.go("recharges_of", partnership=partnership)


def file_faults(refusal: Invalid | Conflict, otherwise: str = "") -> list[tuple[str, str]]:
    """Return each fault beside its field; what is wrong in the file, with its line."""
    if isinstance(refusal, Conflict):
        return faults_by_field(refusal, "file")
    named = {each.name for each in FIELDS}
    return [
        (fault.field, fault.message) if fault.field in named else ("file", _in_the_file(fault))
        for fault in refusal.faults or (Fault(str(refusal), "file"),)
    ]


def _in_the_file(fault: Fault) -> str:
    where = ", ".join(filter(None, (f"Line {fault.line}" if fault.line else fault.file, fault.field)))
    return f"{where}: {fault.message.rstrip('.')}. {fault.fix}".strip()
