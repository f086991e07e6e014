"""A ledger brought in, in three steps: the file and whose it is, how it is read, and its control totals."""

from dataclasses import dataclass, replace
from functools import partial

from django.http import HttpResponse

from moothall.doors.desk.forms.desk_form import Wrongs, do_or_show
from moothall.doors.desk.forms.submission import file_sent, is_pressed, posted, text_sent
from moothall.doors.desk.ledgers.ledger_visit import LedgerVisit, month, open_ledgers
from moothall.doors.desk.ledgers.mapping_form import MappingForm
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.doors.worker.tasks import take_in_ledger
from moothall.ledgers.core.line import WHY, LedgerLine, RejectedLine
from moothall.ledgers.core.mapping import TITLES, Mapping
from moothall.ledgers.core.mapping_proposal import MappingProposal
from moothall.ledgers.core.repeats import FileSummary, Repeat
from moothall.ledgers.core.shape import shape_of
from moothall.ledgers.files.batches import preview
from moothall.ledgers.files.intake import FileReading, read_through
from moothall.ledgers.files.ledger_file import OpenLedger, proposal_for, under_mapping
from moothall.ledgers.files.uploads import (
    Upload,
    open_upload,
    remove_upload,
    store_upload,
    update_upload,
    upload_of,
)
from moothall.ledgers.operations import take_in_upload
from moothall.ledgers.queries.mappings import starting_mapping
from moothall.ledgers.rules import repeats_of
from moothall.money import pounds
from moothall.refusals import Conflict, Fault, Invalid
from moothall.work.queries import is_alive, work_item


@at_the_desk
def bring_in(visit: DeskVisit, partnership: str) -> HttpResponse:
    """Ask for a file and whose it is; go on to how it is read."""
    opened = open_ledgers(visit, partnership, "manage_ledgers")
    council = text_sent(visit, "council") or visit.request.GET.get("council", "")
    page = {
        **opened.known,
        "council": council or (opened.councils[0][0] if len(opened.councils) == 1 else ""),
    }
    again = partial(visit.page, "ledgers/bring_in.html", **page)

    def do() -> HttpResponse:
        waiting = _file_sent(opened, council)
        return visit.go("read_ledger", partnership=partnership, key=waiting.key)

    return do_or_show(do, again, "ledger", beside=file_faults) if visit.is_sending else again()


@at_the_desk
def leave(visit: DeskVisit, partnership: str, key: str) -> HttpResponse:
    """Forget a file that is not to be taken in after all."""
    open_ledgers(visit, partnership, "manage_ledgers")
    if visit.is_sending:
        remove_upload(upload_of(key, partnership=partnership, by=visit.by))
        visit.say("The file was not taken in, and nothing of it is stored.")
    return visit.go("ledgers_of", partnership=partnership)


def _file_sent(opened: LedgerVisit, council: str) -> Upload:
    """Keep what was sent for the next steps; refused if it is nobody's, or no ledger at all."""
    if not council:
        raise Invalid(faults=[Fault("Choose whose ledger it is", "council")])
    opened.require(council)
    sent = file_sent(opened.visit, "ledger")
    if sent is None:
        raise Invalid(faults=[Fault("Choose a file", "ledger")])
    waiting = store_upload(
        sent.chunks(),
        partnership=opened.partnership,
        authority=council,
        name=(sent.name or "The file")[-200:],
        by=opened.visit.by,
    )
    try:
        open_upload(waiting)
    except Invalid:
        remove_upload(waiting)
        raise
    return waiting


def file_faults(refusal: Invalid | Conflict, otherwise: str = "ledger") -> Wrongs:
    """Return each fault beside its field; what is wrong in the file itself, with its line."""
    faults = refusal.faults if isinstance(refusal, Invalid) else ()
    return [
        (fault.field, f"{fault.message}. {fault.fix}" if fault.fix else fault.message)
        if fault.field in ("council", "ledger", "date_style") and not fault.file
        else (otherwise, _in_the_file(fault))
        for fault in faults
    ] or [(otherwise, str(refusal))]


