"""Freezing what a service cost before, and recording what it did cost."""

from typing import Any

from django.http import HttpResponse

from moothall.agreement.core.sentences import names
from moothall.agreement.core.terms import Authority, Service
from moothall.agreement.queries import register_of
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, ask, day, line, other, text
from moothall.doors.desk.forms.shapes import FormField, Pounds, TermChoice
from moothall.doors.desk.savings.benefit import options, refuse
from moothall.doors.desk.savings.sources import from_source, source_fields
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.money import FinancialYear, pounds
from moothall.refusals import Invalid
from moothall.savings.core.baseline import CostPlace
from moothall.savings.operations import freeze_baseline, record_actual
from moothall.savings.rights import may_keep_costs

FREEZING = (
    "The first figure for a service, a council and a year freezes it. A later one is a change, "
    "and is shown beside what it changed.",
)
SPENDING = (
    "Only for a year of which no outturn is recorded with the recharges. A later figure for the same counts "
    "instead.",
)


@at_the_desk
def freeze(visit: DeskVisit, partnership: str) -> HttpResponse:
    """Ask what a service cost a council before it was shared, and freeze it."""
    visit.rights.require("manage_benefits", partnership)

    def do(given: Answers) -> HttpResponse:
        if given["frozen_on"] > visit.day:
            raise refuse("That day has not come yet", "frozen_on")
        place, pence = _sum(given)
        freeze_baseline(
            frozen_on=given["frozen_on"],
            reason=given.get("reason", ""),
            **_about(visit, partnership, place, pence, given),
        )
        return _done(visit, partnership, place, f"The baseline is {pounds(pence)}")

    fields = (
        *_fields(),
        day("frozen_on", "On which day was it approved?"),
        text("reason", "Why is it changed?", "Only where it was frozen before", required=False),
    )
    form = _form("Freeze a baseline", "Freeze it", fields, FREEZING, visit, partnership)
    return ask(visit, form, do, answers={"frozen_on": visit.day.isoformat()}, here="benefits")


@at_the_desk
def spent(visit: DeskVisit, partnership: str) -> HttpResponse:
    """Ask what a service did cost a council, and record it."""
    visit.rights.require("manage_benefits", partnership)

    def do(given: Answers) -> HttpResponse:
        place, pence = _sum(given)
        record_actual(**_about(visit, partnership, place, pence, given))
        return _done(visit, partnership, place, f"The cost is {pounds(pence)}")

    form = _form("Record what a service cost", "Record it", _fields(), SPENDING, visit, partnership)
    return ask(visit, form, do, here="benefits")


def _fields() -> tuple[FormField, ...]:
    return (
        other("service", "Service", TermChoice(("service",))),
        other("authority", "Council", TermChoice(("authority",))),
        line("year", "Financial year", "Such as 2016/17"),
        other("pence", "What did it cost?", Pounds()),
        *source_fields(),
    )


def _form(
    heading: str,
    button: str,
    fields: tuple[FormField, ...],
    told: tuple[str, ...],
    visit: DeskVisit,
    partnership: str,
) -> DeskForm:
    register = register_of(partnership)
    state, name_of = register.state(visit.day), names(register)
    choices = {
        kind: options({each.id: name_of(each.id) for each in state.of(of)})
        for kind, of in (("service", Service), ("authority", Authority))
    }
    choices["authority"] = tuple(
        each for each in choices["authority"] if may_keep_costs(visit.acting, partnership, each.value)
    )
    back = ("Benefits", visit.address("benefits_of", partnership=partnership))
    caption = visit.names.get(partnership, "")
    return DeskForm(heading, button, fields, caption, back, told, choices)


def _sum(given: Answers) -> tuple[CostPlace, int]:
    """Return what the sum is of, and how much; refused beside each question that is not answered well."""
    try:
        year = FinancialYear(given["year"])
    except Invalid as refusal:
        raise refuse(str(refusal), "year") from None
    return CostPlace(given["service"], given["authority"], year), given["pence"]


def _about(
    visit: DeskVisit, partnership: str, place: CostPlace, pence: int, given: Answers
) -> dict[str, Any]:
    of_it = {"place": place, "pence": pence, "source": from_source(given)}
    return of_it | {"partnership": partnership, "acting": visit.acting}


def _done(visit: DeskVisit, partnership: str, place: CostPlace, said: str) -> HttpResponse:
    name_of = names(register_of(partnership))
    visit.say(f"{said}: {name_of(place.service)}, {name_of(place.authority)}, {place.year}.")
    return visit.go("benefits_of", partnership=partnership)
