"""Taking effect: once the last decision is in force, the agreement is varied in the same transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from moothall.agreement.core.variation import Variation
from moothall.agreement.operations import record
from moothall.agreement.queries import register_of
from moothall.agreement.rules import take_turns
from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.rights import operator_only, permitted
from moothall.matters.core.decided_variation import NotAsItStood, as_decided
from moothall.matters.core.decisions import NotYetInForce, in_force_on
from moothall.matters.models import Decision, Issue, Proposal
from moothall.matters.queries.daily_run import last_noted
from moothall.matters.rules.route_progress import (
    decision_named_in_variation,
    decisions_on,
    progress_of,
    route_decision_of,
    source_of,
)
from moothall.meetings.models import Basis
from moothall.meetings.rules.records_store import lock_record

CONTRADICTS = "It contradicts what has been agreed since it was put forward:"


@permitted("run_server", by=operator_only)
def bring_into_force(*, issue: Issue, on: date, acting: Acting) -> int | None:
    """Vary the agreement as an issue says, if all that its route asks is in force on that day.

    Return the variation's number; None if the issue still waits, is over, or was sent back because it now
    contradicts what stands. Running it again changes nothing.
    """
    now = lock_record(issue)
    proposal = now.proposals.order_by("-version").first()
    if now.state != Issue.State.OPEN or proposal is None:
        return None
    decisions = decisions_on(now)
    found = progress_of(proposal, legs=proposal.legs.all(), decisions=decisions, today=on)
    if not found.is_complete:
        return None
    counted = {seen.taken.id for seen in found.legs if seen.taken}
    relied_on = [each for each in decisions if each.pk in counted]
    since = found.in_force_on or on
    number, because = _recorded(proposal, since, relied_on, acting)
    now.state = Issue.State.SENT_BACK if number is None else Issue.State.IN_FORCE
    now.state_on = on if number is None else since  # sent back only once somebody has looked
    now.state_because, now.variation_number = because, number
    now.save()
    audit.record(
        f"issue.{now.state}",
        acting=acting,
        partnership=now.partnership,
        subject=now.slug,
        title=now.title,
        version=proposal.version,
        variation=number,
        because=because,
        on=now.state_on.isoformat(),
    )
    return number


@permitted("run_server", by=operator_only)
def let_into_force(*, decision: Decision, on: date, acting: Acting) -> bool:
    """Mark a published decision as in force because call-in has passed; return whether it was so."""
    now = lock_record(decision)
    day = in_force_on(route_decision_of(now))
    if now.in_force_on is not None or isinstance(day, NotYetInForce) or day > on:
        return False
    now.in_force_on = day
    now.save()
    audit.record(
        "decision.in_force",
        acting=acting,
        partnership=now.partnership,
        subject=now.slug,
        title=now.title,
        in_force_on=day.isoformat(),
    )
    return True


@permitted("run_server", by=operator_only)
def note_the_day(*, on: date, acting: Acting) -> bool:
    """Note that everything due by ``on`` has been brought into force; once for each day."""
    last = last_noted()
    if last is not None and last >= on:
        return False
    audit.record("day.passed", acting=acting, subject=on.isoformat())
    return True


def _recorded(
    proposal: Proposal, day: date, relied_on: Sequence[Decision], acting: Acting
) -> tuple[int | None, str]:
    """Record the variation with its decisions, or return why it now contradicts what stands."""
    partnership = proposal.partnership
    # Nobody else varies the agreement until the transaction ends, so what is read here is what is varied.
    take_turns(partnership)
    register = register_of(partnership)
    try:
        variation = as_decided(
            Variation.model_validate(proposal.body),
            decided=[decision_named_in_variation(each) for each in relied_on],
            sources=[source_of(each, register.state(each.taken_on)) for each in relied_on],
            in_force_on=day,
            known_after=register.known_on,
            is_illustrative=any(each.basis == Basis.ILLUSTRATIVE for each in (proposal, *relied_on)),
        )
    except NotAsItStood as error:
        return None, str(error)
    _, contradictions = register.varied(variation)
    if contradictions:
        return None, f"{CONTRADICTS} {'; '.join(each.message for each in contradictions)}."
    number = record(partnership=partnership, variation=variation, after=register.head, acting=acting)
    return number, ""


@dataclass(frozen=True, slots=True)
class EffectTaken:
    """What came into force: decisions by their slugs, issues with the numbers of their variations."""

    decisions: tuple[str, ...]
    issues: tuple[tuple[str, int], ...]
    sent_back: tuple[str, ...]


@permitted("run_server", by=operator_only, parts=True)
def bring_waiting_into_force(*, on: date, acting: Acting) -> EffectTaken:
    """Bring into force everything that waited only for a day; running it again changes nothing.

    Each is a transaction of its own. The day is noted on the audit trail, so that ``last_noted`` can tell
    whether this is run daily.
    """
    passed = Decision.objects.filter(
        in_force_on=None, call_in_closes_on__lt=on, call_in=None, is_subject_to_call_in=True
    ).exclude(published_at=None)
    decisions = tuple(
        decision.slug
        for decision in passed.order_by("call_in_closes_on", "id")
        if let_into_force(decision=decision, on=on, acting=acting)
    )
    issues, sent_back = _issues_waiting(on, acting)
    note_the_day(on=on, acting=acting)
    return EffectTaken(decisions, issues, sent_back)


def _issues_waiting(on: date, acting: Acting) -> tuple[tuple[tuple[str, int], ...], tuple[str, ...]]:
    """Bring into force every issue with nothing left to wait for, or send it back."""
    waiting = Issue.objects.filter(state=Issue.State.OPEN, proposals__isnull=False)
    numbered, sent_back = [], []
    for issue in waiting.distinct().order_by("opened_on", "id"):
        number = bring_into_force(issue=issue, on=on, acting=acting)
        if number is not None:
            numbered.append((issue.slug, number))
        elif Issue.objects.filter(pk=issue.pk, state=Issue.State.SENT_BACK).exists():
            sent_back.append(issue.slug)
    return tuple(numbered), tuple(sent_back)
