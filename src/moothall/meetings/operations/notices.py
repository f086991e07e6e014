"""Notice of what is to be decided, of meetings in private, and of the exceptions relied on."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.rights import permitted
from moothall.meetings.models import AgendaItem, Meeting, Notice
from moothall.meetings.rights import (
    serves_holder,
    serves_holder_of_notice,
)
from moothall.meetings.rules.bodies import holder_on
from moothall.meetings.rules.matter_rules import faults_of_matter
from moothall.meetings.rules.records_store import lock_record, require_reason, save_record
from moothall.periods import written
from moothall.refusals import Conflict, Fault, Invalid

NEEDS_AGREEMENT = (Notice.Kind.SPECIAL_URGENCY, Notice.Kind.PRIVATE_URGENCY)
NEEDS_REASONS = (
    Notice.Kind.GENERAL_EXCEPTION,
    Notice.Kind.PRIVATE_MEETING,
    Notice.Kind.PRIVATE_MEETING_AGAIN,
    *NEEDS_AGREEMENT,
)


class NoticeIsPublished(Conflict):
    """The notice is already published."""


@permitted("manage_meetings", by=serves_holder)
def give_notice(
    *,
    partnership: str,
    kind: str,
    holder: str,
    title: str,
    about: str = "",
    due_from: date,
    due_until: date | None = None,
    matter: str = "",
    meeting: Meeting | None = None,
    item: AgendaItem | None = None,
    documents: Sequence[str | Mapping[str, str]] = (),
    reasons: str = "",
    representations: str = "",
    response: str = "",
    agreed_by: str = "",
    agreed_on: date | None = None,
    basis: str = "",
    acting: Acting,
) -> Notice:
    """Write a notice, which counts once it is published; for urgency, say who agreed and when."""
    holder_on(partnership, holder, due_from)
    if due_until is not None and due_until <= due_from:
        message = f"It must end after {written(due_from)}, when it begins"
        raise Invalid(faults=[Fault(message, "due_until", fix="Give a later day, or leave it out.")])
    if kind in NEEDS_REASONS:
        require_reason(reasons, "why", "reasons")
    if kind in NEEDS_AGREEMENT and (not agreed_by.strip() or agreed_on is None):
        message = "Say who agreed that it is urgent, and on which day"
        raise Invalid(faults=[Fault(message, "agreed_by", fix="The chair of scrutiny must agree first.")])
    if faults := [*faults_of_matter(partnership, matter), *_faults_of_place(partnership, meeting, item)]:
        raise Invalid(faults=faults)
    notice = Notice(
        partnership=partnership,
        kind=kind,
        holder=holder,
        title=title.strip(),
        about=about.strip(),
        due_from=due_from,
        due_until=due_until,
        matter=matter,
        meeting=meeting,
        item=item,
        documents=list(documents),
        reasons=reasons.strip(),
        representations=representations.strip(),
        response=response.strip(),
        agreed_by=agreed_by.strip(),
        agreed_on=agreed_on,
        **({"basis": basis} if basis else {}),
    )
    _announce("notice.given", save_record(notice), acting)
    return notice


@permitted("manage_meetings", by=serves_holder_of_notice)
def publish_notice(*, notice: Notice, at: datetime, acting: Acting) -> Notice:
    """Publish a notice: from now on it is on the forward plan."""
    now = lock_record(notice)
    if now.published_at is not None:
        raise NoticeIsPublished(f"“{now.title}” is already published.")
    now.published_at = at
    _announce("notice.published", save_record(now), acting)
    return now


def _faults_of_place(partnership: str, meeting: Meeting | None, item: AgendaItem | None) -> Iterator[Fault]:
    """Yield why a notice may not name a meeting or an item: another partnership may name its bodies alike."""
    for field, named in (("meeting", meeting), ("item", item)):
        if named is not None and named.partnership != partnership:
            yield Fault(f"That {field} is of another partnership", field, fix="Choose one of its own.")


def _announce(action: str, notice: Notice, acting: Acting) -> None:
    audit.record(
        action,
        acting=acting,
        partnership=notice.partnership,
        subject=str(notice.key),
        kind=notice.kind,
        holder=notice.holder,
        title=notice.title,
        due_from=notice.due_from.isoformat(),
    )
