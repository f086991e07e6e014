"""What a simulation found: plain figures in whole pence, each with how sure it is."""

from dataclasses import dataclass

from moothall.money import FinancialYear
from moothall.savings.core.simulation.model import Goal

PERCENTILES = (5, 10, 25, 50, 75, 90, 95)


@dataclass(frozen=True, slots=True)
class FanYear:
    """The saving added up to the end of one year: its mean, spread and percentiles over the runs."""

    year: FinancialYear
    mean_pence: int
    sd_pence: int
    percentiles: dict[int, int]
    lowest_pence: int
    highest_pence: int


@dataclass(frozen=True, slots=True)
class ChanceSoFar:
    """The chance as it stood after so many runs, with its standard error."""

    draws: int
    share: float
    standard_error: float


@dataclass(frozen=True, slots=True)
class Chance:
    """In how many runs a goal was reached by its date, and how the estimate settled."""

    goal: Goal
    reached: int
    draws: int
    running: tuple[ChanceSoFar, ...]

    @property
    def share(self) -> float:
        """The chance of reaching it."""
        return self.reached / self.draws

    @property
    def standard_error(self) -> float:
        """How far out the chance may be for want of more runs: one standard error."""
        return standard_error(self.share, self.draws)


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the uncertainty in the last year's total comes from one assumption by itself."""

    name: str
    kind: str
    share: float


@dataclass(frozen=True, slots=True)
class LineMean:
    """What one line was planned to save over the years, and what it saved on average."""

    name: str
    planned_pence: int
    mean_pence: int


@dataclass(frozen=True, slots=True)
class SimulationOutcome:
    """Everything that was found, with the seed that reproduces it."""

    draws: int
    seed: int
    fan: tuple[FanYear, ...]
    chances: tuple[Chance, ...]
    shares: tuple[Share, ...]
    lines: tuple[LineMean, ...]


def standard_error(share: float, draws: int) -> float:
    """Return the standard error of a share found in so many draws; never zero.

    If every draw agrees, the usual formula gives zero, which claims too much, so two successes and two
    failures are added first (Agresti and Coull).
    """
    settled = (share * draws + 2) / (draws + 4)
    return float((settled * (1 - settled) / (draws + 4)) ** 0.5)
