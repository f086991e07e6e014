"""A deadline: the day, the rule it follows from, and how it was counted, day by day."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from moothall.agreement.core.sentences import listed
from moothall.meetings.core.deadlines.day_count import CountingRule
from moothall.meetings.core.deadlines.rules import DeadlineRule
from moothall.periods import written
from moothall.periods.days import ONE_DAY

Bound = Literal["latest", "earliest"]


@dataclass(frozen=True, slots=True)
class CountStep:
    """One day of the working: its ``number`` if it counts, and otherwise why it does not."""

    day: date
    number: int | None
    because: str

    @property
    def is_counted(self) -> bool:
        """Whether the day counts."""
        return self.number is not None

    @property
    def sentence(self) -> str:
        """Say it."""
        counted = f"counted, {self.number}" if self.is_counted else "not counted"
        return f"{written(self.day)}: {counted}{f' ({self.because})' if self.because else ''}."


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that a rule fixes.

    It is the latest day on which the rule can be met, or the earliest from which something may be done:
    ``bound`` says which. ``summary`` is its working in a sentence.
    """

    rule: DeadlineRule
    day: date
    bound: Bound
    working: tuple[CountStep, ...]
    summary: str

    def is_met_on(self, day: date) -> bool:
        """Whether doing it on ``day`` meets the rule."""
        return day <= self.day if self.bound == "latest" else day >= self.day


def steps_between(
    first: date, last: date, counting: CountingRule, ends: tuple[str, str]
) -> tuple[CountStep, ...]:
    """Return every day from ``first`` to ``last``, both ends left out for the reasons in ``ends``."""
    return (
        CountStep(first, None, ends[0]),
        *_numbered(first + ONE_DAY, last, counting),
        CountStep(last, None, ends[1]),
    )


def steps_after(first: date, last: date, counting: CountingRule, left_out: str) -> tuple[CountStep, ...]:
    """Return every day from ``first``, which is left out, to ``last``, which counts where days of it do."""
    return (CountStep(first, None, left_out), *_numbered(first + ONE_DAY, last + ONE_DAY, counting))


def steps_from(on: date, given: date, counting: CountingRule, because: str) -> tuple[CountStep, ...]:
    """Return the days from a publication up to, and without, the day on which it counts as given."""
    days = (on + timedelta(number) for number in range((given - on).days))
    return tuple(CountStep(day, None, because if day == on else counting.why_left_out(day)) for day in days)


def left_out(steps: tuple[CountStep, ...], ends: int = 2) -> str:
    """Say which days were left out between the ends: ``leaving out 2 Saturdays and Good Friday``."""
    inside = steps[1:-1] if ends == 2 else steps[1:]
    kinds = Counter(step.because for step in inside if not step.is_counted)
    named = [because if many == 1 else f"{many} {_plural(because)}" for because, many in kinds.items()]
    return f", leaving out {listed(named)}" if named else ""


def _plural(because: str) -> str:
    return f"{because}s" if because in ("Saturday", "Sunday") else f"days on which {because}"


def _numbered(first: date, until: date, counting: CountingRule) -> Iterator[CountStep]:
    number = 0
    for place in range((until - first).days):
        day = first + timedelta(place)
        if counting.counts(day):
            number += 1
            yield CountStep(day, number, "")
        else:
            yield CountStep(day, None, counting.why_left_out(day))
