"""Recording all that a file says about savings, or nothing; and nothing twice."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from moothall.audit.core.actor import Acting
from moothall.audit.rights import operator_only, permitted
from moothall.savings.files import BenefitEntry, SavingsFile
from moothall.savings.operations import benefits, costs
from moothall.savings.queries import records
from moothall.savings.queries.figures import savings_of

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class LoadCount:
    """How many things were recorded, and how many were already there and the same."""

    recorded: int
    already: int


@permitted("run_server", by=operator_only, parts=True)
@transaction.atomic
def load_savings(*, file: SavingsFile, partnership: str, acting: Acting) -> LoadCount:
    """Record what the file says that is not yet recorded."""
    acts = list(_FileComparison(file, partnership, acting).acts())
    for act in acts:
        if act is not None:
            act()
    recorded = sum(act is not None for act in acts)
    return LoadCount(recorded, len(acts) - recorded)


class _FileComparison:
    """Compares a file with what is recorded."""

    def __init__(self, file: SavingsFile, partnership: str, acting: Acting) -> None:
        self.file, self.partnership = file, partnership
        self.given: dict[str, Any] = {"partnership": partnership, "acting": acting, "basis": file.basis}
        self.known = savings_of(partnership, date.max)

    def acts(self) -> Iterator[Act | None]:
        """Yield what is to be done for each thing in the file, in order; None for what is already there."""
        yield from self._baselines()
        yield from self._sums()
        for benefit in self.file.benefits:
            yield from self._benefit(benefit)
        yield from self._prices()
        if scenario := self.file.scenario:
            is_there = self.known.scenario == scenario
            yield None if is_there else lambda: benefits.set_scenario(scenario=scenario, **self.given)

    def _baselines(self) -> Iterator[Act | None]:
        frozen = {(each.place, each.pence, each.frozen_on) for each in self.known.recorded_baselines}
        for each in self.file.baselines:
            named = {"source": each.source or self.file.source, "reason": each.reason or "", **self.given}
            named |= {"place": each.place, "pence": each.pence, "frozen_on": each.frozen_on}
            is_there = (each.place, each.pence, each.frozen_on) in frozen
            yield None if is_there else _later(costs.freeze_baseline, named)

    def _sums(self) -> Iterator[Act | None]:
        spent = {place: each.pence for place, (each, _) in records.entered_actuals(self.partnership).items()}
        saved = {(each.arrangement, each.place): each.pence for each in self.known.earlier}
        for each in self.file.actuals:
            for place, pence in each.by_place.items():
                named = {"place": place, "pence": pence, "source": each.source or self.file.source}
                act = _later(costs.record_actual, named | self.given)
                yield None if spent.get(place) == pence else act
        for each in self.file.earlier:
            for place, pence in each.by_place.items():
                named = {"place": place, "pence": pence, "source": each.source or self.file.source}
                named |= {"arrangement": each.arrangement, **self.given}
                is_there = saved.get((each.arrangement, place)) == pence
                yield None if is_there else _later(costs.record_earlier_saving, named)

    def _benefit(self, file: BenefitEntry) -> Iterator[Act | None]:
        about = {"benefit": file.benefit, **self.given}
        if file.details:
            is_there = self.known.details.get(file.benefit) == file.details
            act = _later(benefits.describe_benefit, about | {"details": file.details})
            yield None if is_there else act
        made = [(move.to, move.on) for move in self.known.moves.get(file.benefit, ())]
        for move in file.moves:
            named = {"to": move.to, "on": move.on, "evidence": move.evidence, "reason": move.reason or ""}
            is_there = (move.to, move.on) in made
            yield None if is_there else _later(benefits.move_benefit, about | named)

    def _prices(self) -> Iterator[Act | None]:
        known = {(each.name, each.published_on): each.index for each in records.prices(self.partnership)}
        for each in self.file.prices:
            named = {"name": each.name, "published_on": each.published_on, "index": each.by_year}
            act = _later(
                costs.record_prices, named | {"source": each.source or self.file.source} | self.given
            )
            yield None if known.get((each.name, each.published_on)) == each.by_year else act


def _later(operation: Callable[..., object], named: dict[str, Any]) -> Act:
    return lambda: operation(**named)
