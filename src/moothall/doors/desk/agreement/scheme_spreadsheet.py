"""A council's scheme of delegation brought back as a spreadsheet: what it says otherwise becomes a draft."""

from datetime import date
from typing import Any

from django.http import HttpResponse

from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Authority
from moothall.agreement.operations import save_draft
from moothall.agreement.queries import register_of
from moothall.delegation.core.scheme_sheet import changes_of
from moothall.delegation.files import MOST_BYTES, read_sheet
from moothall.doors.desk.agreement.draft_visit import keep_draft
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, Wrongs, ask, choice, day, other
from moothall.doors.desk.forms.shapes import Option, SentFile
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.refusals import Conflict, Fault, Invalid

Data = dict[str, Any]
WHAT_IT_DOES = (
    "Take a council’s scheme away as a spreadsheet, change it, and bring it back. A line that says something "
    "new is added, a line that says something else is changed, and a line that says the same does nothing. A "
    "line that you take out is left as it was: withdraw a delegation by a step of its own. Nothing is "
    "recorded until you have checked the draft."
)
SAME = "The scheme says all this already, so there is nothing to draft"


@at_the_desk
def from_spreadsheet(visit: DeskVisit, partnership: str) -> HttpResponse:
    """Ask for a spreadsheet, and begin a draft of what it would change."""
    visit.require(save_draft, partnership=partnership, draft=None)
    register = register_of(partnership)
    councils = _councils(register, visit.day)
    form = DeskForm(
        "Bring back a scheme of delegation",
        "Draft what it changes",
        (
            choice("council", "Whose scheme is it?", councils),
            day("effective", "From when does it hold?", "Leave blank for today", required=False),
            other("sheet", "The spreadsheet", SentFile(), "XLSX, at most 10 MB"),
        ),
        caption=register.heading.name,
        back=("Back", visit.address("home")),
        told=(WHAT_IT_DOES,),
        room_asks=True,
    )

    def do(given: Answers) -> HttpResponse:
        data = _draft_of(given, register, visit.day)
        return visit.go("draft", number=keep_draft(visit, partnership, data, after=register.head))

    context: Data = {"heading": register.heading, "councils": councils}
    return ask(visit, form, do, template="spreadsheet.html", here="home", beside=_beside, **context)


def _councils(register: Register, today: date) -> tuple[Option, ...]:
    councils = register.state(today).of(Authority)
    return tuple(Option(each.id, each.short_name) for each in councils if each.standing == "partner")


def _draft_of(given: Answers, register: Register, today: date) -> Data:
    """Return what the spreadsheet that was sent would change; refused with every fault in it."""
    if "council" not in given:
        raise Invalid(faults=[Fault("Choose whose scheme it is", "council")])
    if "sheet" not in given:
        raise Invalid(faults=[Fault("Choose a spreadsheet", "sheet")])
    council, effective, sent = given["council"], given.get("effective", today), given["sheet"]
    rows = read_sheet(sent.read(MOST_BYTES + 1), file=sent.name or "The file")
    steps = changes_of(rows, register, council=council, effective=effective)
    if not steps:
        raise Invalid(faults=[Fault(SAME, "sheet")])
    return {"effective": effective.isoformat(), **_on(effective, steps)}


def _on(effective: date, steps: dict[str, list[Data]]) -> dict[str, list[Data]]:
    """Say in each step from which day it is so."""
    days = {"add": "from", "change": "on"}
    return {
        key: [{days[key]: effective.isoformat(), **step} for step in found] for key, found in steps.items()
    }


def _beside(refusal: Invalid | Conflict, otherwise: str) -> Wrongs:
    """Return each fault beside its field; what is wrong in the sheet, with its line and column."""
    if isinstance(refusal, Conflict):
        return [("sheet", str(refusal))]
    return [
        (fault.field, fault.message)
        if fault.field in ("council", "effective", "sheet")
        else ("sheet", _in_the_sheet(fault))
        for fault in refusal.faults
    ]


def _in_the_sheet(fault: Fault) -> str:
    if fault.line is None:
        return f"{fault.file} {fault.message}. {fault.fix}".strip()
    return f"Line {fault.line}, {fault.field}: {fault.message}. {fault.fix}".strip()
