"""What may still be done in an issue: which version is to be decided, and what its route asks of whom."""

from collections.abc import Iterable
from datetime import date

from moothall.matters.core.leg_state import WEIGHTY
from moothall.matters.models import Decision, Issue, Leg, Proposal
from moothall.matters.rules.route_progress import decisions_on
from moothall.meetings.models import AgendaItem
from moothall.meetings.rules.bodies import state_of, term_name
from moothall.meetings.rules.records_store import lock_record
from moothall.periods import written
from moothall.refusals import Conflict, Fault, Invalid

OVER = (Issue.State.ENDED, Issue.State.IN_FORCE)


class IssueIsOver(Conflict):
    """The issue has ended or is in force, so nothing more is done in it."""


class NothingPutForward(Conflict):
    """Nothing has been put forward in this issue yet."""


def issue_to_decide(issue: Issue) -> Issue:
    """Return an issue that is still to be decided, locked; refused if it has ended or is in force."""
    now = lock_record(issue)
    if now.state in OVER:
        over = "has ended" if now.state == Issue.State.ENDED else "is in force"
        raise IssueIsOver(f"“{now.title}” {over}, so nothing more is done in it.", issue=now.slug)
    return now


def latest_proposal(issue: Issue) -> Proposal:
    """Return the version that is to be decided; refused if there is none."""
    found = issue.proposals.order_by("-version").first()
    if found is None:
        raise NothingPutForward(f"Nothing has been put forward in “{issue.title}” yet.", issue=issue.slug)
    return found


def fault_of_matter(partnership: str, slug: str) -> Fault | None:
    """Return why an issue may not be put on an agenda or in a notice; None if it may."""
    found = Issue.objects.filter(partnership=partnership, slug=slug).first()
    if found is None:
        return Fault(
            "That matter does not belong to this partnership", "matter", fix="Choose one of its own."
        )
    if found.state in OVER:
        return Fault("That matter is already over", "matter", fix="Choose another one.")
    return None


def issue_of_item(item: AgendaItem) -> Issue | None:
    """Return the issue that an item is about; None if it is about none."""
    if not item.matter:
        return None
    return Issue.objects.filter(partnership=item.partnership, slug=item.matter).first()


def proposal_of_item(item: AgendaItem) -> Proposal | None:
    """Return the latest version of what an item's issue proposes; None if nothing is put forward in it."""
    if not item.matter:
        return None
    rows = Proposal.objects.filter(issue__partnership=item.partnership, issue__slug=item.matter)
    return rows.order_by("-version").first()


class NotAskedToDecide(Conflict):
    """The route asks no decision or agreement of them, so theirs would settle nothing."""


class AlreadyDecided(Conflict):
    """They have already decided on this version of the proposal."""


def legs_on_route(
    proposal: Proposal, holder: str, authorities: Iterable[str], outcome: str, day: date
) -> list[Leg]:
    """Return the legs that a decision of ``holder`` is on: all of theirs, or those for some councils.

    A note, a deferral or a view needs none; to agree or refuse, a body must be asked.
    """
    ours = [leg for leg in proposal.legs.all() if leg.holder == holder]
    wanted = set(authorities)
    found = [leg for leg in ours if not wanted or leg.authority in wanted]
    if outcome not in WEIGHTY:
        return found
    if not any(leg.asked != Leg.Asked.CONSULTATION for leg in found):
        raise NotAskedToDecide(
            _not_asked(proposal, holder, ours, day), holder=holder, issue=proposal.issue.slug
        )
    if unasked := wanted - {leg.authority for leg in ours}:
        named = ", ".join(f"“{each}”" for each in sorted(unasked))
        fix = "Leave them out."
        raise Invalid(faults=[Fault(f"It is not asked to decide for {named}", "authorities", fix=fix)])
    return found


def refuse_before(proposal: Proposal, day: date) -> None:
    """Refuse a decision that is older than the proposal that it is on."""
    if day < proposal.put_forward_on:
        put = written(proposal.put_forward_on)
        message = f"Version {proposal.version} was put forward on {put}, after {written(day)}"
        raise Invalid(faults=[Fault(message, "taken_on", fix="Give that day or a later one.")])


def refuse_twice(issue: Issue, proposal: Proposal, legs: Iterable[Leg], outcome: str) -> None:
    """Refuse to agree or refuse twice on one leg, unless the first was changed after a call-in."""
    if outcome not in WEIGHTY:
        return
    wanted = {leg.pk for leg in legs}
    for each in decisions_on(issue):
        same = each.proposal_id == proposal.pk and each.outcome in WEIGHTY
        if same and not _was_referred_back(each) and wanted & {leg.pk for leg in each.legs.all()}:
            message = f"This was decided on {written(each.taken_on)}: {each.get_outcome_display().lower()}."
            raise AlreadyDecided(f"{message} To decide otherwise, amend the proposal.", decision=each.slug)


def _was_referred_back(decision: Decision) -> bool:
    call_in = getattr(decision, "call_in", None)
    return call_in is not None and call_in.outcome in ("referred_back", "changed")


def _not_asked(proposal: Proposal, holder: str, ours: list[Leg], day: date) -> str:
    """Say who is asked instead, and what could be done."""
    state = state_of(proposal.partnership, day)
    if ours:
        return f"{term_name(state, holder)} is consulted and does not decide: record its reply instead."
    asked = dict.fromkeys(leg.holder for leg in proposal.legs.all() if leg.asked != Leg.Asked.CONSULTATION)
    names = ", ".join(term_name(state, each) for each in asked)
    return (
        f"The route of “{proposal.issue.title}” asks no decision of {term_name(state, holder)}. It asks "
        f"{names}. Record that it was noted, or amend the proposal and choose who decides."
    )
