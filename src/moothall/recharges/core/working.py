"""The working of one recharge: share, driver reading, pool, support steps, and the ledger lines under them.

A step is a sentence with its figure, the ids of the terms it rests on, and the question that the ledgers
answer with its lines. Steps have steps under them, whose figures add up to the step's own (exactly, if it has
an exact figure), so a page can print the sum.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from moothall.money import pounds
from moothall.periods import Period, written
from moothall.recharges.core.allocation import Allocation, Flow
from moothall.recharges.core.pools import LedgerQuestion
from moothall.recharges.core.shared_service import SharedService, Slice, amounts
from moothall.recharges.core.units import Unit
from moothall.recharges.core.year import Recharges
from moothall.refusals import Missing

NameOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class WorkingStep:
    """One step of a working; ``exact`` is in pence and may be a fraction."""

    sentence: str
    exact: Fraction
    rests_on: tuple[str, ...] = ()
    ledger: LedgerQuestion | None = None
    under: tuple["WorkingStep", ...] = ()


@dataclass(frozen=True, slots=True)
class Working:
    """How one council's recharge for one service came about."""

    service: str
    authority: str
    pence: int
    shares: tuple[WorkingStep, ...]
    limits: WorkingStep | None
    rounding: WorkingStep | None
    costs: tuple[WorkingStep, ...]

    @property
    def exact(self) -> Fraction:
        """The sum of the steps, which is the pence."""
        steps = (*self.shares, *filter(None, (self.limits, self.rounding)))
        return sum((step.exact for step in steps), Fraction(0))


def working(year: Recharges, service: str, authority: str, *, name_of: NameOf = str) -> Working:
    """Return the working of what ``authority`` pays for ``service``; refused if it bears no share."""
    shared = year.services.get(service)
    if shared is None or authority not in shared.by_authority:
        raise Missing(
            f"{name_of(authority)} bears no share of {name_of(service)} in {year.question.year.written()}.",
            service=service,
            authority=authority,
        )
    shares = tuple(_shares(shared, authority, name_of, _parts(year, service, authority)))
    return Working(
        service=service,
        authority=authority,
        pence=shared.by_authority[authority],
        shares=shares,
        limits=_limits(shared, authority, sum((step.exact for step in shares), Fraction(0))),
        rounding=_rounding(shared, authority),
        costs=tuple(
            _cost(unit, allocation, service, name_of)
            for unit, allocation in year.units
            if service in allocation.loaded  # it may have cost nothing in part of the year
        ),
    )


def _parts(year: Recharges, service: str, authority: str) -> tuple[tuple[Period, str], ...]:
    """Return the terms under which a council takes part in a service."""
    return tuple(
        (part.period, part.term)
        for terms in year.question.terms
        if terms.service == service
        for part in terms.parts
        if part.authority == authority and part.term
    )


def _shares(
    shared: SharedService, authority: str, name_of: NameOf, parts: tuple[tuple[Period, str], ...]
) -> Iterator[WorkingStep]:
    """Yield a step for every slice that the council bears a share of."""
    for each in shared.slices:
        share, weights = each.weights.share, each.weights.by_authority
        if share is not None and authority in weights and each.weights.total:
            rests_on = [share.id, *(term for period, term in parts if period.overlaps(each.period))]
            before = each.weights.earlier
            rests_on += [before.id] if before else []
            rests_on += [used.driver for used in (share, before) if used and used.driver]
            exact = amounts([each])[authority]
            yield WorkingStep(_share(each, authority, exact, name_of), exact, tuple(dict.fromkeys(rests_on)))


def _share(each: Slice, authority: str, exact: Fraction, name_of: NameOf) -> str:
    """Say how much of a slice a council bears, and by which reading."""
    weight, total = each.weights.by_authority[authority], each.weights.total
    reading = each.weights.readings.get(authority)
    read = f", its reading of {reading.quantity.normalize():,f} on {written(reading.on)}" if reading else ""
    return (
        f"{each.period.written()}: {_near(each.cost)} shared by {_number(total)}, of which "
        f"{name_of(authority)} has {_number(weight)}{read}: {_near(exact)}."
    )


