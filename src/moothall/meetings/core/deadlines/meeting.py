"""The deadlines that the law sets a meeting of a body, and which of them are missed."""

from collections.abc import Mapping
from datetime import date

from moothall.meetings.core.deadlines.day_count import BodyRules, Moment, day_of
from moothall.meetings.core.deadlines.deadline import Deadline
from moothall.meetings.core.deadlines.notice import publish_by
from moothall.meetings.core.deadlines.rules import (
    AGENDA,
    AGENDA_OF_EXECUTIVE,
    GENERAL_EXCEPTION,
    KEY_DECISION,
    LATE_ITEM,
    NOTICE_OF_EXECUTIVE,
    NOTICE_OF_MEETING,
    PRIVATE_MEETING,
    PRIVATE_MEETING_AGAIN,
    PRIVATE_URGENCY,
    SHORTER_NOTICE,
    SPECIAL_URGENCY,
    DeadlineRule,
)

Given = Mapping[str, Moment]
NOTHING: Given = {}
NOTICES = frozenset((NOTICE_OF_MEETING.id, NOTICE_OF_EXECUTIVE.id))
AGENDAS = frozenset((AGENDA.id, AGENDA_OF_EXECUTIVE.id))
EXCEPTIONS: Mapping[str, tuple[DeadlineRule, ...]] = {
    NOTICE_OF_MEETING.id: (SHORTER_NOTICE,),
    NOTICE_OF_EXECUTIVE.id: (SHORTER_NOTICE,),
    AGENDA.id: (SHORTER_NOTICE, LATE_ITEM),
    AGENDA_OF_EXECUTIVE.id: (SHORTER_NOTICE,),
    KEY_DECISION.id: (GENERAL_EXCEPTION, SPECIAL_URGENCY),
    PRIVATE_MEETING.id: (PRIVATE_URGENCY,),
    PRIVATE_MEETING_AGAIN.id: (PRIVATE_URGENCY,),
}


def deadlines_of_meeting(
    meeting: date, rules: BodyRules, *, is_key: bool = False, is_private: bool = False
) -> tuple[Deadline, ...]:
    """Return the statutory deadlines before a meeting, the earliest first.

    Part VA of the Local Government Act 1972 sets two; SI 2012/2089 sets two, with more for a key decision
    and for a private part. A company, a body under no law, and one whose law is not recorded have none.
    """
    found = [publish_by(rule, meeting, rules.counting) for rule in asked(rules, is_key, is_private)]
    return tuple(sorted(found, key=lambda each: (each.day, each.rule.id)))


def asked(rules: BodyRules, is_key: bool, is_private: bool) -> tuple[DeadlineRule, ...]:
    """Return the rules on notice that a meeting must keep; only an executive takes key decisions."""
    if rules.regime == "part_va":
        return (NOTICE_OF_MEETING, AGENDA)
    if rules.regime != "executive_2012":
        return ()
    key = (KEY_DECISION,) if is_key else ()
    private = (PRIVATE_MEETING, PRIVATE_MEETING_AGAIN) if is_private else ()
    return (NOTICE_OF_EXECUTIVE, AGENDA_OF_EXECUTIVE, *key, *private)


def missed(
    meeting: date,
    now: Moment,
    rules: BodyRules,
    *,
    is_key: bool = False,
    is_private: bool = False,
    given: Given = NOTHING,
) -> tuple[Deadline, ...]:
    """Return the deadlines of a meeting that were not met and can no longer be.

    ``given`` says, by a rule's number, when what it asks for was published or agreed. A missed deadline is
    not returned if one of its lawful exceptions was used instead.
    """
    return tuple(
        deadline
        for deadline in deadlines_of_meeting(meeting, rules, is_key=is_key, is_private=is_private)
        if _counts_on(deadline.rule, given.get(deadline.rule.id, now), rules) > deadline.day
        and not any(_is_used(other, meeting, rules, given) for other in EXCEPTIONS[deadline.rule.id])
    )


def _counts_on(rule: DeadlineRule, moment: Moment, rules: BodyRules) -> date:
    """Return the day on which what a rule asks for counts as given."""
    return rules.counting.over(rule.days).given_on(moment)


def _is_used(exception: DeadlineRule, meeting: date, rules: BodyRules, given: Given) -> bool:
    """Whether an exception was used, and in time."""
    if exception.id not in given:
        return False
    if exception.days is None:
        return day_of(given[exception.id]) <= meeting
    deadline = publish_by(exception, meeting, rules.counting)
    return deadline.is_met_on(_counts_on(exception, given[exception.id], rules))
