"""A series of meetings: the days on which they fall, by a rule, and their places, in turn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import cycle
from typing import Any, Literal

from moothall.periods import Period, add_working_days, is_bank_holiday
from moothall.refusals import Fault, Invalid

LAST = -1
A_WEEK = 7
LONGEST_MOVE = timedelta(days=14)  # a day before the window may be moved into it


@dataclass(frozen=True, slots=True)
class RotationRule:
    """The nth given weekday of each month, or the weekday every few weeks, counted from ``first``.

    Monday is weekday 0. ``nth`` is 1 to 5, or -1 for the last; a month without a fifth has none. A meeting on
    a bank holiday is moved to the next working day, skipped, or left there.
    """

    weekday: int = 0
    nth: int | None = None
    every_weeks: int | None = None
    first: date | None = None
    months_left_out: tuple[int, ...] = ()
    on_bank_holiday: Literal["moved", "skipped", "kept"] = "moved"

    def __post_init__(self) -> None:
        """Refuse a rule that gives no days or contradicts itself."""
        if faults := tuple(_faults(self)):
            raise Invalid(faults=faults)

    def written(self) -> dict[str, Any]:
        """Return it as plain data, to be stored with the series."""
        first = self.first.isoformat() if self.first else None
        return {**asdict(self), "first": first, "months_left_out": list(self.months_left_out)}

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "RotationRule":
        """Return the rule that was stored as plain data."""
        first = date.fromisoformat(kept["first"]) if kept.get("first") else None
        return cls(**{**kept, "first": first, "months_left_out": tuple(kept.get("months_left_out", ()))})


@dataclass(frozen=True, slots=True)
class Venue:
    """Where a meeting is held, and which council is host; None if none is."""

    place: str
    authority: str | None = None


NOWHERE = Venue("")


def meetings_by_rule(
    *, rule: RotationRule, window: Period, places: Sequence[Venue] = ()
) -> Iterator[tuple[date, Venue]]:
    """Yield each meeting day inside ``window``, which must end, with its place, taking places in turn."""
    turns = cycle(places or (NOWHERE,))
    for day in days(rule=rule, window=window):
        yield day, next(turns)


def days(*, rule: RotationRule, window: Period) -> Iterator[date]:
    """Yield the rule's days inside ``window``, in order; a day moved out of the window is left out."""
    for day in _by_month(rule, window) if rule.nth is not None else _by_weeks(rule, window):
        if day.month in rule.months_left_out:
            continue
        held = _held_on(day, rule)
        if held is not None and held in window:
            yield held


def _held_on(day: date, rule: RotationRule) -> date | None:
    if rule.on_bank_holiday == "kept" or not is_bank_holiday(day):
        return day
    return add_working_days(day, 1) if rule.on_bank_holiday == "moved" else None


def _by_month(rule: RotationRule, window: Period) -> Iterator[date]:
    """Yield the nth weekday of each month that the window touches."""
    before = window.starts_on - LONGEST_MOVE
    month = Period.month(before.year, before.month)
    while window.until is None or month.starts_on < window.until:
        such = [day for day in month if day.weekday() == rule.weekday]
        nth = LAST if rule.nth == LAST else (rule.nth or 1) - 1
        if nth < len(such):
            yield such[nth]
        following = month.until or date.max
        month = Period.month(following.year, following.month)


def _by_weeks(rule: RotationRule, window: Period) -> Iterator[date]:
    """Yield the weekday every few weeks, counted from the rule's first day."""
    first = rule.first or window.starts_on
    step = timedelta(days=A_WEEK * (rule.every_weeks or 1))
    day = first + timedelta(days=(rule.weekday - first.weekday()) % A_WEEK)
    before = window.starts_on - LONGEST_MOVE
    if day < before:
        day += step * -((day - before) // step)
    while window.until is None or day < window.until:
        yield day
        day += step


def _faults(rule: RotationRule) -> Iterator[Fault]:
    if (rule.nth is None) == (rule.every_weeks is None):
        yield Fault("Give either which weekday of the month, or every how many weeks", "nth")
    if rule.nth is not None and rule.nth not in (1, 2, 3, 4, 5, LAST):
        yield Fault(
            f"There is no weekday number {rule.nth} of a month", "nth", fix="Give 1 to 5, or -1 for the last."
        )
    if rule.every_weeks is not None and not 1 <= rule.every_weeks <= 52:
        yield Fault("A series meets every 1 to 52 weeks", "every_weeks")
    if not 0 <= rule.weekday <= 6:
        yield Fault("A weekday is 0 for Monday to 6 for Sunday", "weekday")
    if unknown := [month for month in rule.months_left_out if not 1 <= month <= 12]:
        yield Fault(f"There is no month {unknown[0]}", "months_left_out", fix="January is 1, December 12.")
    if rule.on_bank_holiday not in ("moved", "skipped", "kept"):
        yield Fault("A bank holiday is moved, skipped or kept", "on_bank_holiday")
