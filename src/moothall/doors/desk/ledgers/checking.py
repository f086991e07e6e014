"""Bringing in a ledger, the last step: its control totals, what it repeats, and taking it in."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from moothall.doors.desk.ledgers.access import Ledgers, month, open_ledgers
from moothall.doors.desk.ledgers.bringing_in import told
from moothall.doors.desk.visits import Visit, at_the_desk
from moothall.ledgers.core.line import WHY
from moothall.ledgers.core.mapping import Mapping
from moothall.ledgers.core.repeats import Read, Repeat
from moothall.ledgers.core.shape import shape_of
from moothall.ledgers.file_queries import repeats_of
from moothall.ledgers.operations import keep_mapping
from moothall.ledgers.queries import mapping_for
from moothall.ledgers.reading.opening import Opened, open_ledger
from moothall.ledgers.taking_in import LookedThrough, look_through, take_in
from moothall.ledgers.waiting import Waiting, forget, waiting_for
from moothall.money import pounds
from moothall.refusals import Conflict, Invalid

SHOWN = 20


@dataclass(frozen=True)
class Looked:
    """A file that waits, read to its end."""

    waiting: Waiting
    mapping: Mapping
    ledger: Opened
    found: LookedThrough
    repeats: list[Repeat]

    @property
    def is_there_already(self) -> bool:
        """Whether the same bytes or lines stand, which no reason overrides."""
        return any(each.kind in ("same_file", "same_lines") for each in self.repeats)


@at_the_desk
def check(visit: Visit, partnership: str, key: str) -> HttpResponse:
    """Show what the whole file comes to; take it in when that is confirmed."""
    opened = open_ledgers(visit, partnership, "manage_ledgers")
    waiting = waiting_for(key, partnership=partnership, by=visit.by)
    opened.require(waiting.authority)
    if waiting.mapping is None:
        return visit.go("read_ledger", partnership=partnership, key=key)
    if not visit.is_sending:
        return _page(opened, waiting)
    although = visit.request.POST.get("although_repeated", "").strip()
    try:
        number = _taken(opened, waiting, although)
    except Conflict as refusal:
        return _page(opened, waiting, status=409, wrongs=[("although_repeated", str(refusal))])
    except Invalid as refusal:
        return _page(opened, waiting, status=400, wrongs=told(refusal, "although_repeated"))
    forget(waiting)
    visit.say(
        "The ledger is taken in. Its lines count from now on, and how it was read is kept for the next."
    )
    return visit.go("ledger_file", partnership=partnership, number=number)


def _taken(opened: Ledgers, waiting: Waiting, although: str) -> int:
    """Take the file in, whole, and then keep how it was read for the next one."""
    mapping = Mapping.model_validate(waiting.mapping)
    about: dict[str, Any] = {
        "partnership": waiting.partnership,
        "authority": waiting.authority,
        "by": opened.visit.by,
    }
    number = take_in(
        content=waiting.path,
        name=waiting.name,
        mapping=mapping,
        as_post=opened.post,
        although_repeated=although,
        **about,
    )
    shape = shape_of(open_ledger(waiting.path, file=waiting.name, mapping=mapping).headings)
    if mapping_for(waiting.partnership, waiting.authority, shape) != mapping:
        keep_mapping(shape=shape, mapping=mapping, **about)
    return number


def _page(
    opened: Ledgers, waiting: Waiting, *, status: int = 200, wrongs: list[tuple[str, str]] | None = None
) -> HttpResponse:
    visit = opened.visit
    try:
        looked = _looked(waiting)
    except Invalid as refusal:
        return visit.page(
            "ledgers/unreadable.html",
            status=400,
            waiting=waiting,
            wrongs=[("main-content", said) for _, said in told(refusal)[:10]],
            **opened.known,
        )
    return visit.page(
        "ledgers/check.html",
        status=status,
        looked=looked,
        control=looked.found.control,
        kept_back=looked.found.kept_back[:SHOWN],
        why=WHY,
        month=month,
        pounds=pounds,
        typed=visit.request.POST.get("although_repeated", ""),
        wrongs=wrongs or [],
        **opened.known,
    )


def _looked(waiting: Waiting) -> Looked:
    mapping = Mapping.model_validate(waiting.mapping)
    ledger = open_ledger(waiting.path, file=waiting.name, mapping=mapping)
    found = look_through(ledger, mapping)
    read = Read(waiting.name, ledger.sha256, found.content, found.control.months)
    return Looked(waiting, mapping, ledger, found, repeats_of(waiting.partnership, waiting.authority, read))
