"""From benefits, and the stages they have reached, to the model that is simulated.

How sure a benefit is depends on how far it has got: an idea may come to nothing; what is banked is certain.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from moothall.agreement.core.terms import Benefit, Target
from moothall.money import FinancialYear
from moothall.refusals import Invalid
from moothall.savings.core.report.status import Position
from moothall.savings.core.simulation import Certain, Delay, Goal, Model, Pert, UncertainLine
from moothall.savings.core.simulation.distributions import Distribution
from moothall.savings.core.stages import Stage


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure a benefit at one stage is: how large it may turn out, how late, how it varies by year."""

    size: Distribution = field(default_factory=lambda: Certain(1.0))
    delay: Delay | None = None
    yearly_sd: float = 0.0
    loadings: Mapping[str, float] = field(default_factory=dict)


# Made up to show how it works, and marked so wherever it is shown: each partnership has its own record.
ILLUSTRATIVE: Mapping[Stage, Sureness] = {
    "idea": Sureness(Pert(0.0, 0.5, 1.2), Delay((0.3, 0.4, 0.3)), 0.10, {"Common cause": 0.5}),
    "planned": Sureness(Pert(0.3, 0.9, 1.2), Delay((0.5, 0.35, 0.15)), 0.08, {"Common cause": 0.5}),
    "in_delivery": Sureness(Pert(0.6, 1.0, 1.15), Delay((0.8, 0.2)), 0.05, {"Common cause": 0.4}),
    "delivered": Sureness(yearly_sd=0.03),
    "banked": Sureness(),
}


def forecast(
    positions: Iterable[Position],
    *,
    targets: Sequence[Target] = (),
    sureness: Mapping[Stage, Sureness] = ILLUSTRATIVE,
    already_pence: int = 0,
) -> Model:
    """Return the model of the benefits with a profile, with each target that has a date as a goal.

    Lines and goals are named by the ids of their benefits and targets.
    """
    kept = [position for position in positions if position.benefit.profile_pence]
    if not kept:
        raise Invalid(
            "No benefit has a profile by year, so there is nothing to simulate. Give one a profile."
        )
    years = _years(each.benefit for each in kept)
    return Model(
        first_year=years[0],
        lines=tuple(_line(each, years, sureness[each.stage]) for each in kept),
        goals=tuple(_goals(targets)),
        already_pence=already_pence,
    )


def _goals(targets: Iterable[Target]) -> Iterator[Goal]:
    """Yield the targets that a running total can reach: of saving, added up over the years, with a date."""
    for target in targets:
        if target.by and target.measure == "saving" and target.span == "cumulative":
            yield Goal(target.id, target.amount_pence, target.by)


def _years(benefits: Iterable[Benefit]) -> list[FinancialYear]:
    named = sorted({FinancialYear(year) for benefit in benefits for year in benefit.profile_pence})
    years = named[:1]
    while years[-1] < named[-1]:
        years.append(years[-1].next)
    return years


def _line(position: Position, years: Sequence[FinancialYear], sureness: Sureness) -> UncertainLine:
    profile = position.benefit.profile_pence
    sign = -1 if position.benefit.measure == "cost" else 1
    return UncertainLine(
        name=position.benefit.id,
        pence=tuple(sign * profile.get(year.name, 0) for year in years),
        size=sureness.size,
        delay=sureness.delay,
        yearly_sd=sureness.yearly_sd,
        loadings=sureness.loadings,
    )
