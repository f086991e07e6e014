"""Moving a benefit on with what shows it, or back with the reason; and what became of the chance."""

from dataclasses import replace

from django.http import HttpResponse
from pydantic import ValidationError

from moothall.doors.desk.forms.desk_form import Answers, DeskForm, ask, choice, day, line, text
from moothall.doors.desk.forms.faults import wrongs_in
from moothall.doors.desk.forms.shapes import FormField
from moothall.doors.desk.savings.benefit import (
    BenefitRecord,
    back_to,
    benefit_record,
    change_said,
    refuse,
    require_keeping,
)
from moothall.doors.desk.savings.sources import from_source, source_fields
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.doors.pages.formats import capital
from moothall.refusals import Conflict, Fault, Invalid, Missing
from moothall.savings.core.benefit_details import EvidenceEntry
from moothall.savings.core.stages import NEEDED, SAID, STAGES, Stage
from moothall.savings.operations import move_benefit
from moothall.savings.queries.figures import savings_of


@at_the_desk
def move(visit: DeskVisit, partnership: str, benefit: str, to: str) -> HttpResponse:
    """Ask for what shows that a benefit has got so far, or why it has not, and move it."""
    seen = benefit_record(visit, partnership, benefit)
    require_keeping(visit, partnership, benefit)
    stage = next((each for each in STAGES if each == to), None)
    if stage is None:
        raise Missing("There is no such stage.", stage=to)
    if stage not in (seen.next, *seen.earlier):
        raise Conflict(f"It is {SAID[seen.position.stage]}, and cannot be {SAID[stage]} next.")
    goes_back = stage in seen.earlier

    def do(given: Answers) -> HttpResponse:
        if given["on"] > visit.day:
            raise refuse("That day has not come yet", "on")
        before = seen.savings.chances
        move_benefit(
            partnership=partnership,
            benefit=benefit,
            to=stage,
            on=given["on"],
            evidence=() if goes_back else (_shown(given),),
            reason=given.get("reason", ""),
            basis=seen.position.benefit.basis,
            acting=visit.acting,
        )
        after = savings_of(partnership, visit.day)
        moved = f"“{seen.position.benefit.name}” is now {SAID[stage]}."
        return back_to(
            visit, partnership, benefit, f"{moved} {change_said(after, before, after.chances)}".strip()
        )

    back = (seen.position.benefit.name, visit.address("benefit", partnership=partnership, benefit=benefit))
    form = replace(_back(seen, stage) if goes_back else _on(seen, stage), back=back)
    answers = {"on": visit.day.isoformat(), "kind": NEEDED[stage][0][0] if stage in NEEDED else ""}
    return ask(visit, form, do, answers=answers, here="benefits")


def _on(seen: BenefitRecord, stage: Stage) -> DeskForm:
    kinds, why = NEEDED.get(stage, ((), ""))
    return DeskForm(
        f"Move it on to “{SAID[stage]}”",
        "Move it on",
        (
            choice("kind", "What shows it?", {kind: capital(SAID[kind]) for kind in kinds}),
            line("reference", "What does it say?", "Such as the title of the decision, or the budget line"),
            day("shown_on", "Of which day is it?"),
            *source_fields(),
            _moved_on(),
        ),
        caption=seen.position.benefit.name,
        told=(f"It is {SAID[seen.position.stage]}. To be {SAID[stage]}, {why}.",) if why else (),
    )


def _back(seen: BenefitRecord, stage: Stage) -> DeskForm:
    told = (
        f"It is {SAID[seen.position.stage]}. A step back stays in the record, beside what it takes back.",
    )
    fields = (text("reason", "Why is it not so?", "Everybody can read this"), _moved_on())
    heading = f"Move it back to {SAID[stage]}"
    return DeskForm(heading, "Move it back", fields, caption=seen.position.benefit.name, told=told)


def _moved_on() -> FormField:
    return day("on", "From which day is it so?")


def _shown(given: Answers) -> EvidenceEntry:
    answered = {"kind": given["kind"], "reference": given["reference"], "on": given["shown_on"]}
    source = from_source(given)
    try:
        return EvidenceEntry.model_validate(answered | {"source": source})
    except ValidationError as error:
        asked = {"on": "shown_on"}
        wrongs = [(each.about("It"), str(each.path[0])) for each in wrongs_in(error, EvidenceEntry)]
        raise Invalid(faults=[Fault(said, asked.get(field, field)) for said, field in wrongs]) from None
