"""Saying what a benefit costs to have, how sure its owner is, what it depends on and when it is due."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from pydantic import ValidationError

from moothall.agreement.core.terms import Benefit
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, ask, choice, day, lines, other
from moothall.doors.desk.forms.faults import Path, wrongs_in
from moothall.doors.desk.forms.shapes import EachCouncil, EachYear, FormField, Number
from moothall.doors.desk.savings.benefit import (
    BenefitRecord,
    back_to,
    benefit_record,
    options,
    require_keeping,
)
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.refusals import Fault, Invalid
from moothall.savings.core.benefit_details import Details
from moothall.savings.core.stages import SAID, STAGES
from moothall.savings.operations import describe_benefit

SURE = {"low": "Not sure", "medium": "Fairly sure", "high": "Sure"}
NEW = (("cost", "One-off cost"), ("grant", "Grant towards it"))
COUNCILS = ("authority",)


@at_the_desk
def describe(visit: DeskVisit, partnership: str, benefit: str) -> HttpResponse:
    """Ask what is known of a benefit besides its terms, and keep it in place of what was known before."""
    seen = benefit_record(visit, partnership, benefit)
    require_keeping(visit, partnership, benefit)
    before = seen.savings.details.get(benefit, Details())
    back = (seen.position.benefit.name, visit.address("benefit", partnership=partnership, benefit=benefit))
    form = _form(seen, before, back)

    def do(given: Answers) -> HttpResponse:
        details = _details(form.fields, given, seen.position.benefit, before)
        describe_benefit(
            partnership=partnership,
            benefit=benefit,
            details=details,
            basis=seen.position.benefit.basis,
            acting=visit.acting,
        )
        return back_to(visit, partnership, benefit, "What is known of the benefit is saved.")

    return ask(visit, form, do, answers=_answers(seen.position.benefit, before), here="benefits")


def _form(seen: BenefitRecord, before: Details, back: tuple[str, str]) -> DeskForm:
    """Return the questions: one for each line of cost there is, and for those that are not there yet."""
    benefit, name_of = seen.position.benefit, seen.savings.name_of
    fields = (
        choice("confidence", "How sure is its owner of it?", SURE, required=False),
        lines("dependencies", "What does it depend on?", "Write each on a line of its own", required=False),
        lines("disbenefits", "What does it make worse?", "Write each on a line of its own", required=False),
        *(day(f"due_{each}", f"When is it to be {SAID[each]}?", required=False) for each in STAGES[1:]),
        *_parts_asked(benefit),
        *(other(name, title, EachYear(), required=False) for name, title in _costs(before)),
    )
    choices = {"authority": options({id: name_of(id) for id in benefit.authorities})}
    return DeskForm(
        "Describe this benefit", "Keep it", fields, caption=benefit.name, back=back, choices=choices
    )


def _costs(before: Details) -> Iterator[tuple[str, str]]:
    """Yield a question for each line of cost or grant, by its name; and for each kind that has none."""
    for place, line in enumerate(before.costs):
        yield f"cost_{place}", line.name if line.kind in line.name.lower() else f"{line.name} ({line.kind})"
    for kind, title in NEW:
        if all(line.kind != kind for line in before.costs):
            yield f"new_{kind}", title


def _parts_asked(benefit: Benefit) -> Iterator[FormField]:
    if len(benefit.services) == 1 and len(benefit.authorities) > 1:
        hint = "A weight for each, such as 2 and 1. Leave blank where nobody has agreed it"
        yield other(
            "parts", "How is it divided?", EachCouncil(COUNCILS, Number(whole=False)), hint, required=False
        )


def _answers(benefit: Benefit, before: Details) -> Answers:
    """Return what the form holds at first."""
    held: Answers = {f"cost_{place}": line.pence for place, line in enumerate(before.costs)}
    held |= {f"due_{stage}": due.isoformat() for stage, due in before.due.items()}
    held |= {"confidence": before.confidence, "dependencies": before.dependencies}
    weights = {each.authority: f"{each.weight.normalize():f}" for each in before.parts}
    return held | {"disbenefits": before.disbenefits, "parts": weights}


def _details(fields: tuple[FormField, ...], given: Answers, benefit: Benefit, before: Details) -> Details:
    """Return what was answered; refused with each thing wrong beside its question."""
    costs = [
        (name, line.model_dump() | {"pence": given[name]})
        for name, line in ((f"cost_{place}", line) for place, line in enumerate(before.costs))
        if name in given
    ]
    costs += [
        (f"new_{kind}", {"name": title, "kind": kind, "pence": given[f"new_{kind}"]})
        for kind, title in NEW
        if f"new_{kind}" in given
    ]
    said = {
        "costs": [cost for _, cost in costs],
        "confidence": given.get("confidence"),
        "dependencies": given.get("dependencies", ()),
        "disbenefits": given.get("disbenefits", ()),
        "due": {stage: given[f"due_{stage}"] for stage in STAGES if f"due_{stage}" in given},
        "parts": _parts(given, benefit, before, fields),
    }
    try:
        return Details.model_validate(said)
    except ValidationError as error:
        names = [name for name, _ in costs]
        found_wrong = wrongs_in(error, Details)
        raise Invalid(
            faults=[Fault(each.about("It"), _field(each.path, names)) for each in found_wrong]
        ) from None


def _parts(
    given: Answers, benefit: Benefit, before: Details, fields: tuple[FormField, ...]
) -> list[dict[str, Any]]:
    """Return how it is divided: as answered, or as it was where that is not asked."""
    if not any(field.name == "parts" for field in fields):
        return [part.model_dump() for part in before.parts]
    weights = given.get("parts", {})
    return [{"authority": id, "service": benefit.services[0], "weight": each} for id, each in weights.items()]


def _field(path: Path, costs: list[str]) -> str:
    """Return the question that a place in the details was asked by."""
    if len(path) > 1 and path[0] == "costs" and isinstance(path[1], int):
        return costs[path[1]]
    if len(path) > 1 and path[0] == "due":
        return f"due_{path[1]}"
    return "due_planned" if path[:1] in ((), ("due",)) else str(path[0])
