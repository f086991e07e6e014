"""One service's cost in a year, shared between its councils: exactly, within the limits, to the penny."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from moothall.agreement.core.terms import CostShare
from moothall.periods import Period
from moothall.recharges.core.findings import LimitsCannotBeKept, NobodyPays, RechargeFinding
from moothall.recharges.core.limits import LimitedAmounts, within
from moothall.recharges.core.rounding import rounded_to
from moothall.recharges.core.share_terms import ShareTerms
from moothall.recharges.core.share_weights import Weights, weights_over

_NOBODY = ""


@dataclass(frozen=True, slots=True)
class Slice:
    """A run of days with one cost and one set of weights: ``pence`` of a unit, and the part falling here."""

    period: Period
    weights: Weights
    pence: int
    part: Fraction

    @property
    def cost(self) -> Fraction:
        """What the service costs on these days, exactly."""
        return self.pence * self.part


@dataclass(frozen=True, slots=True)
class SharedService:
    """What each council pays for a service in a year, with the slices that it comes from."""

    service: str
    slices: tuple[Slice, ...]
    exact: Mapping[str, Fraction]
    by_authority: Mapping[str, int]
    unshared: int
    limited: tuple[tuple[CostShare, LimitedAmounts], ...]
    findings: tuple[RechargeFinding, ...]

    @property
    def pence(self) -> int:
        """What the councils pay between them."""
        return sum(self.by_authority.values())


def shared(terms: ShareTerms, year: Period, costs: Mapping[Period, int]) -> SharedService:
    """Return the cost of a service shared by ``terms``; ``costs`` are whole pence by run of days."""
    slices = tuple(_slices(terms, year, costs))
    exact: dict[str, Fraction] = {}
    limited: list[tuple[CostShare, LimitedAmounts]] = []
    findings: list[RechargeFinding] = [found for each in slices for found in each.weights.findings]
    for share, those in _by_share(slices):
        kept = _within(share, those, year)
        if kept.why_not:
            findings.append(LimitsCannotBeKept(terms.service, share.id, kept.why_not))
        limited.append((share, kept))
        for authority, amount in kept.amounts.items():
            exact[authority] = exact.get(authority, Fraction(0)) + amount
    unshared = [each for each in slices if not each.weights.total and each.cost]
    findings += [NobodyPays(terms.service, each.period, round(each.cost)) for each in unshared]
    nobody = {_NOBODY: sum((each.cost for each in unshared), Fraction(0))} if unshared else {}
    pence = rounded_to(sum(costs.values()), {**dict(sorted(exact.items())), **nobody})
    left = pence.pop(_NOBODY, 0)
    once = tuple(dict.fromkeys(findings))
    return SharedService(terms.service, slices, exact, pence, left, tuple(limited), once)


def _slices(terms: ShareTerms, year: Period, costs: Mapping[Period, int]) -> Iterator[Slice]:
    """Yield the cost of every run of days on which neither the cost nor the weights change."""
    all_weights = weights_over(year, terms)
    for unit, pence in costs.items():
        for weights in all_weights:
            inside = weights.period & unit
            if inside:
                yield Slice(inside, weights, pence, Fraction(inside.days or 0, unit.days or 1))


def _by_share(slices: Sequence[Slice]) -> list[tuple[CostShare, list[Slice]]]:
    """Return the slices that councils bear, by the cost share in force; a changed share counts as another."""
    by_share: dict[int, tuple[CostShare, list[Slice]]] = {}
    for each in slices:
        if each.weights.share is not None and each.weights.total:
            by_share.setdefault(id(each.weights.share), (each.weights.share, []))[1].append(each)
    return list(by_share.values())


def amounts(slices: Sequence[Slice]) -> dict[str, Fraction]:
    """Return what each council bears of the slices, exactly, over one common denominator until the end."""
    bases = [each.cost / each.weights.total for each in slices]
    common = lcm(*(base.denominator for base in bases))
    sums: dict[str, Fraction | int] = {}
    for each, base in zip(slices, bases, strict=True):
        numerator = base.numerator * (common // base.denominator)
        for authority, weight in each.weights.by_authority.items():
            part = numerator * weight.numerator if weight.denominator == 1 else numerator * weight
            sums[authority] = sums.get(authority, 0) + part
    return {authority: Fraction(part) / common for authority, part in sums.items()}


def _within(share: CostShare, slices: Sequence[Slice], year: Period) -> LimitedAmounts:
    """Return what each council bears under one cost share, within its limits for the days it does so."""
    plain = amounts(slices)
    if not share.floor_pence and not share.cap_pence:
        return LimitedAmounts(plain)
    days = dict.fromkeys(plain, 0)
    for each in slices:
        for authority in each.weights.by_authority:
            days[authority] += each.period.days or 0
    part = {authority: Fraction(held, year.days or 1) for authority, held in days.items()}
    return within(
        plain,
        floors={each: share.floor_pence[each] * part[each] for each in plain if each in share.floor_pence},
        caps={each: share.cap_pence[each] * part[each] for each in plain if each in share.cap_pence},
    )