def _in_the_file(fault: Fault) -> str:
    line = f"Line {fault.line}" if fault.line else ""
    place = ", ".join(filter(None, [line, fault.field]))
    said = f"{place}: {fault.message}" if place else f"{fault.file} {fault.message}".strip()
    return f"{said.rstrip('.')}. {fault.fix}".strip()


LINES_SHOWN = 25


@dataclass(frozen=True)
class MappingStep:
    """The file of this step, opened, with what Moothall proposes for it."""

    waiting: Upload
    ledger: OpenLedger
    proposal: MappingProposal
    is_kept: bool
    """Whether the council's files have been read before."""

    @property
    def begun(self) -> Mapping | None:
        """The mapping as far as it has been corrected, or the one proposed."""
        said = self.waiting.mapping
        return Mapping.model_validate(said) if said else self.proposal.mapping


@at_the_desk
def how_it_is_read(visit: DeskVisit, partnership: str, key: str) -> HttpResponse:
    """Show the mapping and what the first lines come to under it; keep what is corrected, and go on."""
    opened = open_ledgers(visit, partnership, "manage_ledgers")
    waiting = upload_of(key, partnership=partnership, by=visit.by)
    opened.require(waiting.authority)
    if _is_with_a_worker(waiting):
        return visit.go("ledger_under_way", partnership=partnership, key=key)
    step = step_of(waiting)
    is_dated = waiting.mapping is not None or step.proposal.is_dated
    sent = posted(visit) if visit.is_sending else None
    form = MappingForm(step.ledger, step.proposal, step.begun, sent, is_dated=is_dated)
    shown: list[LedgerLine | RejectedLine] = []

    def do() -> HttpResponse:
        mapping = form.mapping() if visit.is_sending else step.begun if is_dated else None
        if mapping is not None:
            shown.extend(preview(under_mapping(step.ledger, mapping), mapping, LINES_SHOWN))
        if mapping is not None and visit.is_sending and not is_pressed(visit, "look"):
            update_upload(replace(waiting, mapping=mapping.model_dump(mode="json")))
            return visit.go("check_ledger", partnership=partnership, key=key)
        return page(status=200, wrongs=[])

    def page(*, status: int, wrongs: Wrongs) -> HttpResponse:
        return visit.page(
            "ledgers/read.html",
            status=status if visit.is_sending else 200,
            step=step,
            form=form,
            shown=shown,
            accepted=[each for each in shown if isinstance(each, LedgerLine)],
            kept_back=[each for each in shown if isinstance(each, RejectedLine)],
            wrongs=wrongs,
            faults=() if visit.is_sending or waiting.mapping else step.proposal.faults,
            pounds=pounds,
            **opened.known,
        )

    return do_or_show(do, page, "paid_on", beside=_beside_its_column)


def step_of(waiting: Upload) -> MappingStep:
    """Return the file opened, with its proposal."""
    ledger = open_upload(waiting)
    kept = starting_mapping(waiting.partnership, waiting.authority, shape_of(ledger.headings))
    return MappingStep(waiting, ledger, proposal_for(ledger, kept=kept), kept is not None)


def _beside_its_column(refusal: Invalid | Conflict, otherwise: str) -> Wrongs:
    """Return each fault beside the column that it is about, which a mapping names by its title."""
    fields = {title: name for name, title in TITLES.items()}
    faults = refusal.faults if isinstance(refusal, Invalid) else ()
    said = [
        _in_the_file(fault) if fault.file else f"{fault.message}. {fault.fix}".rstrip(". ")
        for fault in faults
    ]
    return [
        (fields.get(fault.field, fault.field), message) for fault, message in zip(faults, said, strict=True)
    ] or [(otherwise, str(refusal))]


KEPT_BACK_SHOWN = 20
LONG = 5_000_000  # bytes; shorter files are taken in before anybody has begun to wait


