"""A partnership's savings on a day: each figure worked out when it is first asked for, from what is known."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from moothall.agreement.core.terms import Benefit
from moothall.agreement.queries import register_of
from moothall.money import FinancialYear, Weight
from moothall.savings.appraised import Appraisal, appraise
from moothall.savings.core.appraisal.discount_rates import discount_rate
from moothall.savings.core.forecast import forecast
from moothall.savings.core.outturn import Outturn, PriceSeries, outturn, totals
from moothall.savings.core.overlap import Claimed, Finding, claimed_by, net_of_earlier, review
from moothall.savings.core.report.cumulative import Point, points
from moothall.savings.core.report.mtfs import Mtfs, mtfs
from moothall.savings.core.report.one_page import OnePage, one_page
from moothall.savings.core.report.status import Position
from moothall.savings.core.simulation import Chance, Model, Outcome
from moothall.savings.core.stages import stage_of
from moothall.savings.known import Known
from moothall.savings.simulated import simulated


@dataclass(frozen=True)
class Savings(Known):
    """What one partnership's savings come to on the day ``on``."""

    @cached_property
    def positions(self) -> tuple[Position, ...]:
        """Each benefit with the stage it has reached and when the next is due."""
        return tuple(self._position(benefit) for benefit in self.benefits)

    def outturn(self, series: PriceSeries | None = None) -> list[Outturn]:
        """Return each cost against its baseline."""
        return outturn(self.actuals, baselines=self.recorded_baselines, series=series)

    @cached_property
    def saved(self) -> list[Point]:
        """What has been saved year by year, as far as a baseline tells."""
        by_year = totals(self.outturn(), by="year")
        return points({year: pence for year, pence in by_year.items() if isinstance(year, FinancialYear)})

    @cached_property
    def claimed(self) -> tuple[Claimed, ...]:
        """What each benefit claims by place, of those that say how they are divided."""
        return tuple(
            claim
            for benefit in self.benefits
            if benefit.measure == "saving" and benefit.id not in {each.id for each in self.undivided}
            for claim in claimed_by(benefit, self._weights(benefit))
        )

    @cached_property
    def undivided(self) -> tuple[Benefit, ...]:
        """The benefits of several councils or services of which nobody has said how they are divided."""
        return tuple(
            each
            for each in self.benefits
            if self._weights(each) is None and not (len(each.authorities) == len(each.services) == 1)
        )

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Savings that cannot all be so: S-01 and S-02, and S-03 for what earlier arrangements made."""
        baselines = {place: each.pence for place, each in self.baselines.items()}
        return (*review(self.claimed, baselines=baselines, name_of=self.name_of), *self._net[1])

    @cached_property
    def counted(self) -> tuple[Position, ...]:
        """The positions with what earlier arrangements already save taken out of their profiles."""
        if not self.earlier:
            return self.positions
        return tuple(self._less_earlier(position) for position in self.positions)

    def forecast(self, *, draws: int | None = None, seed: int | None = None) -> tuple[Model, Outcome] | None:
        """Return the model and what it came to; None where no benefit has a profile."""
        if draws is None and seed is None:
            return self._usual_forecast
        runs = draws or self.scenario.draws
        return self._forecast(runs, self.scenario.seed if seed is None else seed)

    @cached_property
    def _usual_forecast(self) -> tuple[Model, Outcome] | None:
        return self._forecast(self.scenario.draws, self.scenario.seed)

    def _forecast(self, draws: int, seed: int) -> tuple[Model, Outcome] | None:
        if not any(each.benefit.profile_pence for each in self.counted):
            return None
        model = forecast(self.counted, targets=self.targets, sureness=self.scenario.sureness)
        return model, simulated(model, draws=draws, seed=seed)

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
    def summary(self) -> OnePage | None:
        """The page about the first of the targets; None where there is none."""
        if not self.targets:
            return None
        found = self.forecast()
        return one_page(
            target=self.targets[0],
            line=self.saved,
            outcome=self._in_words(found[1]) if found else None,
            positions=self.positions,
            detriments=self.appraisal.detriments if self.appraisal else (),
            today=self.on,
            name_of=self.name_of,
        )

    def called(self, name: str) -> str:
        """Return what a line of the model is called: by its benefit's name, where it is one."""
        history = self.register.histories.get(name)
        return history.original.name if history and isinstance(history.original, Benefit) else name

    def _in_words(self, outcome: Outcome) -> Outcome:
        """Return an outcome whose assumptions are named as people know them."""
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
    def _net(self) -> tuple[list[Claimed], list[Finding]]:
        return net_of_earlier(self.claimed, self.earlier, name_of=self.name_of)

    def _less_earlier(self, position: Position) -> Position:
        """Return a position whose profile is what it claims, net; unchanged where it is not divided."""
        mine = [claim for claim in self._net[0] if claim.benefit == position.benefit.id]
        if not mine:
            return position
        profile = dict.fromkeys(position.benefit.profile_pence, 0)
        for claim in mine:
            profile[claim.place.year.name] += claim.pence
        return replace(position, benefit=position.benefit.model_copy(update={"profile_pence": profile}))


def savings_of(partnership: str, on: date) -> Savings:
    """Return a partnership's savings as they stood on a day."""
    return Savings(partnership, on, register_of(partnership))
