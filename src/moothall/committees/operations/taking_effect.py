"""An issue in force: once its last decision is, the agreement is varied in the same transaction."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from moothall.agreement.core.variation import Variation
from moothall.agreement.models import StoredPartnership
from moothall.agreement.operations import record
from moothall.agreement.queries import register_of
from moothall.audit import operations as audit
from moothall.committees.along import decision_taken, decisions_on, progress_of, source_of, taken_of
from moothall.committees.core.decisions import Waiting, in_force_on
from moothall.committees.core.in_force import NotAsItStood, as_decided
from moothall.committees.days_noted import last_noted
from moothall.committees.models import Basis, Decision, Issue, Proposal
from moothall.committees.rows import by_post, held

CONTRADICTS = "It contradicts what has been agreed since it was put forward:"


@transaction.atomic
def bring_into_force(*, issue: Issue, on: date, by: str, as_post: str = "") -> int | None:
    """Vary the agreement as an issue says, if all that its route asks is in force on that day.

    Return the variation's number; None where the issue still waits, is over, or was sent back because it
    contradicts what stands by now. Twice, it does nothing the second time.
    """
    now = held(issue)
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
    number, because = _recorded(proposal, since, relied_on, by, as_post)
    now.state = Issue.State.SENT_BACK if number is None else Issue.State.IN_FORCE
    now.state_on = on if number is None else since  # sent back only once somebody looked
    now.state_because, now.variation_number = because, number
    now.save()
    audit.record(
        f"issue.{now.state}",
        by=by,
        partnership=now.partnership,
        subject=now.slug,
        title=now.title,
        version=proposal.version,
        variation=number,
        because=because,
        on=now.state_on.isoformat(),
        **by_post(as_post),
    )
    return number


@transaction.atomic
def let_into_force(*, decision: Decision, on: date, by: str, as_post: str = "") -> bool:
    """Say of a published decision that call-in has passed, so that it is in force; say whether it was so."""
    now = held(decision)
    day = in_force_on(taken_of(now))
    if now.in_force_on is not None or isinstance(day, Waiting) or day > on:
        return False
    now.in_force_on = day
    now.save()
    audit.record(
        "decision.in_force",
        by=by,
        partnership=now.partnership,
        subject=now.slug,
        title=now.title,
        in_force_on=day.isoformat(),
        **by_post(as_post),
    )
    return True


@transaction.atomic
def note_the_day(*, on: date, by: str, as_post: str = "") -> bool:
    """Note that everything was brought into force that waited for time alone until ``on``; once for a day."""
    last = last_noted()
    if last is not None and last >= on:
        return False
    audit.record("day.passed", by=by, subject=on.isoformat(), **by_post(as_post))
    return True


def _recorded(
    proposal: Proposal, day: date, relied_on: Sequence[Decision], by: str, as_post: str
) -> tuple[int | None, str]:
    """Record the variation with its decisions; or return why it contradicts what stands by now."""
    partnership = proposal.partnership
    # Nobody else varies the agreement until the transaction ends, so what is read here is what is varied.
    StoredPartnership.objects.select_for_update(no_key=True).get(id=partnership)
    register = register_of(partnership)
    try:
        variation = as_decided(
            Variation.model_validate(proposal.body),
            decided=[decision_taken(each) for each in relied_on],
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
    number = record(partnership=partnership, variation=variation, after=register.head, by=by, as_post=as_post)
    return number, ""
