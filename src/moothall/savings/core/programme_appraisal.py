"""What a programme is worth as its benefits stand: present value, payback, and each council's share."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from moothall.agreement.core.sentences import NameOf
from moothall.agreement.core.terms import Benefit
from moothall.money import FinancialYear, Weight, share
from moothall.savings.core.appraisal.discount_rates import DiscountRate
from moothall.savings.core.appraisal.flows import FlowLine, Kind, net
from moothall.savings.core.appraisal.no_detriment import CouncilStanding, Detriment, detriments, standings
from moothall.savings.core.appraisal.payback import Payback, payback
from moothall.savings.core.appraisal.present_value import PresentValue, present_values
from moothall.savings.core.appraisal.rate_of_return import RateOfReturn, rate_of_return
from moothall.savings.core.benefit_details import Details
from moothall.savings.core.report.status import Position

CASH = (
    "The discount rates are real, and at least one benefit is in cash or does not say: its later years "
    "count for too much."
)


@dataclass(frozen=True, slots=True)
class Appraisal:
    """The case for the programme; ``undivided`` are benefits whose division between councils is not known."""

    rate: DiscountRate
    in_year: FinancialYear
    lines: tuple[FlowLine, ...]
    to_councils: PresentValue
    to_public_purse: PresentValue
    payback: Payback
    rate_of_return: RateOfReturn
    payback_to_public_purse: Payback
    rate_to_public_purse: RateOfReturn
    detriments: tuple[Detriment, ...]
    standings: tuple[CouncilStanding, ...]
    undivided: tuple[Benefit, ...]
    remark: str

    @property
    def flows(self) -> dict[FinancialYear, Fraction]:
        """The net saving of each year to the councils."""
        return net(self.lines)


def appraise(
    positions: Iterable[Position], details: dict[str, Details], *, rate: DiscountRate, name_of: NameOf = str
) -> Appraisal | None:
    """Return the appraisal of the benefits that have a profile; None if none has."""
    kept = [each for each in positions if each.benefit.profile_pence]
    if not kept:
        return None
    lines = tuple(line for each in kept for line in lines_of(each.benefit, details.get(each.benefit.id)))
    in_year = min(year for line in lines for year in line.pence)
    flows, to_purse = net(lines), net(lines, grant="public_purse")
    by_council = _by_council(kept, details)
    divided = [each for each in kept if _weights(each.benefit, details) is not None]
    return Appraisal(
        rate=rate,
        in_year=in_year,
        lines=lines,
        to_councils=present_values(lines, rate=rate, in_year=in_year),
        to_public_purse=present_values(lines, rate=rate, in_year=in_year, grant="public_purse"),
        payback=payback(flows),
        rate_of_return=rate_of_return(flows),
        payback_to_public_purse=payback(to_purse),
        rate_to_public_purse=rate_of_return(to_purse),
        detriments=tuple(detriments(by_council, name_of=name_of)),
        standings=tuple(standings(by_council)),
        undivided=tuple(each.benefit for each in kept if each not in divided),
        remark="" if all(each.benefit.prices == "real" for each in kept) else CASH,
    )


def lines_of(benefit: Benefit, details: Details | None) -> list[FlowLine]:
    """Return a benefit's profile as a line, with a line for each cost and grant not netted off in it."""
    by_year = {FinancialYear(year): pence for year, pence in benefit.profile_pence.items()}
    kind: Kind = "cost" if benefit.measure == "cost" else "saving"
    costs = details.costs if details and benefit.gross_or_net != "net" else ()
    return [FlowLine(benefit.name, kind, by_year), *(each.line for each in costs)]


def _by_council(
    kept: Iterable[Position], details: dict[str, Details]
) -> dict[tuple[str, FinancialYear], int]:
    """Return each council's net saving by year, from the benefits that say how they are divided."""
    found: dict[tuple[str, FinancialYear], int] = {}
    for position in kept:
        benefit = position.benefit
        weights = _weights(benefit, details)
        for line in lines_of(benefit, details.get(benefit.id)) if weights else ():
            sign = -1 if line.kind == "cost" else 1
            for year, pence in line.pence.items():
                for (authority, _), part in share(sign * pence, weights or {}).items():
                    found[authority, year] = found.get((authority, year), 0) + part
    return found


def _weights(benefit: Benefit, details: dict[str, Details]) -> dict[tuple[str, str], Weight] | None:
    """Return how a benefit is divided; one for a single council is that council's, whatever its services."""
    if len(benefit.authorities) == 1:
        return {(benefit.authorities[0], ""): 1}
    known = details.get(benefit.id)
    return dict(known.weights) if known and known.weights else None
