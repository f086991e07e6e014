"""From the baseline to now in steps that add up exactly; anything unexplained is a step of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["total", "rise", "fall"]
UNEXPLAINED = "Not explained"


@dataclass(frozen=True, slots=True)
class WaterfallStep:
    """One bar: a total starting from zero, or a change starting where the step before it ended."""

    name: str
    kind: Kind
    starts_at_pence: int
    ends_at_pence: int

    @property
    def pence(self) -> int:
        """How much it goes up; if negative, it goes down."""
        return self.ends_at_pence - self.starts_at_pence


def waterfall(
    baseline: tuple[str, int], changes: Iterable[tuple[str, int]], now: tuple[str, int]
) -> list[WaterfallStep]:
    """Return the steps from a named baseline, through named changes, to the figure now."""
    steps = [WaterfallStep(baseline[0], "total", 0, baseline[1])]
    for name, pence in changes:
        steps.append(_change(name, steps[-1].ends_at_pence, pence))
    if left := now[1] - steps[-1].ends_at_pence:
        steps.append(_change(UNEXPLAINED, steps[-1].ends_at_pence, left))
    return [*steps, WaterfallStep(now[0], "total", 0, now[1])]


def _change(name: str, start: int, pence: int) -> WaterfallStep:
    return WaterfallStep(name, "rise" if pence > 0 else "fall", start, start + pence)
