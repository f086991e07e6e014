"""Net present value and the benefit–cost ratio: exact fractions inside, whole pence when shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from moothall.money import FinancialYear
from moothall.savings.core.appraisal.discount_rates import DiscountRate
from moothall.savings.core.appraisal.flows import FlowLine, Flows, GrantTreatment, nearest_penny


@dataclass(frozen=True, slots=True)
class PresentValue:
    """What savings, costs and grant are worth in the year in which they are valued, each exactly."""

    savings: Fraction
    costs: Fraction
    grant: Fraction

    @property
    def net(self) -> Fraction:
        """Savings and grant, less costs."""
        return self.savings + self.grant - self.costs

    @property
    def net_pence(self) -> int:
        """The net present value to the nearest penny, rounding an exact half away from zero."""
        return nearest_penny(self.net)

    @property
    def ratio(self) -> Fraction | None:
        """Savings for each £1 of cost that grant does not pay for; None if grant pays for it all."""
        to_find = self.costs - self.grant
        return self.savings / to_find if to_find > 0 else None


def present_value(flows: Flows, *, rate: DiscountRate, in_year: FinancialYear) -> Fraction:
    """Return what the flows are worth in ``in_year``, exactly; an earlier year is not discounted."""
    factors = ((pence, rate.factor(year.starting - in_year.starting)) for year, pence in flows.items())
    return sum((pence * factor for pence, factor in factors), Fraction(0))


def present_values(
    lines: Iterable[FlowLine],
    *,
    rate: DiscountRate,
    in_year: FinancialYear,
    grant: GrantTreatment = "councils",
) -> PresentValue:
    """Return the present value of a business case, with the optimism bias of each line."""
    totals = {"saving": Fraction(0), "cost": Fraction(0), "grant": Fraction(0)}
    for line in lines:
        value = present_value(line.flows(), rate=rate, in_year=in_year)
        totals[line.kind] += -value if line.kind == "cost" else value
    counted = totals["grant"] if grant == "councils" else Fraction(0)
    return PresentValue(totals["saving"], totals["cost"], counted)
