"""Recording what services cost: frozen baselines, actual costs, and prices."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from moothall.agreement.core.values import Source
from moothall.agreement.rights.posts import any_post
from moothall.agreement.rules import take_turns
from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.core.chain import canonical
from moothall.audit.rights import permitted
from moothall.money import FinancialYear
from moothall.refusals import Fault, Invalid
from moothall.savings.core.baseline import Baseline, CostPlace, freeze
from moothall.savings.models import RecordedActual, RecordedBaseline, RecordedEarlier, RecordedPrices
from moothall.savings.queries import records
from moothall.savings.rights import keeps_costs
from moothall.savings.rules import (
    AlreadyWorkedOut,
    Basis,
    common_fields,
    refuse_hidden,
    refuse_unsound,
    source_text,
    sum_facts,
    sum_fields,
)


@permitted("manage_benefits", by=keeps_costs)
def freeze_baseline(
    *,
    partnership: str,
    place: CostPlace,
    pence: int,
    source: Source,
    frozen_on: date,
    acting: Acting,
    reason: str = "",
    basis: Basis = "sourced",
) -> Baseline:
    """Freeze what a service cost a council in a year; a later figure is a change, and must say why."""
    take_turns(partnership)
    refuse_unsound(partnership, place, pence, reason)
    new = Baseline(place, pence, source, frozen_on, acting.by, reason.strip())
    before = [each for each, _ in records.baselines(partnership)]
    freeze(before, new)
    is_change = any(each.place == place for each in before)
    RecordedBaseline.objects.create(
        frozen_on=frozen_on,
        reason=new.reason,
        **sum_fields(partnership, place, pence, source, basis, acting),
    )
    facts = {**sum_facts(place, pence), "frozen_on": frozen_on, "reason": new.reason, "is_change": is_change}
    audit.record(
        "savings.baseline_frozen",
        acting=acting,
        partnership=partnership,
        subject=str(place.year),
        **facts,
    )
    return new


@permitted("manage_benefits", by=keeps_costs)
def record_actual(
    *,
    partnership: str,
    place: CostPlace,
    pence: int,
    source: Source,
    acting: Acting,
    basis: Basis = "sourced",
) -> None:
    """Record what a service actually cost a council in a year; a later entry replaces it."""
    take_turns(partnership)
    refuse_unsound(partnership, place, pence)
    if place in records.worked_out_actuals(partnership):
        raise AlreadyWorkedOut(
            f"What was spent there in {place.year} follows from the recorded outturn of that year. "
            "Record another outturn of it instead.",
            year=str(place.year),
        )
    RecordedActual.objects.create(**sum_fields(partnership, place, pence, source, basis, acting))
    audit.record(
        "savings.actual_recorded",
        acting=acting,
        partnership=partnership,
        subject=str(place.year),
        **sum_facts(place, pence),
    )


@permitted("manage_benefits", by=keeps_costs)
def record_earlier_saving(
    *,
    partnership: str,
    arrangement: str,
    place: CostPlace,
    pence: int,
    source: Source,
    acting: Acting,
    basis: Basis = "sourced",
) -> None:
    """Record what an arrangement older than the programme already saves, so that it is not counted again."""
    take_turns(partnership)
    refuse_unsound(partnership, place, pence, arrangement)
    if not arrangement.strip():
        raise Invalid(faults=[Fault("Name the arrangement that makes the saving", field="arrangement")])
    kept = sum_fields(partnership, place, pence, source, basis, acting)
    RecordedEarlier.objects.create(arrangement=arrangement.strip(), **kept)
    facts = {**sum_facts(place, pence), "arrangement": arrangement.strip()}
    audit.record(
        "savings.earlier_recorded",
        acting=acting,
        partnership=partnership,
        subject=str(place.year),
        **facts,
    )


@permitted("manage_benefits", by=any_post)
def record_prices(
    *,
    partnership: str,
    name: str,
    published_on: date,
    index: Mapping[FinancialYear, Fraction],
    source: Source,
    acting: Acting,
    basis: Basis = "sourced",
) -> None:
    """Record a series of prices that somebody published, with its source."""
    take_turns(partnership)
    refuse_hidden(name=name)
    faults = [
        Fault(f"The index for {year} is not above 0", field="index") for year, at in index.items() if at <= 0
    ]
    if not index or not name.strip():
        faults.append(Fault("Give the series a name, and a figure for each year", field="index"))
    if faults:
        raise Invalid(faults=faults)
    body = canonical({year.name: str(figure) for year, figure in sorted(index.items())})
    RecordedPrices.objects.create(
        name=name.strip(),
        published_on=published_on,
        body=body,
        source=source_text(source),
        **common_fields(partnership, basis, acting),
    )
    facts = {"published_on": published_on, "index": body}
    audit.record("savings.prices_recorded", acting=acting, partnership=partnership, subject=name, **facts)
