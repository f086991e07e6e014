"""What must be so before a body can decide at an item: it is there in number, and voted as is recorded."""

from collections.abc import Collection

from moothall.committees.bodies import body_on, called, state_of
from moothall.committees.books import roll_of
from moothall.committees.core.quorum import quorum
from moothall.committees.models import AgendaItem, Vote
from moothall.committees.records import Record
from moothall.committees.rows import held
from moothall.refusals import Conflict, Fault, Invalid

COMES_OF = {"carried": ("agreed", "amended"), "lost": ("refused",), "deferred": ("deferred",)}
OPEN_TO_ALL = ("noted", "referred", "withdrawn", "deferred")


class QuorumLost(Conflict):
    """Too few are there for this item, so the body may not decide it."""


class TakenDownAlready(Conflict):
    """This is taken down already."""


class NobodyTakenDown(Conflict):
    """Nobody is taken down as present, so the body cannot be seen to decide."""


def refuse_undecidable(item: AgendaItem, record: Record, vote: Vote | None) -> None:
    """Refuse a decision at an item that was withdrawn, without a quorum, or other than was voted."""
    refuse_withdrawn(item)
    _refuse_the_same_again(item, record, vote)
    refuse_without_quorum(item)
    if vote is not None:
        _refuse_against_vote(item, record, vote)
    elif record.outcome == "agreed" and (needing := _votes_needed(item)):
        fault = Fault(f"This needs a vote: {needing}", "vote", fix="Take the vote first.")
        raise Invalid(faults=[fault])


def refuse_withdrawn(item: AgendaItem) -> None:
    """Refuse business at an item that was withdrawn."""
    if item.withdrawn_because:
        raise Conflict(f"“{item.title}” was withdrawn: {item.withdrawn_because}")


def refuse_without_quorum(item: AgendaItem) -> None:
    """Refuse business while too few are there who may take part in it."""
    meeting = item.meeting
    if not meeting.attendances.exists():
        raise NobodyTakenDown("Nobody is taken down as present. Take down the attendance first.")
    state = state_of(meeting.partnership, meeting.starts_on)
    body = body_on(meeting.partnership, meeting.body, meeting.starts_on)
    present = roll_of(meeting).taking_part_at(item.position)
    refuse_where_nobody_may(present)
    found = quorum(body=body, present=present, name_of=lambda term: called(state, term))
    if found.is_quorate is False:
        raise QuorumLost(f"{found.sentence} Adjourn, or wait for more members.", quorate=found)


def refuse_where_nobody_may(present: Collection[str]) -> None:
    """Refuse business in which nobody may take part, whether or not a quorum is recorded."""
    if not present:
        raise QuorumLost("Nobody who is there may take part in this item, so nothing can be done at it.")


def _refuse_the_same_again(item: AgendaItem, record: Record, vote: Vote | None) -> None:
    """Refuse what a form that was sent twice would take down twice."""
    same = {"title": record.title.strip(), "outcome": record.outcome, "resolved": record.resolved.strip()}
    before = item.decisions.filter(deleted_at=None, vote=vote, issue=None, **same).first()
    if before is not None:
        raise TakenDownAlready(
            f"“{before.title}” is taken down already, in the same words.", decision=before.slug
        )


def _refuse_against_vote(item: AgendaItem, record: Record, vote: Vote) -> None:
    if vote.item_id != item.pk:
        raise Invalid(faults=[Fault("That vote is on another item", "vote", fix="Choose one on this one.")])
    now = held(vote)
    if now.struck_at is not None:
        fault = Fault(f"That vote is struck: {now.struck_because}", "vote", fix="Take the vote again.")
        raise Invalid(faults=[fault])
    allowed = (*COMES_OF.get(vote.result, ()), *OPEN_TO_ALL)
    if record.outcome not in allowed:
        message = f"The vote was {vote.result}, so it cannot be recorded as {record.outcome}"
        fault = Fault(message, "outcome", fix=f"Record it as {' or '.join(COMES_OF.get(vote.result, ()))}.")
        raise Invalid(faults=[fault])


def _votes_needed(item: AgendaItem) -> str:
    """Return why the body may not agree without a vote: its own rule, or a condition of the route."""
    body = body_on(item.partnership, item.meeting.body, item.meeting.starts_on)
    if body.voting and body.voting.one_from_each_authority:
        return "its rule asks for a vote for it from each council."
    proposal = item.issue.proposals.order_by("-version").first() if item.issue else None
    if proposal is None:
        return ""
    legs = proposal.legs.filter(holder=item.meeting.body)
    conditions = (each for written in legs.values_list("conditions", flat=True) for each in written)
    return next((each["text"] for each in conditions if each.get("needs") == "unanimity_or_defer"), "")