def _limits(shared: SharedService, authority: str, plain: Fraction) -> WorkingStep | None:
    """Return what floors and caps add or take away, if anything."""
    change = shared.exact[authority] - plain
    if not change:
        return None
    kept = [(share, each) for share, each in shared.limited if authority in each.amounts]
    at_floor = any(authority in each.at_floor for _, each in kept)
    at_cap = any(authority in each.at_cap for _, each in kept)
    why = "its floor" if at_floor else "its cap" if at_cap else "what floors and caps leave to the others"
    sentence = f"To keep to {why}: {_near(change)}."
    return WorkingStep(sentence, change, tuple(dict.fromkeys(share.id for share, _ in kept)))


def _rounding(shared: SharedService, authority: str) -> WorkingStep | None:
    """Return what rounds the share to whole pence, if anything; over all councils these add up to nothing."""
    pence, exact = shared.by_authority[authority], shared.exact[authority]
    if pence == exact:
        return None
    turned = "up" if pence > exact else "down"
    return WorkingStep(
        f"Rounded {turned} to a whole penny, so that all shares add up to the cost.", pence - exact
    )


def _cost(unit: Unit, allocation: Allocation, service: str, name_of: NameOf) -> WorkingStep:
    """Return what the service cost in a unit: its own lines, and what each support service charged it."""
    pence = allocation.loaded[service]
    own = _own(unit, service, name_of)
    charged = [
        _charge(unit, allocation, flow, name_of) for flow in allocation.received(service) if flow.pence
    ]
    sentence = f"{name_of(service)} cost {pounds(pence)} {_in(unit.period)}, including its support."
    return WorkingStep(sentence, Fraction(pence), under=(*own, *charged))


def _own(unit: Unit, service: str, name_of: NameOf) -> list[WorkingStep]:
    """Return a step for every cost pool of a service in a unit, with its ledger question."""
    return [
        WorkingStep(
            f"{pool.title or name_of(service)}: {pounds(pool.pence)}.",
            Fraction(pool.pence),
            ledger=pool.ledger,
        )
        for pool in unit.pools
        if pool.id == service
    ]


def _charge(unit: Unit, allocation: Allocation, flow: Flow, name_of: NameOf) -> WorkingStep:
    """Return what a support service charged, with its own cost and the support that it had in turn."""
    support, gross = flow.support, allocation.gross[flow.support]
    drivers = {use.driver for use in unit.usage if (use.support, use.receiver) == (support, flow.receiver)}
    received = [
        WorkingStep(f"{name_of(other.support)} charged it {pounds(other.pence)}.", Fraction(other.pence))
        for other in allocation.received(support)
        if other.pence
    ]
    whole = WorkingStep(
        f"{name_of(support)} cost {pounds(gross)}, including what it was charged.",
        Fraction(gross),
        under=(*_own(unit, support, name_of), *received),
    )
    units = f"{flow.weight:,} of {flow.of:,}"
    sentence = f"{name_of(support)} charged {pounds(flow.pence)}: {units} of its {pounds(gross)}."
    return WorkingStep(sentence, Fraction(flow.pence), tuple(sorted(drivers - {""})), under=(whole,))


def _in(period: Period) -> str:
    return f"in {period.written()}"


def _near(pence: Fraction) -> str:
    """Write an exact amount, saying so if it is shown to the nearest penny."""
    about = "" if pence.denominator == 1 else "about "
    return f"{about}{pounds(round(pence))}"


def _number(value: Fraction) -> str:
    """Write a weight: a whole number, or a fraction of two."""
    return f"{value.numerator:,}" if value.denominator == 1 else f"{value.numerator:,}/{value.denominator:,}"
