"""The chance of reaching each target: many runs of the same years, each with its own luck."""

from moothall.savings.core.simulation.bells import LogNormal, Normal
from moothall.savings.core.simulation.bounded import Certain, Pert, Triangular, Uniform
from moothall.savings.core.simulation.delay import Delay
from moothall.savings.core.simulation.model import Goal, Model, UncertainLine
from moothall.savings.core.simulation.outcome import Chance, FanYear, Outcome, Running, Share
from moothall.savings.core.simulation.run import simulate
from moothall.savings.core.simulation.tornado import Swing, tornado

__all__ = [
    "Certain",
    "Chance",
    "Delay",
    "FanYear",
    "Goal",
    "LogNormal",
    "Model",
    "Normal",
    "Outcome",
    "Pert",
    "Running",
    "Share",
    "Swing",
    "Triangular",
    "UncertainLine",
    "Uniform",
    "simulate",
    "tornado",
]
