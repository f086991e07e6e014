"""Everything that can be recorded about savings."""

from moothall.savings.operations.benefits import describe_benefit, move_benefit, set_scenario
from moothall.savings.operations.costs import (
    freeze_baseline,
    record_actual,
    record_earlier_saving,
    record_prices,
)

__all__ = [
    "describe_benefit",
    "freeze_baseline",
    "move_benefit",
    "record_actual",
    "record_earlier_saving",
    "record_prices",
    "set_scenario",
]
