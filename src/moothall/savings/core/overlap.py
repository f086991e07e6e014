"""The same pound claimed twice, more saved than was spent, and savings that had already been made.

Rules: S-01, two benefits claim one line of the medium-term plan; S-02, benefits add up to more than the
baseline; S-03, earlier arrangements had already made the saving.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from moothall.agreement.core.sentences import NameOf, amount, listed
from moothall.agreement.core.terms import Benefit
from moothall.agreement.core.values import Source
from moothall.money import FinancialYear, Weight, share
from moothall.refusals import Invalid
from moothall.savings.core.baseline import CostPlace

Rule = Literal["S-01", "S-02", "S-03"]


@dataclass(frozen=True, slots=True)
class ClaimedSaving:
    """What one benefit claims to save of one service, for one council, in one year."""

    benefit: str
    place: CostPlace
    pence: int
    mtfs_line: str | None = None


@dataclass(frozen=True, slots=True)
class EarlierSaving:
    """What an arrangement older than the programme already saves in one place."""

    arrangement: str
    place: CostPlace
    pence: int
    source: Source


@dataclass(frozen=True, slots=True)
class SavingFinding:
    """Savings that cannot all be true: which rule, how much is in doubt, and the lines that show it."""

    rule: Rule
    sentence: str
    place: CostPlace
    pence: int
    witness: tuple[ClaimedSaving, ...]


def claimed_by(
    benefit: Benefit, weights: Mapping[tuple[str, str], Weight] | None = None
) -> list[ClaimedSaving]:
    """Return a benefit's profile as claims by council, service and year.

    One council and one service need no weights. Otherwise ``weights`` are by (council, service), and each
    year's sum is shared to the penny; a split that nobody agreed is never made up.
    """
    if weights is None:
        if len(benefit.authorities) != 1 or len(benefit.services) != 1:
            raise Invalid(
                f"{benefit.name} is not for one council and one service. Say how it is divided between them."
            )
        weights = {(benefit.authorities[0], benefit.services[0]): 1}
    return [
        ClaimedSaving(benefit.id, CostPlace(service, authority, FinancialYear(year)), part, benefit.mtfs_line)
        for year, pence in sorted(benefit.profile_pence.items())
        for (authority, service), part in share(pence, weights).items()
    ]


def review(
    claims: Sequence[ClaimedSaving], *, baselines: Mapping[CostPlace, int], name_of: NameOf = str
) -> list[SavingFinding]:
    """Return every pound claimed twice and every sum above its baseline, in order of place."""
    found = [*_claimed_twice(claims, name_of), *_above_baseline(claims, baselines, name_of)]
    return sorted(found, key=lambda finding: (finding.rule, _order(finding.place)))


def net_of_earlier(
    claims: Sequence[ClaimedSaving], earlier: Iterable[EarlierSaving], *, name_of: NameOf = str
) -> tuple[list[ClaimedSaving], list[SavingFinding]]:
    """Return the claims less what earlier arrangements already save, and a finding for each place cut.

    What was already saved is taken off the claims in its place in proportion, and makes none negative.
    """
    before: dict[CostPlace, list[EarlierSaving]] = defaultdict(list)
    for saving in earlier:
        before[saving.place].append(saving)
    net, found = list(claims), []
    for place, savings in sorted(before.items(), key=lambda each: _order(each[0])):
        here = {number: each for number, each in enumerate(claims) if each.place == place and each.pence > 0}
        claimed = sum(each.pence for each in here.values())
        cut = min(claimed, sum(each.pence for each in savings))
        if cut <= 0:
            continue
        for number, part in share(cut, {number: each.pence for number, each in here.items()}).items():
            net[number] = replace(claims[number], pence=claims[number].pence - part)
        found.append(_earlier_finding(place, savings, cut, tuple(here.values()), name_of))
    return net, found


def _claimed_twice(claims: Iterable[ClaimedSaving], name_of: NameOf) -> Iterable[SavingFinding]:
    by_line: dict[tuple[CostPlace, str], list[ClaimedSaving]] = defaultdict(list)
    for claim in claims:
        if claim.mtfs_line is not None and claim.pence > 0:
            by_line[claim.place, claim.mtfs_line].append(claim)
    for (place, line), here in by_line.items():
        benefits = sorted({claim.benefit for claim in here})
        if len(benefits) > 1:
            sums = sorted(sum(each.pence for each in here if each.benefit == name) for name in benefits)
            sentence = (
                f"{listed(map(name_of, benefits))} claim the same line of the medium-term plan, “{line}”, "
                f"{_where(place, name_of)}: {amount(sum(sums[:-1]))} may be counted twice."
            )
            yield SavingFinding("S-01", sentence, place, sum(sums[:-1]), tuple(here))


def _above_baseline(
    claims: Iterable[ClaimedSaving], baselines: Mapping[CostPlace, int], name_of: NameOf
) -> Iterable[SavingFinding]:
    by_place: dict[CostPlace, list[ClaimedSaving]] = defaultdict(list)
    for claim in claims:
        by_place[claim.place].append(claim)
    for place, here in by_place.items():
        over = sum(claim.pence for claim in here) - baselines.get(place, 0)
        if place in baselines and over > 0:
            sentence = (
                f"More is to be saved {_where(place, name_of)} than it cost: "
                f"{amount(over + baselines[place])}, against a baseline of {amount(baselines[place])}."
            )
            yield SavingFinding("S-02", sentence, place, over, tuple(here))


def _earlier_finding(
    place: CostPlace, savings: list[EarlierSaving], cut: int, here: tuple[ClaimedSaving, ...], name_of: NameOf
) -> SavingFinding:
    arrangements = listed(dict.fromkeys(each.arrangement for each in savings))
    sentence = f"{amount(cut)} {_where(place, name_of)} was already being saved by {arrangements}."
    return SavingFinding("S-03", sentence, place, cut, here)


def _where(place: CostPlace, name_of: NameOf) -> str:
    return f"on {name_of(place.service)} for {name_of(place.authority)} in {place.year}"


def _order(place: CostPlace) -> tuple[str, str, str]:
    return place.year.name, place.service, place.authority
