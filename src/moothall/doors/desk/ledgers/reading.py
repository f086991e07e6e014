"""Bringing in a ledger, the second step: how it is read, proposed and corrected, with its first lines."""

from dataclasses import dataclass, replace

from django.http import HttpResponse
from pydantic import ValidationError

from moothall.doors.desk.ledgers.access import open_ledgers
from moothall.doors.desk.ledgers.bringing_in import told
from moothall.doors.desk.ledgers.mappingform import MappingForm
from moothall.doors.desk.visits import Visit, at_the_desk
from moothall.doors.pages.formats import capital
from moothall.ledgers.core.line import LINE, KeptBack
from moothall.ledgers.core.mapping import TITLES, Mapping
from moothall.ledgers.core.proposal import Proposal
from moothall.ledgers.core.shape import shape_of
from moothall.ledgers.file_queries import mapping_to_begin_with
from moothall.ledgers.reading.batches import preview
from moothall.ledgers.reading.opening import Opened, open_ledger
from moothall.ledgers.reading.proposing import proposal_for
from moothall.ledgers.waiting import Waiting, keep_again, waiting_for
from moothall.money import pounds
from moothall.refusals import Invalid

SHOWN = 25


@dataclass(frozen=True)
class Step:
    """The file of this step, opened, with what Moothall proposes for it."""

    waiting: Waiting
    ledger: Opened
    proposal: Proposal
    is_kept: bool
    """Whether the council's files have been read before."""

    @property
    def begun(self) -> Mapping | None:
        """The mapping as far as it has been corrected, or the one proposed."""
        said = self.waiting.mapping
        return Mapping.model_validate(said) if said else self.proposal.mapping


@at_the_desk
def how_it_is_read(visit: Visit, partnership: str, key: str) -> HttpResponse:
    """Show the mapping and what the first lines come to under it; keep what is corrected, and go on."""
    opened = open_ledgers(visit, partnership, "manage_ledgers")
    waiting = waiting_for(key, partnership=partnership, by=visit.by)
    opened.require(waiting.authority)
    step = step_of(waiting)
    is_dated = waiting.mapping is not None or step.proposal.is_dated
    posted = visit.posted if visit.is_sending else None
    form = MappingForm(step.ledger, step.proposal, step.begun, posted, is_dated=is_dated)
    wrongs: list[tuple[str, str]] = []
    shown: list[LINE | KeptBack] = []
    try:
        mapping = form.mapping() if visit.is_sending else step.begun if is_dated else None
        if mapping is not None:
            shown = preview(_opened_anew(waiting, step.ledger, mapping), mapping, SHOWN)
        if mapping is not None and visit.is_sending and "look" not in visit.request.POST:
            keep_again(replace(waiting, mapping=mapping.model_dump(mode="json")))
            return visit.go("check_ledger", partnership=partnership, key=key)
    except (Invalid, ValidationError) as refusal:
        wrongs = _wrongs(refusal)
    return visit.page(
        "ledgers/read.html",
        status=400 if wrongs and visit.is_sending else 200,
        step=step,
        form=form,
        shown=shown,
        accepted=[each for each in shown if isinstance(each, LINE)],
        kept_back=[each for each in shown if isinstance(each, KeptBack)],
        wrongs=wrongs,
        faults=() if visit.is_sending or waiting.mapping else step.proposal.faults,
        pounds=pounds,
        **opened.known,
    )


def step_of(waiting: Waiting) -> Step:
    """Return the file opened, with its proposal."""
    ledger = open_ledger(waiting.path, file=waiting.name)
    kept = mapping_to_begin_with(waiting.partnership, waiting.authority, shape_of(ledger.headings))
    return Step(waiting, ledger, proposal_for(ledger, kept=kept), kept is not None)


def _opened_anew(waiting: Waiting, ledger: Opened, mapping: Mapping) -> Opened:
    """Open the file again where its encoding or the line of its headings was corrected."""
    if not mapping.encoding and not mapping.heading_row:
        return ledger
    return open_ledger(waiting.path, file=waiting.name, mapping=mapping)


def _wrongs(refusal: Invalid | ValidationError) -> list[tuple[str, str]]:
    if isinstance(refusal, Invalid):
        fields = {title: name for name, title in TITLES.items()}
        return [
            (fields.get(fault.field, fault.field), said)
            for fault, (_, said) in zip(refusal.faults, told(refusal), strict=False)
        ] or [("paid_on", str(refusal))]
    return [
        (str(next(iter(each["loc"]), "paid_on")), capital(each["msg"].removeprefix("Value error, ")))
        for each in refusal.errors()
    ]
