"""The year's end: what each council was billed, what its share came to, and what settles the difference."""

from typing import Any

from django.http import HttpResponse

from moothall.agreement.core.sentences import names
from moothall.agreement.queries import register_of
from moothall.doors.desk.recharges.home import is_made_up, year_of
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.recharges import queries, rules
from moothall.recharges.core.bills import true_up as trued_up
from moothall.recharges.core.settlement import balances_of, settle


@at_the_desk
def true_up(visit: DeskVisit, partnership: str, year: str) -> HttpResponse:
    """Show the true-up of a year, or how to record what was spent."""
    visit.rights.require("manage_recharges", partnership)
    name = year_of(year)
    known = queries.recorded(partnership, name, "outturn")
    if not known and not queries.recorded(partnership, name, "estimate"):
        raise rules.NothingRecorded(f"No cost of {name} has been recorded.", year=name)
    context: dict[str, Any] = {"partnership": partnership, "year": name, "path": year}
    context["is_illustrative"] = is_made_up(partnership, name)
    if not known:
        return visit.page("recharges/true_up.html", here="recharges", rows=(), settlement=None, **context)
    found = queries.recharges(partnership, name, "outturn")
    billed: dict[str, tuple[int, ...]] = {}
    for bill in queries.bills(partnership, name):
        billed[bill.authority] = (*billed.get(bill.authority, ()), bill.pence)
    owed = balances_of(found)
    for paid in queries.payments(partnership, name):
        owed[paid.payer] = owed.get(paid.payer, 0) - paid.pence
        owed[paid.payee] = owed.get(paid.payee, 0) + paid.pence
    return visit.page(
        "recharges/true_up.html",
        here="recharges",
        rows=trued_up(found.by_authority, billed),
        settlement=settle(owed),
        name_of=names(register_of(partnership)),
        **context,
    )
