"""Freezing what a service cost before, and recording what it did cost."""

from typing import Any

from django.http import HttpResponse

from moothall.agreement.core.sentences import names
from moothall.agreement.core.terms import Authority, Service
from moothall.agreement.queries import register_of
from moothall.doors.desk.forms.shapes import Field, Pounds, Terms
from moothall.doors.desk.matters.forms import Answers, Form, ask, day, line, other, text
from moothall.doors.desk.savings.found import options, refuse
from moothall.doors.desk.savings.keeping import cost_keeper
from moothall.doors.desk.savings.sources import from_source, source_fields
from moothall.doors.desk.visits import Visit, at_the_desk
from moothall.doors.desk.wrongs import money_wrongs
from moothall.money import FinancialYear, pounds
from moothall.refusals import Fault, Invalid
from moothall.savings.core.baseline import Place
from moothall.savings.operations import freeze_baseline, record_actual
from moothall.savings.rights import costs_kept_by

FREEZING = (
    "The first figure for a service, a council and a year freezes it. A later one is a change, "
    "and is shown beside what it changed.",
)
SPENDING = (
    "Only for a year of which no outturn is recorded with the recharges. A later figure for the same counts "
    "instead.",
)


@at_the_desk
def freeze(visit: Visit, partnership: str) -> HttpResponse:
    """Ask what a service cost a council before it was shared, and freeze it."""
    visit.rights.require("manage_benefits", partnership)

    def do(given: Answers) -> HttpResponse:
        if given["frozen_on"] > visit.day:
            raise refuse("That day has not come yet", "frozen_on")
        place, pence = _sum(form.fields, given)
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
    return _ask(visit, partnership, form, do, {"frozen_on": visit.day.isoformat()})


@at_the_desk
def spent(visit: Visit, partnership: str) -> HttpResponse:
    """Ask what a service did cost a council, and record it."""
    visit.rights.require("manage_benefits", partnership)

    def do(given: Answers) -> HttpResponse:
        place, pence = _sum(form.fields, given)
        record_actual(**_about(visit, partnership, place, pence, given))
        return _done(visit, partnership, place, f"The cost is {pounds(pence)}")

    form = _form("Record what a service cost", "Record it", _fields(), SPENDING, visit, partnership)
    return _ask(visit, partnership, form, do, {})


def _fields() -> tuple[Field, ...]:
    return (
        other("service", "Service", Terms(("service",))),
        other("authority", "Council", Terms(("authority",))),
        line("year", "Financial year", "Such as 2016/17"),
        other("pence", "What did it cost?", Pounds()),
        *source_fields(),
    )


def _form(
    heading: str,
    button: str,
    fields: tuple[Field, ...],
    told: tuple[str, ...],
    visit: Visit,
    partnership: str,
) -> Form:
    register = register_of(partnership)
    state, name_of = register.state(visit.day), names(register)
    choices = {
        kind: options({each.id: name_of(each.id) for each in state.of(of)})
        for kind, of in (("service", Service), ("authority", Authority))
    }
    choices["authority"] = tuple(
        each
        for each in choices["authority"]
        if costs_kept_by(visit.rights.standings, partnership, each.value) is not None
    )
    return Form(heading, button, fields, visit.names.get(partnership, ""), told=told, choices=choices)


def _ask(visit: Visit, partnership: str, form: Form, do: Any, answers: dict[str, str]) -> HttpResponse:
    about = {"template": "savings/form.html", "here": "benefits", "partnership": partnership}
    return ask(visit, form, do, answers=answers, back=("Benefits", ""), **about)


def _sum(fields: tuple[Field, ...], given: Answers) -> tuple[Place, int]:
    """Return what the sum is of, and how much; refused beside each question that is not answered well."""
    if faults := [Fault(each.message, str(each.path[0])) for each in money_wrongs(fields, given)]:
        raise Invalid(faults=faults)
    try:
        year = FinancialYear(given["year"])
    except Invalid as refusal:
        raise refuse(str(refusal), "year") from None
    return Place(given["service"], given["authority"], year), given["pence"]


def _about(visit: Visit, partnership: str, place: Place, pence: int, given: Answers) -> dict[str, Any]:
    name = names(register_of(partnership))(place.authority)
    standing = cost_keeper(visit, partnership, place.authority, name)
    of_it = {"place": place, "pence": pence, "source": from_source(given)}
    return of_it | {"partnership": partnership, "by": visit.by, "as_post": standing.title}


def _done(visit: Visit, partnership: str, place: Place, said: str) -> HttpResponse:
    name_of = names(register_of(partnership))
    visit.say(f"{said}: {name_of(place.service)}, {name_of(place.authority)}, {place.year}.")
    return visit.go("benefits_of", partnership=partnership)
