"""Taking down a payment towards a year: asked for, checked, and recorded once."""

from typing import Any

from django.http import HttpResponse

from moothall.agreement.core.terms import Authority
from moothall.agreement.queries import register_of
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, ask, choice, day, line, other
from moothall.doors.desk.forms.shapes import FormField, Option, Pounds
from moothall.doors.desk.forms.submission import is_pressed, posted
from moothall.doors.desk.recharges.home import is_made_up, year_of
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.money import FinancialYear, pounds
from moothall.periods import written
from moothall.recharges import operations, queries, rules
from moothall.refusals import Fault, Invalid

PARTNERSHIP, THE_PARTNERSHIP = "the-partnership-itself", "The partnership"
REVERSE = "To put a wrong payment right, take down its reverse, such as -1,000.00"


@at_the_desk
def payment(visit: DeskVisit, partnership: str, year: str) -> HttpResponse:
    """Ask who paid whom, show it to be checked, and record it."""
    visit.require(operations.record_payment, partnership=partnership)
    name = FinancialYear(year_of(year)).name
    if not any(row.year == name for row in queries.years_of(partnership)):
        raise rules.NothingRecorded(f"No cost of {name} has been recorded.", year=name)
    fields = _fields(_councils(partnership))
    back = ("Recharges", visit.address("recharges_of", partnership=partnership))
    caption = visit.names.get(partnership, "")
    form = DeskForm(f"Record a payment for {name}", "Continue", fields, caption, back)
    context: dict[str, Any] = {"partnership": partnership, "year": name}
    context["is_illustrative"] = is_made_up(partnership, name)

    def do(given: Answers) -> HttpResponse:
        pence, given_to = given["pence"], "" if given["payee"] == PARTNERSHIP else given["payee"]
        if given["payer"] == given_to:
            raise Invalid(faults=[Fault("Nobody pays themselves", "payee")])
        if not is_pressed(visit, "checked"):
            return _check(visit, given, pence, context)
        operations.record_payment(
            partnership=partnership,
            year=name,
            payer=given["payer"],
            payee=given_to,
            pence=pence,
            paid_on=given["paid_on"],
            reference=given["reference"],
            acting=visit.acting,
        )
        visit.say(f"The payment of {pounds(pence)} is recorded, and is on both statements now.")
        return visit.go("recharges_of", partnership=partnership)

    asked = visit.request.GET
    amount = asked.get("pence", "")
    answers: dict[str, Any] = {each: asked.get(each, "") for each in ("payer", "payee", "reference")}
    answers |= {"paid_on": visit.day.isoformat()}
    if amount.isascii() and amount.isdigit() and len(amount) < 15:
        answers["pence"] = int(amount)
    return ask(visit, form, do, answers=answers, here="recharges")


def _check(visit: DeskVisit, given: Answers, pence: int, context: dict[str, Any]) -> HttpResponse:
    """Show the payment as it would be recorded, with what was typed to be sent again."""
    called = {PARTNERSHIP: THE_PARTNERSHIP} | {
        each.value: each.text for each in _councils(str(context["partnership"]))
    }
    told = [
        ("From", called.get(given["payer"], given["payer"])),
        ("To", called.get(given["payee"], given["payee"])),
        ("Amount", pounds(pence)),
        ("Day", written(given["paid_on"])),
        ("Reference", given["reference"]),
    ]
    return visit.page(
        "recharges/check_payment.html",
        here="recharges",
        told=told,
        sent=posted(visit),
        **context,
    )


def _fields(councils: tuple[Option, ...]) -> tuple[FormField, ...]:
    return (
        choice("payer", "Who paid?", councils),
        choice("payee", "To whom?", (Option(PARTNERSHIP, THE_PARTNERSHIP), *councils)),
        other("pence", "How much?", Pounds(), REVERSE),
        day("paid_on", "On which day?"),
        line("reference", "Reference", "Such as that on the bank statement"),
    )


def _councils(partnership: str) -> tuple[Option, ...]:
    """Return every council that was ever in the agreement, by its name."""
    histories = register_of(partnership).histories.values()
    found = [each.original for each in histories if isinstance(each.original, Authority)]
    return tuple(Option(each.id, each.short_name) for each in sorted(found, key=lambda each: each.short_name))
