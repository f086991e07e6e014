"""The notice given of a meeting and of what it decides, and what the law still asks for."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import Q

from moothall.agreement.core.register import State
from moothall.agreement.core.terms import Body, Post
from moothall.meetings.core.deadlines import (
    AGENDAS,
    NOTICES,
    RULES,
    BodyRules,
    Deadline,
    Moment,
    Remedy,
    missed,
    publish_by,
    remedies,
    rules_of,
)
from moothall.meetings.models import AgendaItem, Meeting, Notice
from moothall.meetings.rules.bodies import state_of
from moothall.refusals import Conflict

KEY = frozenset(("D-05",))
PRIVATE = frozenset(("D-06", "D-07"))
BY_KIND = {
    Notice.Kind.KEY_DECISION: "D-05",
    Notice.Kind.PRIVATE_MEETING: "D-06",
    Notice.Kind.PRIVATE_MEETING_AGAIN: "D-07",
    Notice.Kind.GENERAL_EXCEPTION: "D-08",
    Notice.Kind.SPECIAL_URGENCY: "D-09",
    Notice.Kind.PRIVATE_URGENCY: "D-10",
}
NO_RULES = BodyRules()


class NoticeTooLate(Conflict):
    """Too little notice was given for this to be lawful."""

    def __init__(self, message: str, ways: Sequence[Remedy], **facts: object) -> None:
        """Carry the lawful ways that remain."""
        self.remedies = tuple(ways)
        super().__init__(message, **facts)


def rules_on(partnership: str, holder: str, day: date, *, is_key: bool = False) -> BodyRules:
    """Return the rules from which the deadlines of a body, or of a post, follow on a day."""
    body = ruling_body(state_of(partnership, day), holder, is_key=is_key)
    return rules_of(body) if body else NO_RULES


def notices_on(partnership: str, holder: str, *, matter: str, item: AgendaItem | None = None) -> list[Notice]:
    """Return the notices given of a matter: of its item, of itself, or of the whole meeting."""
    about = Q(item=item) if item else Q(pk=None)
    about |= Q(matter=matter) if matter else Q(pk=None)
    about |= Q(meeting=item.meeting, item=None, matter="") if item else Q(pk=None)
    return list(Notice.objects.filter(about, partnership=partnership, holder=holder))


def given_by(notices: Iterable[Notice]) -> dict[str, Moment]:
    """Return when each rule's notice was first published, or its urgency agreed."""
    given: dict[str, Moment] = {}
    for notice in sorted(notices, key=lambda each: (each.published_at is None, each.published_at or each.id)):
        moment = notice.agreed_on or notice.published_at
        if moment is not None:
            given.setdefault(BY_KIND[Notice.Kind(notice.kind)], moment)
    return given


def given_of_meeting(meeting: Meeting) -> dict[str, Moment]:
    """Return when a meeting's notice and agenda were published, under the rule numbers of either law."""
    return given_of_times(meeting.notice_published_at, meeting.agenda_published_at)


def given_of_times(notice: datetime | None, agenda: datetime | None) -> dict[str, Moment]:
    """Return when a notice and an agenda were published, under the rule numbers of either law."""
    given: dict[str, Moment] = {"D-01": notice, "D-03": notice} if notice else {}
    return given | ({"D-02": agenda, "D-04": agenda} if agenda else {})


def refuse_too_early(meeting: Meeting) -> None:
    """Refuse a day for a meeting for which the published agenda would be too late."""
    at, day = meeting.agenda_published_at, meeting.starts_on
    rules, given = rules_on(meeting.partnership, meeting.body, day), given_of_meeting(meeting)
    if at is None:
        return
    if late := [each for each in missed(day, at, rules, given=given) if each.rule.id in AGENDAS]:
        raise too_late("the agenda that is published", late, rules, day, at, given)


def lacking(
    rules: BodyRules, day: date, at: Moment, *, given: dict[str, Moment], is_key: bool, is_private: bool
) -> tuple[Deadline, ...]:
    """Return the notice of a key decision or a private part that was not given and no longer can be."""
    found = missed(day, at, rules, is_key=is_key, is_private=is_private, given=given)
    return tuple(each for each in found if each.rule.id in KEY | PRIVATE)


def too_late(
    what: str,
    late: Sequence[Deadline],
    rules: BodyRules,
    day: date,
    at: Moment,
    given: dict[str, Moment],
    *,
    is_key: bool = False,
    is_private: bool = False,
) -> NoticeTooLate:
    """Return the refusal: what was due and when, and every lawful way that remains."""
    apart = AGENDAS | NOTICES if is_key or is_private else frozenset()
    early = {each: publish_by(RULES[each], day, rules.counting).day for each in apart}
    ways = remedies(day, at, rules, is_key=is_key, is_private=is_private, given=early | given)
    due = " ".join(f"{RULES[each.rule.id].title}: {each.summary}" for each in late)
    said = " ".join(each.sentence for each in ways)
    return NoticeTooLate(f"Too late for {what}. {due} What remains: {said}", ways, missed=tuple(late))


def ruling_body(state: State, holder: str, *, is_key: bool) -> Body | None:
    """Return the body whose rules bind a decision: its own, or its executive’s."""
    found = state.get(holder)
    if isinstance(found, Body):
        return found
    if isinstance(found, Post) and is_key and found.authority:
        executives = state.where(
            Body, lambda body: body.body_kind == "executive" and body.authorities == (found.authority,)
        )
        return next(iter(executives), None)
    return None
