"""The internal rate of return: the rate at which the savings are worth exactly what they cost.

If net savings turn from cost to saving once, there is one such rate. If they turn more often there may be
several or none, and then no single figure means anything. Sturm's theorem counts the roots exactly; each is
then found by halving its bracket in exact fractions, and only the answer is a float.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from moothall.savings.core.appraisal.flows import Flows
from moothall.savings.core.appraisal.polynomial import Polynomial, bracketed, brackets_of_positive_roots

WIDTH = Fraction(1, 2**56)


@dataclass(frozen=True, slots=True)
class RateOfReturn:
    """Every rate above −100% at which the flows' net value is zero, lowest first, and what that means."""

    rates: tuple[float, ...]
    sentence: str

    @property
    def rate(self) -> float | None:
        """The rate, if there is exactly one."""
        return self.rates[0] if len(self.rates) == 1 else None


def rate_of_return(flows: Flows) -> RateOfReturn:
    """Return the internal rate of return of the net savings of each year."""
    by_year = _every_year(flows)
    if not any(by_year):
        return RateOfReturn((), "Nothing is spent or saved, so there is no rate of return.")
    polynomial = Polynomial.with_whole_coefficients(by_year).without_repeated_roots()
    factors = [bracketed(polynomial, *pair, width=WIDTH) for pair in brackets_of_positive_roots(polynomial)]
    rates = tuple(sorted(float(1 / factor - 1) for factor in factors))
    return RateOfReturn(rates, _sentence(rates))


def _every_year(flows: Flows) -> Sequence[Fraction]:
    """Return the flows from the first year to the last, with 0 in a year without any."""
    if not flows:
        return []
    starting = {year.starting: pence for year, pence in flows.items()}
    return [starting.get(year, Fraction(0)) for year in range(min(starting), max(starting) + 1)]


def _sentence(rates: Sequence[float]) -> str:
    if not rates:
        return "There is no rate of return: at no rate are the savings worth just what they cost."
    if len(rates) == 1:
        return f"The internal rate of return is {rates[0]:.1%}."
    several = ", ".join(f"{rate:.1%}" for rate in rates)
    return (
        f"There are {len(rates)} rates of return ({several}), because savings and costs alternate: "
        "none of them says what this is worth. Use the net present value."
    )
