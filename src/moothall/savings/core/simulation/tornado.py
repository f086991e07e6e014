"""How far the total swings as one assumption goes from low to high, with every other in the middle.

Nothing is drawn: low and high are an assumption's tenth and ninetieth percentiles, and the middle its median.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from moothall.savings.core.simulation.distributions import Certain
from moothall.savings.core.simulation.draws import own_part
from moothall.savings.core.simulation.model import Model, UncertainLine

TENTH = 1.2815515655446004  # standard deviations from the median to the tenth percentile
Assumption = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Swing:
    """The last year's total with one assumption low, in the middle, and high."""

    name: str
    kind: str
    at_low_pence: int
    middle_pence: int
    at_high_pence: int

    @property
    def width_pence(self) -> int:
        """How far the total swings."""
        return abs(self.at_high_pence - self.at_low_pence)


def tornado(model: Model) -> list[Swing]:
    """Return the swing of each assumption, widest first."""
    middle = _total(model, {})
    swings = [
        Swing(*each, _total(model, {each: -TENTH}), middle, _total(model, {each: TENTH}))
        for each in _assumptions(model)
    ]
    return sorted(swings, key=lambda swing: -swing.width_pence)


def _assumptions(model: Model) -> Iterator[Assumption]:
    for shock in model.shocks:
        yield shock, "shock"
    for line in model.lines:
        if not isinstance(line.size, Certain):
            yield line.name, "size"
        if line.delay is not None:
            yield line.name, "delay"


def _total(model: Model, moved: Mapping[Assumption, float]) -> int:
    """Return the total with the assumptions in ``moved`` that many standard deviations from the median."""
    return round(model.already_pence + sum(_line_total(line, moved) for line in model.lines))


def _line_total(line: UncertainLine, moved: Mapping[Assumption, float]) -> float:
    normal = own_part(line) * moved.get((line.name, "size"), 0.0)
    normal += sum(loading * moved.get((shock, "shock"), 0.0) for shock, loading in line.loadings.items())
    size = float(line.size.from_normal(np.array([normal]))[0])
    late = moved.get((line.name, "delay"), 0.0)
    delay = int(line.delay.from_normal(np.array([late]))[0]) if line.delay else 0
    return size * sum(line.biased[: max(0, len(line.biased) - delay)])
