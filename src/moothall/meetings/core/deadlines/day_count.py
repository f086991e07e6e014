"""How a body counts days: which of them count, and on which day something was published."""

from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from moothall.agreement.core.terms.bodies import Body, CallInRule
from moothall.periods import bank_holidays, is_working_day
from moothall.periods.bank_holidays import NO_DAYS, SATURDAY
from moothall.periods.days import ONE_DAY

Regime = Literal["part_va", "executive_2012", "company", "none"]
Moment = date | datetime
LONDON = ZoneInfo("Europe/London")
LONG_NOTICE = 28
_WEEKEND = {SATURDAY: "Saturday", SATURDAY + 1: "Sunday"}


@dataclass(frozen=True, slots=True)
class CountingRule:
    """How a body counts the days of a notice.

    ``working`` leaves out weekends, bank holidays and the days on which the offices are ``closed``;
    ``calendar`` counts every day. What is published later than ``closes_at`` is published the next day.
    ``long_days`` are those that count in a notice of twenty-eight days, if a body counts that differently.
    """

    days: Literal["working", "calendar"] = "working"
    closed: Set[date] = NO_DAYS
    closes_at: time | None = None
    long_days: Literal["working", "calendar"] | None = None

    def over(self, days: int | None) -> "CountingRule":
        """Return how a notice of that many days is counted; None if the rule asks for none."""
        is_long = days is not None and days >= LONG_NOTICE
        return replace(self, days=self.long_days) if is_long and self.long_days else self

    @property
    def is_working(self) -> bool:
        """Whether only working days count."""
        return self.days == "working"

    def counts(self, day: date) -> bool:
        """Whether ``day`` counts as a day of notice."""
        return not self.is_working or is_working_day(day, extra=self.closed)

    def why_left_out(self, day: date) -> str:
        """Say why ``day`` is not a working day of this body; empty if it is one."""
        if day.weekday() in _WEEKEND:
            return _WEEKEND[day.weekday()]
        named = bank_holidays(day.year).get(day)
        return named or ("the offices are closed" if day in self.closed else "")

    def is_late(self, moment: Moment) -> bool:
        """Whether the offices had closed for the day by that moment."""
        clock = _by_the_clock(moment)
        return (
            isinstance(clock, datetime)
            and self.closes_at is not None
            and clock.time().replace(second=0, microsecond=0) > self.closes_at
        )

    def given_on(self, moment: Moment) -> date:
        """Return the day on which something published at ``moment`` counts as published.

        That is the next day where the offices had closed; and where only working days count, the first
        working day from then on, because that gives the public the longer notice.
        """
        day = day_of(moment) + (ONE_DAY if self.is_late(moment) else timedelta())
        return self.first_counted(day)

    def first_counted(self, day: date) -> date:
        """Return ``day`` if it counts, or else the next day that does."""
        while not self.counts(day):
            day += ONE_DAY
        return day


@dataclass(frozen=True, slots=True)
class BodyRules:
    """What a body's deadlines follow from on a day: the law on its meetings, and its own rules."""

    regime: Regime | None = None
    counting: CountingRule = CountingRule()
    call_in: CallInRule | None = None
    published_within: int | None = None


def day_of(moment: Moment) -> date:
    """Return the day of a moment by the clock in England; a day alone is that day."""
    clock = _by_the_clock(moment)
    return clock.date() if isinstance(clock, datetime) else clock


def rules_of(body: Body) -> BodyRules:
    """Return the rules of a body of the agreement, as it stands on the day that was asked for."""
    rule = body.counting
    if rule is None:
        return BodyRules(body.legal_regime, call_in=body.call_in)
    closes_at = time.fromisoformat(rule.closes_at) if rule.closes_at else None
    counting = CountingRule(rule.days, frozenset(rule.closed), closes_at, rule.twenty_eight_days)
    return BodyRules(body.legal_regime, counting, body.call_in, rule.decisions_published_within)


def _by_the_clock(moment: Moment) -> Moment:
    """Return a moment as the clock in England shows it; one without a zone is so already."""
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.astimezone(LONDON)
    return moment
