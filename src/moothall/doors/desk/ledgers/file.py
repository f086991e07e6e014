"""One file that was taken in: its control totals, what was kept back of it, and its reversal."""

from functools import partial
from typing import get_args

from django.http import HttpResponse

from moothall.doors.desk.forms.desk_form import Wrongs, do_or_show
from moothall.doors.desk.forms.submission import text_sent
from moothall.doors.desk.ledgers.ledger_visit import LedgerVisit, month, open_ledgers
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.doors.pages.pagination import PageAsked
from moothall.ledgers.core.line import WHY, Why
from moothall.ledgers.core.mapping import TITLES
from moothall.ledgers.operations import reverse
from moothall.ledgers.queries.files import file_of, rejected_page
from moothall.money import pounds
from moothall.refusals import Conflict, Invalid

SIZE = 50


@at_the_desk
def one_file(visit: DeskVisit, partnership: str, number: int) -> HttpResponse:
    """Show what a file came to, and what was kept back of it and why."""
    return _page(open_ledgers(visit, partnership), number)


@at_the_desk
def reverse_it(visit: DeskVisit, partnership: str, number: int) -> HttpResponse:
    """Let a file count no longer, with the reason."""
    opened = open_ledgers(visit, partnership, "manage_ledgers")
    row = file_of(partnership, number, seeing=opened.seeing)
    if not visit.is_sending:
        return visit.go("ledger_file", partnership=partnership, number=number)

    def do() -> HttpResponse:
        reverse(partnership=partnership, file=number, reason=text_sent(visit, "reason"), acting=visit.acting)
        visit.say(f"{row.name} is reversed. Its lines count no longer; what it said can still be read.")
        return visit.go("ledger_file", partnership=partnership, number=number)

    def beside(refusal: Invalid | Conflict, otherwise: str) -> Wrongs:
        return [(otherwise if isinstance(refusal, Invalid) else "main-content", str(refusal))]

    return do_or_show(do, partial(_page, opened, number), "reason", beside=beside)


def _page(
    opened: LedgerVisit, number: int, *, status: int = 200, wrongs: list[tuple[str, str]] | None = None
) -> HttpResponse:
    visit, partnership = opened.visit, opened.partnership
    row = file_of(partnership, number, seeing=opened.seeing)
    reason: Why | None = next((each for each in get_args(Why) if each == visit.request.GET.get("why")), None)
    asked = PageAsked(visit.request, SIZE)
    found = rejected_page(
        partnership, number, seeing=opened.seeing, reason=reason, offset=asked.offset, limit=SIZE
    )
    return visit.page(
        "ledgers/file.html",
        status=status,
        row=row,
        found=found,
        page=asked.page(found.lines, found.count),
        reason=reason,
        why=WHY,
        titles=TITLES,
        month=month,
        pounds=pounds,
        typed=text_sent(visit, "reason"),
        may_manage=visit.may(reverse, partnership=partnership, file=number),
        wrongs=wrongs or [],
        **opened.known,
    )
