"""How far an issue has got: its stored legs and decisions, as the core reads them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.utils import timezone

from moothall.agreement.core.register import State
from moothall.agreement.core.terms import Body
from moothall.agreement.core.values import Condition, Source
from moothall.agreement.core.variation import DecisionTaken
from moothall.agreement.queries import register_of
from moothall.matters.core.call_in import CallInEvent, CallInState
from moothall.matters.core.decisions import RouteDecision
from moothall.matters.core.leg_state import RouteLeg as CoreLeg
from moothall.matters.core.progress import RouteProgress, progress
from moothall.matters.models import CallIn, Decision, Issue, Leg, Proposal
from moothall.meetings.rules.bodies import term_name
from moothall.periods import written

LONGEST_LINE = 300
NO_PLANS: Mapping[int, date] = {}


def progress_of(
    proposal: Proposal,
    *,
    legs: Iterable[Leg],
    decisions: Iterable[Decision],
    today: date,
    planned: Mapping[int, date] = NO_PLANS,
    state: State | None = None,
) -> RouteProgress:
    """Return how far a version of a proposal has got; ``decisions`` are all those of its issue.

    ``state`` is what holds ``today``, if the caller has read it.
    """
    rows = tuple(legs)
    state = state or register_of(proposal.partnership).state(today)
    return progress(
        legs=[leg_as_core(leg) for leg in rows],
        decisions=[route_decision_of(each) for each in decisions if each.proposal is not None],
        version=proposal.version,
        today=today,
        planned=planned,
        bodies=_bodies(state, {leg.holder for leg in rows}),
        name_of=lambda term: term_name(state, term),
    )


def decisions_on(issue: Issue) -> list[Decision]:
    """Return every decision of an issue, in the order in which they were recorded, ready to be read."""
    rows = Decision.objects.filter(issue=issue).order_by("id")
    return list(rows.select_related("proposal", "call_in").prefetch_related("legs"))


def decisions_of_issues(issues: Iterable[int]) -> dict[int, list[Decision]]:
    """Return the decisions of each of several issues, by the issue's id, ready to be read."""
    rows = Decision.objects.filter(issue_id__in=list(issues)).order_by("id")
    found: dict[int, list[Decision]] = defaultdict(list)
    for row in rows.select_related("proposal", "call_in").prefetch_related("legs"):
        found[row.issue_id or 0].append(row)
    return found


def decision_named_in_variation(decision: Decision) -> DecisionTaken:
    """Return a decision as a variation names it."""
    title = " ".join(decision.title.split())[:LONGEST_LINE]
    return DecisionTaken(by=decision.holder, on=decision.taken_on, title=title, url=_url(decision))


def source_of(decision: Decision, state: State) -> Source:
    """Return a decision as the source of what it did to the agreement."""
    title = f"Decision of {term_name(state, decision.holder)}, {written(decision.taken_on)}: {decision.title}"
    return Source(document=" ".join(title.split())[:LONGEST_LINE], url=_url(decision))


def _url(decision: Decision) -> str | None:
    """Return where a decision's record can be read; empty if it is kept back from the public."""
    return None if decision.exempt_paragraphs else decision.url or None


def leg_as_core(leg: Leg) -> CoreLeg:
    """Return a leg as the core reads it."""
    return CoreLeg(
        leg.pk,
        leg.asked,  # type: ignore[arg-type]
        leg.authority,
        leg.holder,
        tuple(leg.functions),
        tuple(Condition.model_validate(each) for each in leg.conditions),
        leg.position,
        leg.answered_on,
    )


def route_decision_of(decision: Decision, *, with_legs: bool = True) -> RouteDecision:
    """Return a decision as the core reads it; its legs and its call-in are best fetched with it."""
    call_in = getattr(decision, "call_in", None)
    return RouteDecision(
        id=decision.pk,
        holder=decision.holder,
        outcome=decision.outcome,  # type: ignore[arg-type]
        taken_on=decision.taken_on,
        version=decision.proposal.version if decision.proposal else 0,
        authorities=frozenset(decision.authorities),
        legs=frozenset(leg.pk for leg in decision.legs.all()) if with_legs else frozenset(),
        published_on=published_on(decision),
        call_in_closes_on=decision.call_in_closes_on,
        call_in=state_of_call_in(call_in) if call_in else None,
        not_called_in_because=decision.not_called_in_because,
    )


def published_on(decision: Decision) -> date | None:
    """Return the day here on which a decision was published; None if it is not yet."""
    return timezone.localtime(decision.published_at).date() if decision.published_at else None


def state_of_call_in(call_in: CallIn) -> CallInState:
    """Return a call-in as the core reads it: its events in order."""
    return CallInState(
        tuple(
            CallInEvent(
                each["step"],
                date.fromisoformat(each["on"]),
                each.get("by", ""),
                tuple(each.get("members", ())),
                each.get("reasons", ""),
                each.get("to", ""),
            )
            for each in call_in.events
        )
    )


def events_written(state: CallInState) -> list[dict[str, object]]:
    """Return the events of a call-in as they are stored."""
    return [
        {
            "step": each.step,
            "on": each.on.isoformat(),
            "by": each.by,
            "members": list(each.members),
            "reasons": each.reasons,
            "to": each.to,
        }
        for each in state.events
    ]


def _bodies(state: State, holders: Iterable[str]) -> dict[str, Body]:
    """Return the holders that are bodies, whose rules bind them."""
    found = {holder: state.get(holder) for holder in holders}
    return {holder: body for holder, body in found.items() if isinstance(body, Body)}
