"""A vote that was taken down by mistake: struck, and kept in the record with the reason."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from moothall.audit import operations as audit
from moothall.committees.matters import refuse_without
from moothall.committees.models import Decision, Vote
from moothall.committees.rows import by_post, held, kept
from moothall.committees.sittings import MET, item_in
from moothall.refusals import Conflict, Fault, Invalid


class CannotBeStruck(Conflict):
    """The vote stands, because it is struck already or something that is published rests on it."""


@transaction.atomic
def strike_vote(*, vote: Vote, because: str, at: datetime, by: str, as_post: str = "") -> Vote:
    """Strike a vote that was taken down by mistake: it stays in the record, and counts for nothing.

    A decision that rests on it and is not published yet is removed with it, so that the body can vote and
    decide anew. Refused once such a decision is published, and once the minutes are approved.
    """
    item = item_in(vote.item, MET, "rid of a vote")
    now = held(vote)
    now.item, now.meeting = item, item.meeting
    _refuse_to_strike(now, at)
    reason = refuse_without(because, "why the vote is struck")
    removed = _removed_with(now)
    now.struck_at, now.struck_because = at, reason
    kept(now)
    now.meeting.save()
    audit.record(
        "vote.struck",
        by=by,
        partnership=now.partnership,
        subject=str(now.key),
        meeting=str(now.meeting.key),
        item=str(item.key),
        because=reason,
        at=at.isoformat(),
        decisions_removed=removed,
        **by_post(as_post),
    )
    return now


def _refuse_to_strike(vote: Vote, at: datetime) -> None:
    if vote.struck_at is not None:
        raise CannotBeStruck("This vote is struck already.")
    if vote.meeting.minutes_approved_on is not None:
        raise CannotBeStruck("The minutes that tell of this vote are approved, so it stands.")
    if timezone.localtime(at).date() < vote.meeting.starts_on:
        raise Invalid(
            faults=[Fault("It cannot be struck before it was taken", "at", fix="Give a later day.")]
        )


def _removed_with(vote: Vote) -> list[str]:
    """Remove the decisions that rest on the vote, and return their slugs; refused where one is published."""
    rows = [held(each) for each in Decision.objects.filter(vote=vote, deleted_at=None).order_by("pk")]
    for each in rows:
        if each.published_at is not None:
            message = f"“{each.title}” rests on this vote and is published, so the vote stands."
            raise CannotBeStruck(f"{message} To decide otherwise, decide again.", decision=each.slug)
        each.deleted_at = timezone.now()
        each.save()
    return [each.slug for each in rows]
