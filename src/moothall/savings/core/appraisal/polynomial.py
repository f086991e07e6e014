"""The positive roots of a polynomial with whole coefficients, counted and bracketed exactly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from math import gcd, lcm

Bracket = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Polynomial:
    """Whole coefficients, constant first, in lowest terms and with no zero at either end."""

    coefficients: tuple[int, ...]

    @classmethod
    def with_whole_coefficients(cls, coefficients: Sequence[Fraction | int]) -> "Polynomial":
        """Return the polynomial with the same positive roots and whole coefficients."""
        common = lcm(*(Fraction(each).denominator for each in coefficients))
        return cls(_lowest([int(each * common) for each in coefficients]))

    @property
    def degree(self) -> int:
        """The highest power of x."""
        return len(self.coefficients) - 1

    def sign_at(self, x: Fraction) -> int:
        """Return −1, 0 or 1, in whole numbers throughout."""
        top, bottom = x.numerator, x.denominator
        value, power = 0, 1
        for coefficient in reversed(self.coefficients):
            value = value * top + coefficient * power
            power *= bottom
        return (value > 0) - (value < 0)

    def derivative(self) -> "Polynomial":
        """Return the rate at which it changes."""
        return Polynomial(_lowest([n * each for n, each in enumerate(self.coefficients)][1:]))

    def divided(self, divisor: "Polynomial") -> tuple["Polynomial | None", "Polynomial | None"]:
        """Return the quotient and remainder, each up to a positive factor; None means zero."""
        left, by = list(self.coefficients), divisor.coefficients
        lead, sign = abs(by[-1]), 1 if by[-1] > 0 else -1
        quotient = [0] * max(len(left) - len(by) + 1, 0)
        while len(left) >= len(by):
            factor, shift = left[-1] * sign, len(left) - len(by)
            left, quotient = [each * lead for each in left], [each * lead for each in quotient]
            quotient[shift] += factor
            for place, each in enumerate(by):
                left[place + shift] -= factor * each
            while left and left[-1] == 0:
                left.pop()
        whole = Polynomial(_in_lowest_terms(quotient)) if quotient else None
        return whole, Polynomial(_in_lowest_terms(left)) if left else None

    def without_repeated_roots(self) -> "Polynomial":
        """Return the polynomial with the same roots, each once."""
        if self.degree < 1:
            return self
        repeated = _sturm_chain(self)[-1]
        return (self.divided(repeated)[0] or self) if repeated.degree else self

    def negated(self) -> "Polynomial":
        """Return it with every sign turned."""
        return Polynomial(tuple(-each for each in self.coefficients))


def brackets_of_positive_roots(polynomial: Polynomial) -> Iterator[Bracket]:
    """Yield, for each distinct positive root, in order, an interval (low, high] around that root alone."""
    if polynomial.degree < 1:
        return
    chain = _sturm_chain(polynomial)
    lead = abs(polynomial.coefficients[-1])
    bound = 1 + Fraction(max(map(abs, polynomial.coefficients)), lead)  # Cauchy's: no root is larger
    waiting = [(Fraction(0), bound)]
    while waiting:
        low, high = waiting.pop()
        roots = _changes(chain, low) - _changes(chain, high)
        if roots == 1:
            yield low, high
        elif roots:
            middle = (low + high) / 2
            waiting += [(middle, high), (low, middle)]


def bracketed(polynomial: Polynomial, low: Fraction, high: Fraction, *, width: Fraction) -> Fraction:
    """Return the one root in (low, high], which is not repeated, to a relative accuracy of ``width``."""
    sign = polynomial.sign_at(high)
    while sign and high - low > width * high:
        middle = (low + high) / 2
        at_middle = polynomial.sign_at(middle)
        if at_middle == 0:
            return middle
        low, high = (low, middle) if at_middle == sign else (middle, high)
    return (low + high) / 2 if sign else high


def _sturm_chain(polynomial: Polynomial) -> list[Polynomial]:
    """Return Sturm's chain, which ends in the factor with the repeated roots."""
    chain = [polynomial, polynomial.derivative()]
    while chain[-1].degree > 0 and (left := chain[-2].divided(chain[-1])[1]):
        chain.append(left.negated())
    return chain


def _changes(chain: Sequence[Polynomial], x: Fraction) -> int:
    """Return how often the signs of the chain change at ``x``."""
    signs = [sign for sign in (each.sign_at(x) for each in chain) if sign]
    return sum(one != other for one, other in pairwise(signs))


def _lowest(coefficients: list[int]) -> tuple[int, ...]:
    """Drop the zeros at both ends, which only add or remove the root 0, and reduce to lowest terms."""
    while coefficients and coefficients[-1] == 0:
        coefficients.pop()
    first = next((place for place, each in enumerate(coefficients) if each), 0)
    return _in_lowest_terms(coefficients[first:])


def _in_lowest_terms(coefficients: Sequence[int]) -> tuple[int, ...]:
    common = reduce(gcd, coefficients, 0) or 1
    return tuple(each // common for each in coefficients)
