"""Bringing in a ledger, the first step: whose it is, and the file, which waits until it is taken in."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse

from moothall.doors.desk.ledgers.access import Ledgers, open_ledgers
from moothall.doors.desk.visits import Visit, at_the_desk
from moothall.ledgers.reading.opening import open_ledger
from moothall.ledgers.waiting import Waiting, forget, keep_waiting, waiting_for
from moothall.refusals import Fault, Invalid


@at_the_desk
def bring_in(visit: Visit, partnership: str) -> HttpResponse:
    """Ask for a file and whose it is; go on to how it is read."""
    opened = open_ledgers(visit, partnership, "manage_ledgers")
    council = visit.request.POST.get("council", "") or visit.request.GET.get("council", "")
    page = {
        **opened.known,
        "council": council or (opened.councils[0][0] if len(opened.councils) == 1 else ""),
    }
    if not visit.is_sending:
        return visit.page("ledgers/bring_in.html", **page)
    try:
        waiting = _kept(opened, council)
    except Invalid as refusal:
        return visit.page("ledgers/bring_in.html", status=400, wrongs=told(refusal), **page)
    return visit.go("read_ledger", partnership=partnership, key=waiting.key)


@at_the_desk
def leave(visit: Visit, partnership: str, key: str) -> HttpResponse:
    """Forget a file that is not to be taken in after all."""
    open_ledgers(visit, partnership, "manage_ledgers")
    if visit.is_sending:
        forget(waiting_for(key, partnership=partnership, by=visit.by))
        visit.say("The file was not taken in, and nothing of it is kept.")
    return visit.go("ledgers_of", partnership=partnership)


def _kept(opened: Ledgers, council: str) -> Waiting:
    """Keep what was sent for the next steps; refused if it is nobody's, or no ledger at all."""
    if not council:
        raise Invalid(faults=[Fault("Choose whose ledger it is", "council")])
    opened.require(council)
    sent = opened.visit.request.FILES.get("ledger")
    if not isinstance(sent, UploadedFile):
        raise Invalid(faults=[Fault("Choose a file", "ledger")])
    waiting = keep_waiting(
        sent.chunks(),
        partnership=opened.partnership,
        authority=council,
        name=(sent.name or "The file")[-200:],
        by=opened.visit.by,
    )
    try:
        open_ledger(waiting.path, file=waiting.name)
    except Invalid:
        forget(waiting)
        raise
    return waiting


def told(refusal: Invalid, otherwise: str = "ledger") -> list[tuple[str, str]]:
    """Return each fault beside its field; what is wrong in the file itself, with its line."""
    return [
        (fault.field, f"{fault.message}. {fault.fix}" if fault.fix else fault.message)
        if fault.field in ("council", "ledger", "date_style") and not fault.file
        else (otherwise, _in_the_file(fault))
        for fault in refusal.faults
    ] or [(otherwise, str(refusal))]


def _in_the_file(fault: Fault) -> str:
    line = f"Line {fault.line}" if fault.line else ""
    place = ", ".join(filter(None, [line, fault.field]))
    said = f"{place}: {fault.message}" if place else f"{fault.file} {fault.message}".strip()
    return f"{said.rstrip('.')}. {fault.fix}".strip()
