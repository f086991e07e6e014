"""What may still be done in an issue, and which version of its proposal is to be decided."""

from moothall.committees.models import Issue, Proposal
from moothall.committees.rows import held
from moothall.refusals import Conflict, Fault, Invalid


class IssueIsOver(Conflict):
    """The issue has ended or is in force, so nothing more is done in it."""


class NothingPutForward(Conflict):
    """Nothing has been put forward in this issue yet."""


def issue_to_decide(issue: Issue) -> Issue:
    """Return an issue that is still to be decided, held; refused where it has ended or is in force."""
    now = held(issue)
    if now.state in (Issue.State.ENDED, Issue.State.IN_FORCE):
        over = "has ended" if now.state == Issue.State.ENDED else "is in force"
        raise IssueIsOver(f"“{now.title}” {over}, so nothing more is done in it.", issue=now.slug)
    return now


def latest_proposal(issue: Issue) -> Proposal:
    """Return the version that is to be decided; refused where there is none."""
    found = issue.proposals.order_by("-version").first()
    if found is None:
        raise NothingPutForward(f"Nothing has been put forward in “{issue.title}” yet.", issue=issue.slug)
    return found


def refuse_without(reason: str, what: str, field: str = "because") -> str:
    """Return a reason without the space around it; refused where none is given."""
    if not reason.strip():
        raise Invalid(faults=[Fault(f"Say {what}", field)])
    return reason.strip()