@dataclass(frozen=True)
class LedgerCheck:
    """A file that waits, read to its end."""

    waiting: Upload
    mapping: Mapping
    ledger: OpenLedger
    found: FileReading
    repeats: list[Repeat]

    @property
    def is_there_already(self) -> bool:
        """Whether the same bytes or lines stand, which no reason overrides."""
        return any(each.kind in ("same_file", "same_lines") for each in self.repeats)


@at_the_desk
def check(visit: DeskVisit, partnership: str, key: str) -> HttpResponse:
    """Show what the whole file comes to; take it in when that is confirmed."""
    opened = open_ledgers(visit, partnership, "manage_ledgers")
    waiting = upload_of(key, partnership=partnership, by=visit.by)
    opened.require(waiting.authority)
    if _is_with_a_worker(waiting):
        return visit.go("ledger_under_way", partnership=partnership, key=key)
    if waiting.mapping is None:
        return visit.go("read_ledger", partnership=partnership, key=key)
    if not visit.is_sending:
        return _check_page(opened, waiting)
    although = text_sent(visit, "although_repeated")
    if waiting.path.stat().st_size >= LONG and is_alive():
        result = take_in_ledger.enqueue(
            partnership=partnership, key=key, person=visit.person.pk, although_repeated=although
        )
        update_upload(replace(waiting, task=result.id))
        return visit.go("ledger_under_way", partnership=partnership, key=key)

    def do() -> HttpResponse:
        number = take_in_upload(upload=waiting, acting=visit.acting, although_repeated=although)
        remove_upload(waiting)
        return _taken_in(visit, partnership, number)

    return do_or_show(do, partial(_check_page, opened, waiting), "although_repeated", beside=file_faults)


@at_the_desk
def under_way(visit: DeskVisit, partnership: str, key: str) -> HttpResponse:
    """Show how far a worker is with a long file; go on to the file once it is taken in."""
    opened = open_ledgers(visit, partnership, "manage_ledgers")
    waiting = upload_of(key, partnership=partnership, by=visit.by)
    opened.require(waiting.authority)
    if waiting.taken_in:
        return _taken_in(visit, partnership, waiting.taken_in)
    if not waiting.task:
        return visit.go("check_ledger", partnership=partnership, key=key)
    page = {**opened.known, "waiting": waiting, "item": work_item(waiting.task), "is_alive": is_alive()}
    return visit.page("ledgers/under_way.html", **page)


def _taken_in(visit: DeskVisit, partnership: str, number: int) -> HttpResponse:
    visit.say(
        "The ledger is taken in. Its lines count from now on, and how it was read is kept for the next."
    )
    return visit.go("ledger_file", partnership=partnership, number=number)


def _is_with_a_worker(waiting: Upload) -> bool:
    """Say whether a worker has taken the file in, or is to."""
    return bool(waiting.taken_in) or (bool(waiting.task) and work_item(waiting.task).state != "failed")


def _check_page(
    opened: LedgerVisit, waiting: Upload, *, status: int = 200, wrongs: list[tuple[str, str]] | None = None
) -> HttpResponse:
    visit = opened.visit
    try:
        looked = _ledger_check(waiting)
    except Invalid as refusal:
        return visit.page(
            "ledgers/unreadable.html",
            status=400,
            waiting=waiting,
            wrongs=[("main-content", said) for _, said in file_faults(refusal)[:10]],
            **opened.known,
        )
    return visit.page(
        "ledgers/check.html",
        status=status,
        looked=looked,
        control=looked.found.control,
        kept_back=looked.found.kept_back[:KEPT_BACK_SHOWN],
        why=WHY,
        month=month,
        pounds=pounds,
        typed=text_sent(visit, "although_repeated"),
        wrongs=wrongs or [],
        **opened.known,
    )


def _ledger_check(waiting: Upload) -> LedgerCheck:
    mapping = Mapping.model_validate(waiting.mapping)
    ledger = open_upload(waiting, mapping=mapping)
    found = read_through(ledger, mapping)
    read = FileSummary(waiting.name, ledger.sha256, found.content, found.control.months)
    return LedgerCheck(
        waiting, mapping, ledger, found, repeats_of(waiting.partnership, waiting.authority, read)
    )
