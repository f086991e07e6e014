"""Rows read back as the values that the core works with."""

import json
from collections.abc import Iterable
from fractions import Fraction

from moothall.agreement.core.register import Register
from moothall.agreement.core.values import Source
from moothall.agreement.queries import register_of
from moothall.money import FinancialYear
from moothall.recharges.core.year import Recharges, work_out
from moothall.recharges.queries import YearRow, years_of
from moothall.savings.core.baseline import Baseline, CostPlace
from moothall.savings.core.benefit_details import Details, EvidenceEntry, Scenario
from moothall.savings.core.outturn import Actual, PriceSeries
from moothall.savings.core.overlap import EarlierSaving
from moothall.savings.core.stages import STAGES, Move, Stage
from moothall.savings.models import (
    OfAPlace,
    Recorded,
    RecordedActual,
    RecordedBaseline,
    RecordedDetails,
    RecordedEarlier,
    RecordedMove,
    RecordedPrices,
    RecordedScenario,
)

WORKED_OUT = "Worked out from the recorded year of cost"


def place_of(row: OfAPlace) -> CostPlace:
    """Return the place that a row is about."""
    return CostPlace(row.service, row.authority, FinancialYear(row.year))


def baselines(partnership: str) -> list[tuple[Baseline, bool]]:
    """Return every baseline as it was frozen, and whether it is illustrative."""
    return [
        (
            Baseline(place_of(row), row.pence, _source(row), row.frozen_on, row.recorded_by, row.reason),
            is_illustrative(row),
        )
        for row in RecordedBaseline.objects.filter(partnership=partnership)
    ]


def moves(partnership: str) -> dict[str, list[tuple[Move, bool]]]:
    """Return every move of every benefit, in order."""
    found: dict[str, list[tuple[Move, bool]]] = {}
    for row in RecordedMove.objects.filter(partnership=partnership):
        found.setdefault(row.benefit, []).append((_move(row), is_illustrative(row)))
    return found


def details_by_benefit(partnership: str) -> dict[str, tuple[Details, bool]]:
    """Return the latest details of each benefit."""
    rows = RecordedDetails.objects.filter(partnership=partnership)
    return {row.benefit: (Details.model_validate_json(row.body), is_illustrative(row)) for row in rows}


def entered_actuals(partnership: str) -> dict[CostPlace, tuple[Actual, bool]]:
    """Return the latest entry of each cost that was entered by hand."""
    rows = RecordedActual.objects.filter(partnership=partnership)
    return {
        place_of(row): (Actual(place_of(row), row.pence, _source(row)), is_illustrative(row)) for row in rows
    }


def worked_out_actuals(partnership: str) -> dict[CostPlace, tuple[Actual, bool]]:
    """Return what each service cost each council in the years whose outturn was recorded."""
    last = {row.year: row for row in years_of(partnership) if row.stage == "outturn"}
    register = register_of(partnership) if last else None
    return {
        actual.place: (actual, row.cost.basis == "illustrative")
        for row in last.values()
        for actual in _of_a_year(row, register)
    }


def earlier(partnership: str) -> list[tuple[EarlierSaving, bool]]:
    """Return what older arrangements already save: the latest entry for each arrangement and place."""
    rows = RecordedEarlier.objects.filter(partnership=partnership)
    last = {(row.arrangement, place_of(row)): row for row in rows}
    return [
        (EarlierSaving(name, place, row.pence, _source(row)), is_illustrative(row))
        for (name, place), row in last.items()
    ]


def prices(partnership: str) -> list[PriceSeries]:
    """Return every series of prices, the last of each name and day."""
    rows = RecordedPrices.objects.filter(partnership=partnership)
    last = {(row.name, row.published_on): row for row in rows}
    return [PriceSeries(*key, _index(row.body), _read(row.source)) for key, row in last.items()]


def scenario(partnership: str) -> tuple[Scenario, bool]:
    """Return the settings of the simulation, and whether they are illustrative: the defaults are."""
    row = RecordedScenario.objects.filter(partnership=partnership).last()
    return (
        (Scenario(), True) if row is None else (Scenario.model_validate_json(row.body), is_illustrative(row))
    )


def is_illustrative(row: Recorded) -> bool:
    """Whether a row is made up to show how Moothall works."""
    return row.basis == Recorded.Basis.ILLUSTRATIVE


def _of_a_year(row: YearRow, register: Register | None) -> Iterable[Actual]:
    worked_out = _worked_out(row, register or register_of(row.partnership))
    source = Source(
        document=f"Outturn of {row.year}, number {row.number}",
        note=f"{WORKED_OUT}, under variation {row.agreement_number} of the agreement.",
    )
    for service, shared in worked_out.services.items():
        for authority, pence in shared.by_authority.items():
            yield Actual(CostPlace(service, authority, FinancialYear(row.year)), pence, source)


def _worked_out(row: YearRow, register: Register) -> Recharges:
    """Work out a recorded year under the agreement as it stood, or return the remembered result."""
    return register.up_to(row.agreement_number).worked_out(
        ("recharges", row.digest),
        lambda known: work_out(row.cost.question(known), allocate=row.cost.allocate),
    )


def _move(row: RecordedMove) -> Move:
    shown = [EvidenceEntry.model_validate(each) for each in json.loads(row.evidence)]
    evidence = tuple(each.evidence for each in shown)
    return Move(row.benefit, _stage(row.was), _stage(row.to), row.on, row.recorded_by, evidence, row.reason)


def _stage(text: str) -> Stage:
    return next(stage for stage in STAGES if stage == text)


def _source(row: OfAPlace) -> Source:
    return _read(row.source)


def _read(text: str) -> Source:
    return Source.model_validate_json(text)


def _index(body: str) -> dict[FinancialYear, Fraction]:
    return {FinancialYear(year): Fraction(figure) for year, figure in json.loads(body).items()}
