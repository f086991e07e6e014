"""The chance of reaching each target: many runs of the same years, each with its own luck."""

from moothall.savings.core.simulation.distributions import (
    Certain,
    LogNormal,
    Normal,
    Pert,
    Triangular,
    Uniform,
)
from moothall.savings.core.simulation.model import Delay, Goal, Model, UncertainLine
from moothall.savings.core.simulation.outcome import Chance, ChanceSoFar, FanYear, Share, SimulationOutcome
from moothall.savings.core.simulation.runs import simulate
from moothall.savings.core.simulation.tornado import Swing, tornado

__all__ = [
    "Certain",
    "Chance",
    "ChanceSoFar",
    "Delay",
    "FanYear",
    "Goal",
    "LogNormal",
    "Model",
    "Normal",
    "Pert",
    "Share",
    "SimulationOutcome",
    "Swing",
    "Triangular",
    "UncertainLine",
    "Uniform",
    "simulate",
    "tornado",
]
