"""Moving benefits through their stages, describing them, and saying how sure they are."""

from collections.abc import Sequence
from datetime import date

from moothall.agreement.queries import register_of
from moothall.agreement.rights.posts import any_post
from moothall.agreement.rules import take_turns
from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.core.chain import canonical
from moothall.audit.rights import permitted
from moothall.refusals import Fault, Invalid
from moothall.savings.core.benefit_details import Details, EvidenceEntry, Scenario
from moothall.savings.core.stages import NEEDED, STAGES, Stage, may_move, stage_of
from moothall.savings.models import RecordedDetails, RecordedMove, RecordedScenario
from moothall.savings.queries import records
from moothall.savings.rights import keeps_benefit
from moothall.savings.rules import Basis, benefit_on, common_fields, faults_of, refuse_hidden


@permitted("manage_benefits", by=keeps_benefit)
def move_benefit(
    *,
    partnership: str,
    benefit: str,
    to: Stage,
    on: date,
    acting: Acting,
    evidence: Sequence[EvidenceEntry] = (),
    reason: str = "",
    basis: Basis = "sourced",
) -> int:
    """Move a benefit to another stage with evidence, or back with a reason; return the move's number."""
    take_turns(partnership)
    term = benefit_on(register_of(partnership), benefit, on)
    moves = [move for move, _ in records.moves(partnership).get(benefit, ())]
    was = stage_of(moves, on=date.max)
    if moves and on < moves[-1].on:
        raise Invalid(
            faults=[Fault("It has already been moved on a later day", field="on", fix="Give a later day.")]
        )
    refuse_hidden(reason=reason)
    answer = may_move(term, was=was, to=to, evidence=[each.evidence for each in evidence], reason=reason)
    if not answer.may:
        raise Invalid(faults=[Fault(answer.reason, field=_field_of(was, to, evidence))])
    shown = [each.model_dump(mode="json", exclude_none=True) for each in evidence]
    RecordedMove.objects.create(
        benefit=benefit,
        number=len(moves) + 1,
        was=was,
        to=to,
        on=on,
        evidence=canonical(shown),
        reason=reason.strip(),
        **common_fields(partnership, basis, acting),
    )
    facts = {"was": was, "to": to, "on": on, "reason": reason.strip(), "evidence": shown}
    audit.record("savings.benefit_moved", acting=acting, partnership=partnership, subject=benefit, **facts)
    return len(moves) + 1


@permitted("manage_benefits", by=keeps_benefit)
def describe_benefit(
    *,
    partnership: str,
    benefit: str,
    details: Details,
    acting: Acting,
    basis: Basis = "sourced",
) -> None:
    """Record what is known about a benefit besides its term, replacing what was known before."""
    take_turns(partnership)
    register = register_of(partnership)
    benefit_on(register, benefit, None)
    places = [
        faults_of(register, part.service, part.authority, f"parts.{number}")
        for number, part in enumerate(details.parts)
    ]
    if faults := [fault for found in places for fault in found]:
        raise Invalid(faults=faults)
    refuse_hidden(dependencies="".join(details.dependencies), disbenefits="".join(details.disbenefits))
    body = canonical(details.model_dump(mode="json", exclude_defaults=True))
    RecordedDetails.objects.create(benefit=benefit, body=body, **common_fields(partnership, basis, acting))
    audit.record(
        "savings.benefit_described",
        acting=acting,
        partnership=partnership,
        subject=benefit,
        details=body,
    )


@permitted("manage_benefits", by=any_post)
def set_scenario(*, partnership: str, scenario: Scenario, acting: Acting, basis: Basis = "sourced") -> None:
    """Record how sure benefits are at each stage, and the number of runs and seed of the simulation."""
    take_turns(partnership)
    for each in scenario.sure.values():
        _ = each.sureness  # refused if its points do not rise or its chances do not add up to one
    body = canonical(scenario.model_dump(mode="json"))
    RecordedScenario.objects.create(body=body, **common_fields(partnership, basis, acting))
    audit.record("savings.scenario_set", acting=acting, partnership=partnership, scenario=body)


def _field_of(was: Stage, to: Stage, evidence: Sequence[EvidenceEntry]) -> str:
    """Return the form field beside which to say why a benefit may not move."""
    step = STAGES.index(to) - STAGES.index(was)
    if step < 0:
        return "reason"
    lacks = step == 1 and not any(each.kind in NEEDED[to][0] for each in evidence)
    return "kind" if lacks else "to"
