"""What remains lawful when a deadline can no longer be met: each way, what it needs and whose agreement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from moothall.agreement.core.values import Source
from moothall.meetings.core.deadlines.day_count import BodyRules, CountingRule, Moment, day_of
from moothall.meetings.core.deadlines.deadline import Deadline
from moothall.meetings.core.deadlines.meeting import EXCEPTIONS, NOTHING, Given, missed
from moothall.meetings.core.deadlines.notice import meet_from, publish_by
from moothall.meetings.core.deadlines.rules import (
    GENERAL_EXCEPTION,
    LATE_ITEM,
    NOTICE_OF_EXECUTIVE,
    NOTICE_OF_MEETING,
    PRIVATE_URGENCY,
    SHORTER_NOTICE,
    SPECIAL_URGENCY,
    DeadlineRule,
)
from moothall.periods import written

Way = Literal[
    "general_exception", "special_urgency", "private_urgency", "late_item", "shorter_notice", "move"
]
SCRUTINY_CHAIR = (
    "the chair of the scrutiny committee; if there is none or they cannot act, the chair of the council; in "
    "that chair's absence, the vice-chair"
)


@dataclass(frozen=True, slots=True)
class Remedy:
    """One lawful way to decide although a deadline is missed.

    ``needs`` is all that it asks for; ``agreed_by`` names whose agreement, if anybody's. What it needs must
    be done ``by`` a day; it lets the decision be taken on ``decide_on``, and not before.
    """

    way: Way
    title: str
    rule: DeadlineRule
    instead_of: tuple[DeadlineRule, ...]
    needs: tuple[str, ...]
    agreed_by: str
    by: date
    decide_on: date

    @property
    def citation(self) -> Source:
        """Where the law says so."""
        return self.rule.citation

    @property
    def sentence(self) -> str:
        """Say it in one sentence."""
        agreed = f", with the agreement of {self.agreed_by}" if self.agreed_by else ""
        return f"{self.title}, by {written(self.by)}{agreed}: decide on {written(self.decide_on)}."


_WAYS: dict[str, tuple[Way, str, tuple[str, ...]]] = {
    GENERAL_EXCEPTION.id: (
        "general_exception",
        "Use the general exception",
        (
            "Tell the chair of the scrutiny committee in writing, or each of its members where it has none.",
            "Publish that notice and make it open to the public; five clear days then pass.",
            "Publish why twenty-eight clear days were impracticable.",
        ),
    ),
    SPECIAL_URGENCY.id: (
        "special_urgency",
        "Use special urgency",
        (
            "Obtain agreement that the decision is urgent and cannot reasonably be put off.",
            "Publish, as soon as practicable afterwards, why it is.",
        ),
    ),
    PRIVATE_URGENCY.id: (
        "private_urgency",
        "Meet in private as urgent",
        (
            "Obtain agreement that the meeting is urgent and cannot reasonably be put off.",
            "Publish, as soon as practicable afterwards, why it is.",
        ),
    ),
    LATE_ITEM.id: (
        "late_item",
        "Take it as a late item",
        ("The chair gives the special reasons why it is urgent, and the minutes record them.",),
    ),
    SHORTER_NOTICE.id: (
        "shorter_notice",
        "Call the meeting at shorter notice",
        ("Publish the notice, the agenda and the reports when the meeting is called.",),
    ),
}
_AGREED_BY = {
    SPECIAL_URGENCY.id: SCRUTINY_CHAIR,
    PRIVATE_URGENCY.id: SCRUTINY_CHAIR,
    LATE_ITEM.id: "the chair of the meeting",
}
_ORDER = (GENERAL_EXCEPTION, SPECIAL_URGENCY, PRIVATE_URGENCY, LATE_ITEM, SHORTER_NOTICE)


def remedies(
    wanted: date,
    now: Moment,
    rules: BodyRules,
    *,
    is_key: bool = False,
    is_private: bool = False,
    given: Given = NOTHING,
) -> tuple[Remedy, ...]:
    """Return the lawful ways that remain to decide on ``wanted`` and, last, the day to move to.

    ``given`` is as for ``missed``. Nothing is returned if every deadline has been or can still be met. Each
    way may answer for a different deadline, as ``instead_of`` says: every missed deadline needs one.
    """
    late = missed(wanted, now, rules, is_key=is_key, is_private=is_private, given=given)
    if not late:
        return ()
    return (*_exceptions(late, wanted, now, rules, given), _move(late, now, rules, given))


def _exceptions(
    late: Sequence[Deadline], wanted: date, now: Moment, rules: BodyRules, given: Given
) -> Iterator[Remedy]:
    """Yield each exception that remains; special urgency is only for where the general one does not."""
    if wanted < day_of(now):
        return
    remaining = [rule for rule in _ORDER if _remains(rule, wanted, now, rules, given)]
    for rule in remaining:
        instead_of = tuple(each.rule for each in late if rule in EXCEPTIONS[each.rule.id])
        if instead_of and not (rule == SPECIAL_URGENCY and GENERAL_EXCEPTION in remaining):
            way, title, needs = _WAYS[rule.id]
            by = publish_by(rule, wanted, rules.counting).day if rule.days else wanted
            yield Remedy(way, title, rule, instead_of, needs, _AGREED_BY.get(rule.id, ""), by, wanted)


def _remains(rule: DeadlineRule, wanted: date, now: Moment, rules: BodyRules, given: Given) -> bool:
    """Whether what an exception needs can still be done in time."""
    if rule == SHORTER_NOTICE:
        return not _is_called(given)
    return rule.days is None or publish_by(rule, wanted, rules.counting).is_met_on(
        rules.counting.over(rule.days).given_on(now)
    )


def _is_called(given: Given) -> bool:
    """Whether the meeting has already been called: it cannot be called again at shorter notice."""
    return NOTICE_OF_MEETING.id in given or NOTICE_OF_EXECUTIVE.id in given


def _move(late: Sequence[Deadline], now: Moment, rules: BodyRules, given: Given) -> Remedy:
    """Return the move to the first working day for which everything that was missed is in time."""
    first = max(
        (meet_from(each.rule, given.get(each.rule.id, now), rules.counting) for each in late),
        key=lambda each: each.day,
    )
    day = CountingRule("working", rules.counting.closed).first_counted(first.day)
    needs = tuple(
        f"Publish what {each.rule.id} asks for ({each.rule.title.lower()})."
        for each in late
        if each.rule.id not in given
    )
    return Remedy(
        "move",
        "Move the decision to a later day",
        first.rule,
        tuple(each.rule for each in late),
        needs,
        "",
        rules.counting.given_on(now),
        day,
    )
