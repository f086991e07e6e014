"""Sums of money by financial year, and how a line of them is prepared for appraisal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from moothall.money import FinancialYear
from moothall.refusals import Invalid

Kind = Literal["saving", "cost", "grant"]
GrantTreatment = Literal["councils", "public_purse"]
Flows = Mapping[FinancialYear, Fraction]


@dataclass(frozen=True, slots=True)
class FlowLine:
    """One line of a business case: what it saves, costs or is granted in each year, in whole pence.

    ``optimism_bias`` is the fraction by which such lines have turned out worse: it raises a cost and lowers a
    saving. A grant that has been awarded is left as it is.
    """

    name: str
    kind: Kind
    pence: Mapping[FinancialYear, int]
    optimism_bias: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        """Refuse a negative bias, and one that would turn a saving into a cost."""
        if self.optimism_bias < 0 or (self.kind == "saving" and self.optimism_bias > 1):
            raise Invalid(
                f"The optimism bias of {self.name} is {float(self.optimism_bias):.0%}. "
                "Give 0% or more, and for a saving 100% at most."
            )

    def flows(self) -> dict[FinancialYear, Fraction]:
        """Return exactly what it adds to the net saving of each year, with its optimism bias."""
        sign = -1 if self.kind == "cost" else 1
        bias = {"cost": 1 + self.optimism_bias, "saving": 1 - self.optimism_bias, "grant": Fraction(1)}
        return {year: sign * pence * bias[self.kind] for year, pence in self.pence.items()}


def net(lines: Iterable[FlowLine], *, grant: GrantTreatment = "councils") -> dict[FinancialYear, Fraction]:
    """Return the net saving of each year.

    To the ``councils`` a grant is income. To the ``public_purse`` it is a transfer from one public body to
    another, so it is left out; the cost that it paid for is still a cost.
    """
    counted = [line for line in lines if line.kind != "grant" or grant == "councils"]
    return added(line.flows() for line in counted)


def added(several: Iterable[Flows]) -> dict[FinancialYear, Fraction]:
    """Return the sums of several lines, in order of year."""
    total: dict[FinancialYear, Fraction] = {}
    for flows in several:
        for year, pence in flows.items():
            total[year] = total.get(year, Fraction(0)) + pence
    return dict(sorted(total.items()))


def nearest_penny(sum_of_money: Fraction) -> int:
    """Return whole pence, rounding an exact half away from zero."""
    whole = int(abs(sum_of_money) + Fraction(1, 2))
    return whole if sum_of_money >= 0 else -whole
