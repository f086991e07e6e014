"""What a partnership's figures are worked out from on a day, as agreed and recorded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from moothall.agreement.core.register import Register, State
from moothall.agreement.core.sentences import NameOf, names
from moothall.agreement.core.terms import Benefit, Target
from moothall.savings.core.baseline import Baseline, BaselineChange, CostPlace, baselines_on, changes
from moothall.savings.core.benefit_details import Details, Scenario
from moothall.savings.core.outturn import Actual
from moothall.savings.core.overlap import EarlierSaving
from moothall.savings.core.stages import Move
from moothall.savings.queries import records


@dataclass(frozen=True)
class SavingsInputs:
    """What is known about one partnership's savings on the day ``on``; no table is read twice."""

    partnership: str
    on: date
    register: Register

    @property
    def state(self) -> State:
        """The agreement as it holds on the day."""
        return self.register.state(self.on)

    @cached_property
    def name_of(self) -> NameOf:
        """Gives the short name of a term by its id."""
        return self.register.worked_out("names", names)

    @cached_property
    def benefits(self) -> tuple[Benefit, ...]:
        """The benefits that hold on the day."""
        return self.state.of(Benefit)

    @cached_property
    def moves(self) -> Mapping[str, tuple[Move, ...]]:
        """The moves of each benefit that were made by the day."""
        return {
            benefit: tuple(move for move, _ in rows if move.on <= self.on)
            for benefit, rows in self._moves.items()
        }

    @cached_property
    def details(self) -> Mapping[str, Details]:
        """The latest details of each benefit besides its term."""
        return {benefit: known for benefit, (known, _) in self._details.items()}

    @cached_property
    def recorded_baselines(self) -> tuple[Baseline, ...]:
        """Every baseline frozen by the day, including changes, in the order recorded."""
        return tuple(each for each, _ in self._baselines if each.frozen_on <= self.on)

    @property
    def baselines(self) -> Mapping[CostPlace, Baseline]:
        """The baseline of each place as it stood on the day."""
        return baselines_on(self.recorded_baselines, self.on)

    @property
    def baseline_changes(self) -> list[BaselineChange]:
        """Every change to a baseline that was already frozen."""
        return changes(self.recorded_baselines)

    @cached_property
    def actuals(self) -> tuple[Actual, ...]:
        """What was spent in years that are over: from recorded years of cost, or else as entered."""
        over = (actual for actual, _ in self._actuals.values() if _is_over(actual, self.on))
        return tuple(
            sorted(over, key=lambda each: (each.place.year, each.place.service, each.place.authority))
        )

    @cached_property
    def earlier(self) -> tuple[EarlierSaving, ...]:
        """What older arrangements already save."""
        return tuple(each for each, _ in records.earlier(self.partnership))

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """The targets of the whole programme that are due by a day: earliest first, then largest."""
        found = self.state.where(Target, _is_of_the_programme)
        return tuple(sorted(found, key=lambda each: (each.by or date.max, -each.amount_pence)))

    @cached_property
    def scenario(self) -> Scenario:
        """The settings of the simulation."""
        return self._scenario[0]

    @cached_property
    def illustrative(self) -> frozenset[str]:
        """Which kinds of record are at least partly illustrative."""
        held = {each.id for each in self.benefits}
        kinds = {
            "benefits": any(each.basis == "illustrative" for each in self.benefits),
            "baselines": any(made_up for _, made_up in self._baselines),
            "actuals": any(made_up for _, made_up in self._actuals.values()),
            "moves": any(made_up for name in held for _, made_up in self._moves.get(name, ())),
            "details": any(made_up for name, (_, made_up) in self._details.items() if name in held),
            "sureness": self._scenario[1],
        }
        return frozenset(kind for kind, is_so in kinds.items() if is_so)

    @cached_property
    def _moves(self) -> dict[str, list[tuple[Move, bool]]]:
        return records.moves(self.partnership)

    @cached_property
    def _details(self) -> dict[str, tuple[Details, bool]]:
        return records.details_by_benefit(self.partnership)

    @cached_property
    def _baselines(self) -> list[tuple[Baseline, bool]]:
        return records.baselines(self.partnership)

    @cached_property
    def _actuals(self) -> dict[CostPlace, tuple[Actual, bool]]:
        return records.entered_actuals(self.partnership) | records.worked_out_actuals(self.partnership)

    @cached_property
    def _scenario(self) -> tuple[Scenario, bool]:
        return records.scenario(self.partnership)


def _is_over(actual: Actual, on: date) -> bool:
    until = actual.place.year.period.until
    return until is not None and until <= on


def _is_of_the_programme(target: Target) -> bool:
    by_a_day = target.by is not None and target.measure == "saving" and target.span == "cumulative"
    return by_a_day and not target.authorities and not target.services
