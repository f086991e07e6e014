"""Votes: taken by the body’s own rule, and recorded with the working; struck if recorded by mistake."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import datetime

from django.utils import timezone

from moothall.agreement.core.terms import Body
from moothall.agreement.queries import register_of
from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.rights import permitted
from moothall.meetings.core.ballots import Ballot, Hands, Method, Votes
from moothall.meetings.core.lifecycle import MET
from moothall.meetings.core.quorum import quorum
from moothall.meetings.core.votes import Casting, VoteOutcome, VotingRule, outcome, rule_for
from moothall.meetings.models import AgendaItem, Vote
from moothall.meetings.rights import (
    serves_meeting,
)
from moothall.meetings.rules.attendance_book import presiding_over, roll_of
from moothall.meetings.rules.bodies import body_on, term_name
from moothall.meetings.rules.item_business import (
    CannotBeStruck,
    QuorumLost,
    TakenDownAlready,
    refuse_where_nobody_may,
    refuse_withdrawn,
)
from moothall.meetings.rules.matter_rules import matter_rules
from moothall.meetings.rules.meeting_lifecycle import item_in
from moothall.meetings.rules.records_store import lock_record, require_reason, save_record
from moothall.refusals import Fault, Invalid

_COUNTED = ("motion", "method", "votes_for", "votes_against", "abstentions", "absent", "result")


@permitted("manage_meetings", by=serves_meeting)
def take_vote(
    *,
    item: AgendaItem,
    motion: str,
    method: Method,
    ballots: Iterable[Ballot] = (),
    hands: Hands | None = None,
    casting_vote: Casting | None = None,
    matters: Iterable[str] = (),
    at_least_one_from_each: bool = False,
    moved_by: str = "",
    seconded_by: str = "",
    acting: Acting,
) -> Vote:
    """Record a vote on one motion, with the rule as it stands that day and the working.

    Refused, recording nothing, with every ballot that may not be counted; without a quorum; and while a tie
    waits for the chair's casting vote. ``matters`` are the lines of the body's voting rule that it concerns.
    """
    now = item_in(item, MET, "given a vote")
    refuse_withdrawn(now)
    body = body_on(now.partnership, now.meeting.body, now.meeting.starts_on)
    rule = _rule(body, now, matters, at_least_one_from_each)
    votes = Votes(method, tuple(ballots), hands)
    found = _outcome(now, body, rule, votes, casting_vote)
    vote = _row(now, motion, votes, rule, found, casting_vote)
    vote.moved_by, vote.seconded_by = moved_by.strip(), seconded_by.strip()
    _refuse_the_same_again(vote)
    save_record(vote)
    now.meeting.save()
    audit.record(
        "vote.taken",
        acting=acting,
        partnership=now.partnership,
        subject=str(vote.key),
        meeting=str(now.meeting.key),
        item=str(now.key),
        method=method,
        result=vote.result,
    )
    return vote


def _refuse_the_same_again(vote: Vote) -> None:
    """Refuse a vote that would be recorded twice because a form was sent twice."""
    same = {name: getattr(vote, name) for name in _COUNTED}
    if any(each.ballots == vote.ballots for each in vote.item.votes.filter(struck_at=None, **same)):
        message = "This vote is already recorded, with the same motion and the same count"
        raise TakenDownAlready(f"{message}. If it was taken again, say so in the motion.")


def _rule(body: Body, item: AgendaItem, matters: Iterable[str], from_each: bool) -> VotingRule:
    """Return the body's rule for the matter; a condition of the route may ask to put off a split vote."""
    rule = rule_for(body.voting, matters, at_least_one_from_each=from_each, councils=body.authorities)
    conditions = matter_rules().conditions_on(item, body.id) if item.matter else ()
    if asked := [each for each in conditions if each.needs == "unanimity_or_defer"]:
        words = " ".join((rule.because, *(each.text for each in asked)))
        return replace(rule, defer_if_split=True, because=words)
    return rule


def _outcome(
    item: AgendaItem, body: Body, rule: VotingRule, votes: Votes, casting: Casting | None
) -> VoteOutcome:
    """Return the outcome of the votes; refused without a quorum, and while a tie is unsettled."""
    book, state = roll_of(item.meeting), register_of(item.partnership).state(item.meeting.starts_on)

    def name_of(authority: str) -> str:
        return term_name(state, authority)

    present = book.taking_part_at(item.position)
    refuse_where_nobody_may(present)
    found = outcome(
        rule=rule,
        votes=votes,
        entitled=book.entitled_to_vote(item.position),
        chair=presiding_over(item.meeting),
        casting=casting,
        quorate=quorum(body=body, present=present, name_of=name_of),
        name_of=name_of,
    )
    if found.result == "not_quorate":
        raise QuorumLost(f"{found.working[-1]} The vote is not counted. Adjourn, or wait for more members.")
    if found.result == "tied":
        fault = Fault("The vote is tied, and the chair has a casting vote", "casting_vote",
                      fix="Say for, against, or that it was declined.")  # fmt: skip
        raise Invalid(faults=[fault])
    return found


def _row(
    item: AgendaItem, motion: str, votes: Votes, rule: VotingRule, found: VoteOutcome, casting: Casting | None
) -> Vote:
    return Vote(
        partnership=item.partnership,
        basis=item.basis,
        meeting=item.meeting,
        item=item,
        motion=motion.strip(),
        method=votes.method,
        rule=rule.written(),
        ballots=[asdict(ballot) for ballot in votes.ballots],
        councils=[asdict(council) for council in found.by_council] if votes.method == "by_council" else [],
        votes_for=found.counts.for_,
        votes_against=found.counts.against,
        abstentions=found.counts.abstain,
        absent=found.counts.absent,
        casting_vote=(casting or "") if found.casting_vote_used or casting == "declined" else "",
        result=found.result,
        working=list(found.working),
    )


@permitted("manage_meetings", by=serves_meeting)
def strike_vote(*, vote: Vote, because: str, at: datetime, acting: Acting) -> Vote:
    """Strike a vote that was recorded by mistake: it stays in the record, and counts for nothing.

    An unpublished decision that rests on it is removed with it, so that the body can vote and decide again.
    Refused once such a decision is published, and once the minutes are approved.
    """
    item = item_in(vote.item, MET, "rid of a vote")
    now = lock_record(vote)
    now.item, now.meeting = item, item.meeting
    _refuse_to_strike(now, at)
    reason = require_reason(because, "why the vote is struck")
    removed = matter_rules().remove_decisions_on(now)
    now.struck_at, now.struck_because = at, reason
    save_record(now)
    now.meeting.save()
    audit.record(
        "vote.struck",
        acting=acting,
        partnership=now.partnership,
        subject=str(now.key),
        meeting=str(now.meeting.key),
        item=str(item.key),
        because=reason,
        at=at.isoformat(),
        decisions_removed=removed,
    )
    return now


def _refuse_to_strike(vote: Vote, at: datetime) -> None:
    if vote.struck_at is not None:
        raise CannotBeStruck("This vote has already been struck.")
    if vote.meeting.minutes_approved_on is not None:
        raise CannotBeStruck("The minutes that record this vote are approved, so it stands.")
    if timezone.localtime(at).date() < vote.meeting.starts_on:
        raise Invalid(
            faults=[Fault("It cannot be struck before it was taken", "at", fix="Give a later day.")]
        )
