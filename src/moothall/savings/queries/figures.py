"""A partnership's savings on a day: each figure is worked out when it is first needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache as once
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import numpy
from django.core.cache import cache

from moothall.agreement.core.terms import Benefit
from moothall.agreement.queries import register_of
from moothall.money import FinancialYear, Weight
from moothall.savings.core import simulation
from moothall.savings.core.appraisal.discount_rates import discount_rate
from moothall.savings.core.baseline import Baseline
from moothall.savings.core.benefit_details import Details
from moothall.savings.core.forecast import forecast
from moothall.savings.core.outturn import Actual, Outturn, PriceSeries, outturn, totals
from moothall.savings.core.overlap import ClaimedSaving, SavingFinding, claimed_by, net_of_earlier, review
from moothall.savings.core.programme_appraisal import Appraisal, appraise
from moothall.savings.core.report.cumulative_total import Point, points
from moothall.savings.core.report.mtfs import Mtfs, mtfs
from moothall.savings.core.report.status import Position
from moothall.savings.core.report.summary import SavingsSummary, summary
from moothall.savings.core.simulation import Chance, Model, SimulationOutcome, simulate
from moothall.savings.core.stages import Move, stage_of
from moothall.savings.queries import records
from moothall.savings.queries.inputs import SavingsInputs

CACHE_SECONDS = 30 * 24 * 60 * 60  # seconds


def cached_outcome(model: Model, *, draws: int, seed: int) -> SimulationOutcome:
    """Return the outcome of the model, from the cache if it has been run before."""
    key = f"savings:{digest_of(model, draws=draws, seed=seed)}"
    kept = cache.get(key)
    if isinstance(kept, SimulationOutcome):
        return kept
    outcome = simulate(model, draws=draws, seed=seed)
    cache.set(key, outcome, CACHE_SECONDS)
    return outcome


def digest_of(model: Model, *, draws: int, seed: int) -> str:
    """Return the digest of everything that the figures depend on: the inputs, and the simulation's code."""
    return sha256(repr((method_digest(), model, draws, seed)).encode()).hexdigest()


@once
def method_digest() -> str:
    """Return the digest of the simulation's own source text and of the numpy that it draws with.

    A version number raised by hand would one day be forgotten, and old figures would stand for a month.
    """
    return digest_of_sources(Path(simulation.__file__).parent, version=numpy.__version__)


def digest_of_sources(folder: Path, *, version: str) -> str:
    """Return the digest of every module in ``folder``, by name and text, and of a library's ``version``."""
    found = sha256(version.encode())
    for file in sorted(folder.rglob("*.py")):
        found.update(f"\0{file.relative_to(folder)}\0".encode() + file.read_bytes())
    return found.hexdigest()


@dataclass(frozen=True)
class SavingsFigures(SavingsInputs):
    """One partnership's savings as they stand on the day ``on``."""

    @cached_property
    def positions(self) -> tuple[Position, ...]:
        """Each benefit with the stage it has reached and when the next is due."""
        return tuple(self._position(benefit) for benefit in self.benefits)

    def outturn(self, series: PriceSeries | None = None) -> list[Outturn]:
        """Return each cost against its baseline."""
        return outturn(self.actuals, baselines=self.recorded_baselines, series=series)

    @cached_property
    def saved(self) -> list[Point]:
        """What has been saved year by year, wherever there is a baseline."""
        by_year = totals(self.outturn(), by="year")
        return points({year: pence for year, pence in by_year.items() if isinstance(year, FinancialYear)})

    @cached_property
    def claimed(self) -> tuple[ClaimedSaving, ...]:
        """What each benefit claims by place, for those that say how they are divided."""
        return tuple(
            claim
            for benefit in self.benefits
            if benefit.measure == "saving" and benefit.id not in {each.id for each in self.undivided}
            for claim in claimed_by(benefit, self._weights(benefit))
        )

    @cached_property
    def undivided(self) -> tuple[Benefit, ...]:
        """The benefits for several councils or services that do not say how they are divided."""
        return tuple(
            each
            for each in self.benefits
            if self._weights(each) is None and not (len(each.authorities) == len(each.services) == 1)
        )

    @cached_property
    def findings(self) -> tuple[SavingFinding, ...]:
        """Savings that cannot all be true: S-01 and S-02, and S-03 for what earlier arrangements saved."""
        baselines = {place: each.pence for place, each in self.baselines.items()}
        return (*review(self.claimed, baselines=baselines, name_of=self.name_of), *self._net[1])

    @cached_property
    def counted(self) -> tuple[Position, ...]:
        """The positions, with what earlier arrangements already save taken out of their profiles."""
        if not self.earlier:
            return self.positions
        return tuple(self._less_earlier(position) for position in self.positions)

    def forecast(
        self, *, draws: int | None = None, seed: int | None = None
    ) -> tuple[Model, SimulationOutcome] | None:
        """Return the model and its outcome; None if no benefit has a profile."""
        if draws is None and seed is None:
            return self._usual_forecast
        runs = draws or self.scenario.draws
        return self._forecast(runs, self.scenario.seed if seed is None else seed)

    @cached_property
    def _usual_forecast(self) -> tuple[Model, SimulationOutcome] | None:
        return self._forecast(self.scenario.draws, self.scenario.seed)

    def _forecast(self, draws: int, seed: int) -> tuple[Model, SimulationOutcome] | None:
        if not any(each.benefit.profile_pence for each in self.counted):
            return None
        model = forecast(self.counted, targets=self.targets, sureness=self.scenario.sureness)
        return model, cached_outcome(model, draws=draws, seed=seed)

    @cached_property
    def chances(self) -> tuple[Chance, ...]:
        """The chance of each target."""
        found = self.forecast()
        return found[1].chances if found else ()

    @cached_property
    def appraisal(self) -> Appraisal | None:
        """What the programme is worth; None where no benefit has a profile."""
        rate = discount_rate(self.on)
        return appraise(self.counted, dict(self.details), rate=rate, name_of=self.name_of)

    @cached_property
    def mtfs(self) -> Mtfs:
        """The lines for the medium-term financial strategy."""
        return mtfs(self.counted)

    @cached_property
    def summary(self) -> SavingsSummary | None:
        """The page about the first of the targets; None if there is none."""
        if not self.targets:
            return None
        found = self.forecast()
        return summary(
            target=self.targets[0],
            line=self.saved,
            outcome=self._in_words(found[1]) if found else None,
            positions=self.positions,
            detriments=self.appraisal.detriments if self.appraisal else (),
            today=self.on,
            name_of=self.name_of,
        )

    def called(self, name: str) -> str:
        """Return the name of a line of the model: its benefit's name, if it is a benefit."""
        history = self.register.histories.get(name)
        return history.original.name if history and isinstance(history.original, Benefit) else name

    def _in_words(self, outcome: SimulationOutcome) -> SimulationOutcome:
        """Return an outcome with its assumptions named as people know them."""
        return replace(
            outcome, shares=tuple(replace(each, name=self.called(each.name)) for each in outcome.shares)
        )

    def _position(self, benefit: Benefit) -> Position:
        moves, known = self.moves.get(benefit.id, ()), self.details.get(benefit.id)
        stage = stage_of(moves, on=self.on)
        since = moves[-1].on if moves else None
        return Position(benefit, stage, since, known.next_due(stage) if known else None)

    def _weights(self, benefit: Benefit) -> Mapping[tuple[str, str], Weight] | None:
        known = self.details.get(benefit.id)
        return known.weights if known else None

    @cached_property
    def _net(self) -> tuple[list[ClaimedSaving], list[SavingFinding]]:
        return net_of_earlier(self.claimed, self.earlier, name_of=self.name_of)

    def _less_earlier(self, position: Position) -> Position:
        """Return a position whose profile is what it claims, net; unchanged if it is not divided."""
        mine = [claim for claim in self._net[0] if claim.benefit == position.benefit.id]
        if not mine:
            return position
        profile = dict.fromkeys(position.benefit.profile_pence, 0)
        for claim in mine:
            profile[claim.place.year.name] += claim.pence
        return replace(position, benefit=position.benefit.model_copy(update={"profile_pence": profile}))


