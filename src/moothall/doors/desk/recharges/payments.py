"""Taking down a payment towards a year: asked for, checked, and recorded once."""

from typing import Any

from django.http import HttpResponse

from moothall.agreement.core.terms import Authority
from moothall.agreement.queries import register_of
from moothall.audit.rights import require
from moothall.doors.desk.forms.controls import Option
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, ask, day, line, other
from moothall.doors.desk.forms.shapes import Pounds, TermChoice
from moothall.doors.desk.recharges.home import is_made_up, year_of
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.money import FinancialYear, parse_pounds, pounds
from moothall.periods import written
from moothall.recharges import operations, queries, rules
from moothall.refusals import Fault, Invalid

PARTNERSHIP = "the-partnership-itself"
FIELDS = (
    other("payer", "Who paid?", TermChoice(("council",))),
    other("payee", "To whom?", TermChoice(("payee",))),
    other(
        "pence",
        "How much?",
        Pounds(),
        "To put a wrong payment right, take down its reverse, such as -1,000.00",
    ),
    day("paid_on", "On which day?"),
    line("reference", "Reference", "Such as that on the bank statement"),
)


@at_the_desk
def payment(visit: DeskVisit, partnership: str, year: str) -> HttpResponse:
    """Ask who paid whom, show it to be checked, and record it."""
    require(operations.record_payment, acting=visit.acting, partnership=partnership)
    name = FinancialYear(year_of(year)).name
    if not any(row.year == name for row in queries.years_of(partnership)):
        raise rules.NothingRecorded(f"No cost of {name} has been recorded.", year=name)
    councils = _councils(partnership)
    choices = {"council": councils, "payee": (Option(PARTNERSHIP, "The partnership"), *councils)}
    form = DeskForm(
        f"Record a payment for {name}", "Continue", FIELDS, visit.names.get(partnership, ""), choices=choices
    )
    context: dict[str, Any] = {"partnership": partnership, "year": name}
    context["is_illustrative"] = is_made_up(partnership, name)

    def do(given: Answers) -> HttpResponse:
        pence, given_to = _pence(given["pence"]), "" if given["payee"] == PARTNERSHIP else given["payee"]
        if given["payer"] == given_to:
            raise Invalid(faults=[Fault("Nobody pays themselves", "payee")])
        if "checked" not in visit.request.POST:
            return _check(visit, form, given, pence, context)
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
    return ask(visit, form, do, answers=answers, template="recharges/form.html", here="recharges", **context)


def _check(
    visit: DeskVisit, form: DeskForm, given: Answers, pence: int, context: dict[str, Any]
) -> HttpResponse:
    """Show the payment as it would be recorded, with what was typed to be sent again."""
    called = {option.value: option.text for each in form.choices.values() for option in each}
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
        sent=visit.posted,
        **context,
    )


def _pence(given: int | str) -> int:
    """Return a sum in pence; what could not be read as pounds is refused beside its question."""
    if isinstance(given, int):
        return given
    try:
        return parse_pounds(given)
    except Invalid as refusal:
        raise Invalid(faults=[Fault(str(refusal), "pence")]) from None


def _councils(partnership: str) -> tuple[Option, ...]:
    """Return every council that was ever in the agreement, by its name."""
    histories = register_of(partnership).histories.values()
    found = [each.original for each in histories if isinstance(each.original, Authority)]
    return tuple(Option(each.id, each.short_name) for each in sorted(found, key=lambda each: each.short_name))
