"""A council's scheme of delegation brought back as a spreadsheet: what it says otherwise becomes a draft."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse

from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Authority
from moothall.agreement.queries import register_of
from moothall.delegation.core.scheme_sheet import changes_of
from moothall.delegation.files import MOST_BYTES, read_sheet
from moothall.doors.desk.agreement.draft_visit import keep_draft
from moothall.doors.desk.forms.controls import Option
from moothall.doors.desk.forms.desk_form import day_sent
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.refusals import Fault, Invalid

Data = dict[str, Any]
SAME = "The scheme says all this already, so there is nothing to draft"


@at_the_desk
def from_spreadsheet(visit: DeskVisit, partnership: str) -> HttpResponse:
    """Ask for a spreadsheet, and begin a draft of what it would change."""
    visit.rights.require("draft_variation", partnership)
    register = register_of(partnership)
    context: Data = {"heading": register.heading, "councils": _councils(register, visit.day)}
    context["asked"] = visit.request.POST
    if not visit.is_sending:
        return visit.page("spreadsheet.html", here="home", **context)
    try:
        data = _draft_of(visit, register)
    except Invalid as refusal:
        return visit.page("spreadsheet.html", here="home", status=400, wrongs=_told(refusal), **context)
    return visit.go("draft", number=keep_draft(visit, partnership, data, after=register.head))


def _councils(register: Register, day: date) -> tuple[Option, ...]:
    councils = register.state(day).of(Authority)
    return tuple(Option(each.id, each.short_name) for each in councils if each.standing == "partner")


def _draft_of(visit: DeskVisit, register: Register) -> Data:
    """Return what the spreadsheet that was sent would change; refused with every fault in it."""
    council = visit.request.POST.get("council", "")
    effective = day_sent(visit, "effective", otherwise=visit.day)
    if council not in {option.value for option in _councils(register, visit.day)}:
        raise Invalid(faults=[Fault("Choose whose scheme it is", "council")])
    sent = visit.request.FILES.get("sheet")
    if not isinstance(sent, UploadedFile):
        raise Invalid(faults=[Fault("Choose a spreadsheet", "sheet")])
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


def _told(refusal: Invalid) -> list[tuple[str, str]]:
    """Return each fault beside its field; what is wrong in the sheet, with its line and column."""
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