def savings_of(partnership: str, on: date) -> SavingsFigures:
    """Return a partnership's savings as they stood on a day."""
    return SavingsFigures(partnership, on, register_of(partnership))


__all__ = [
    "SavingsFigures",
    "actuals_of",
    "appraisal_of",
    "baselines_of",
    "details_of",
    "findings_of",
    "forecast_of",
    "illustrative_of",
    "moves_of",
    "mtfs_of",
    "outturn_of",
    "positions_of",
    "prices_of",
    "savings_of",
    "summary_of",
]


def positions_of(partnership: str, on: date) -> tuple[Position, ...]:
    """Return each benefit that holds on a day, with its stage and when the next is due."""
    return savings_of(partnership, on).positions


def baselines_of(partnership: str, on: date) -> tuple[Baseline, ...]:
    """Return every baseline frozen by a day, including changes, in the order recorded."""
    return savings_of(partnership, on).recorded_baselines


def moves_of(partnership: str, benefit: str) -> tuple[Move, ...]:
    """Return every move of a benefit, in order."""
    return tuple(move for move, _ in records.moves(partnership).get(benefit, ()))


def details_of(partnership: str, benefit: str) -> Details:
    """Return what is known about a benefit besides its term."""
    known = records.details_by_benefit(partnership).get(benefit)
    return known[0] if known else Details()


def actuals_of(partnership: str) -> tuple[Actual, ...]:
    """Return every known cost, from recorded years of cost or else as entered."""
    return savings_of(partnership, date.max).actuals


def outturn_of(partnership: str, on: date, series: PriceSeries | None = None) -> Sequence[Outturn]:
    """Return each cost of a year that was over by a day against its baseline."""
    return savings_of(partnership, on).outturn(series)


def prices_of(partnership: str) -> Sequence[PriceSeries]:
    """Return the series of prices that were given."""
    return records.prices(partnership)


def findings_of(partnership: str, on: date) -> tuple[SavingFinding, ...]:
    """Return the savings that cannot all be true, by rules S-01 to S-03."""
    return savings_of(partnership, on).findings


def forecast_of(
    partnership: str, on: date, *, draws: int | None = None, seed: int | None = None
) -> tuple[Model, SimulationOutcome] | None:
    """Return what was simulated and the outcome; None if no benefit has a profile."""
    return savings_of(partnership, on).forecast(draws=draws, seed=seed)


def summary_of(partnership: str, on: date) -> SavingsSummary | None:
    """Return the page that a councillor reads; None if no target has a date."""
    return savings_of(partnership, on).summary


def mtfs_of(partnership: str, on: date) -> Mtfs:
    """Return the lines for the medium-term financial strategy."""
    return savings_of(partnership, on).mtfs


def appraisal_of(partnership: str, on: date) -> Appraisal | None:
    """Return what the programme is worth; None where no benefit has a profile."""
    return savings_of(partnership, on).appraisal


def illustrative_of(partnership: str, on: date) -> frozenset[str]:
    """Return which of benefits, baselines, actuals, moves, details and sureness are illustrative."""
    return savings_of(partnership, on).illustrative
