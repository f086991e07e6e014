"""Issuing the next quarter's bills, or all that are left: shown first, and then sent out for good."""

from datetime import date

from django.db import transaction
from django.http import HttpResponse

from moothall.agreement.core.sentences import names
from moothall.agreement.queries import register_of
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, ask, day
from moothall.doors.desk.forms.submission import is_pressed, text_sent
from moothall.doors.desk.recharges.home import is_made_up, year_of
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.money import FinancialYear, pounds
from moothall.periods import written
from moothall.recharges import operations, queries, rules
from moothall.recharges.core.bills import QUARTERS

FORM = DeskForm(
    "Issue bills",
    "Issue them",
    (day("issued", "On which day do they go out?", "Leave blank for today", required=False),),
)


@at_the_desk
def bill(visit: DeskVisit, partnership: str, year: str) -> HttpResponse:
    """Show the bills to come; issue the next quarter's or all, and say when the next can go out."""
    visit.require(operations.issue_bills, partnership=partnership)
    name = year_of(year)
    plan, billed = queries.planned_bills(partnership, name), queries.quarters_billed(partnership, name)
    if not plan:
        raise rules.NothingRecorded(f"No estimate of {name} has been recorded.", year=name)
    councils: dict[str, list[int]] = {}
    for each in plan.values():
        for council, four in each.items():
            sums = councils.setdefault(council, [0] * QUARTERS)
            councils[council] = [so_far + pence for so_far, pence in zip(sums, four, strict=True)]
    return ask(
        visit,
        FORM,
        lambda given: _issued(visit, partnership, name, given),
        template="recharges/bill.html",
        here="recharges",
        partnership=partnership,
        year=name,
        is_illustrative=is_made_up(partnership, name),
        billed=billed,
        quarters=range(1, QUARTERS + 1),
        councils=dict(sorted(councils.items())),
        name_of=names(register_of(partnership)),
    )


def _issued(visit: DeskVisit, partnership: str, year: str, given: Answers) -> HttpResponse:
    """Issue what was asked for: the quarter shown, or every one that is left; all of them or none."""
    shown = text_sent(visit, "quarter")
    quarter = int(shown) if shown.isascii() and shown.isdigit() and len(shown) < 3 else 0
    last = QUARTERS if is_pressed(visit, "all") else quarter
    on = given.get("issued", visit.day)
    with transaction.atomic():
        pence = [
            operations.issue_bills(
                partnership=partnership, year=year, quarter=each, issued_on=on, acting=visit.acting
            )
            for each in range(quarter, max(last, quarter) + 1)
        ]
    which = (
        f"Quarter {quarter} of {year} is"
        if len(pence) == 1
        else f"Quarters {quarter} to {last} of {year} are"
    )
    billed_now = f"{which} billed: {pounds(sum(pence))} in all, issued on {written(on)}."
    visit.say(f"{billed_now} {_next(year, last)}")
    return visit.go("recharges_of", partnership=partnership)


def _next(year: str, last: int) -> str:
    if last >= QUARTERS:
        return "That was the last. When it is known what was spent, record it for the true-up."
    starts: date = FinancialYear(year).quarters[last].starts_on
    return f"Quarter {last + 1} begins on {written(starts)}."
