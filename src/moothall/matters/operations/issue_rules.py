"""What issues answer to meetings: which may be named, on which conditions, and what rests on a vote."""

from collections.abc import Sequence

from moothall.agreement.core.values import Condition
from moothall.matters.operations.decisions import remove_decisions_on
from moothall.matters.rules.decision_guard import route_conditions_on
from moothall.matters.rules.issue_guard import fault_of_matter
from moothall.meetings.models import AgendaItem, Vote
from moothall.refusals import Fault


class IssueRules:
    """Answers for issues when meetings ask about matters."""

    def fault_of(self, partnership: str, matter: str) -> Fault | None:
        """Return why an issue may not be named: it is not of this partnership, or it is over."""
        return fault_of_matter(partnership, matter)

    def conditions_on(self, item: AgendaItem, holder: str) -> Sequence[Condition]:
        """Return the conditions of the route for whoever decides at the item."""
        return route_conditions_on(item, holder)

    def remove_decisions_on(self, vote: Vote) -> list[str]:
        """Remove the decisions that rest on a vote; refused if one is published."""
        return remove_decisions_on(vote)
