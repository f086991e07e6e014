"""The basis of a sum of money: what has to be the same before two sums can be compared or added."""

from dataclasses import dataclass
from datetime import date

from moothall.agreement.core.terms import Benefit, Money, Target
from moothall.savings.core.cover import Cover, cover_of


@dataclass(frozen=True, slots=True)
class Basis:
    """What a sum counts, as it was stated; None is not stated, and an empty set is all of them."""

    measure: str
    recurrence: str | None
    span: str | None
    gross_or_net: str | None
    stage: str | None
    prices: str | None
    authorities: frozenset[str]
    services: frozenset[str]
    cover: Cover
    claimant: str | None
    claimed_on: date

    @property
    def is_stated_in_full(self) -> bool:
        """Whether nothing that a comparison needs is left unsaid."""
        qualities = (self.recurrence, self.span, self.gross_or_net, self.stage, self.prices)
        return None not in qualities and self.cover.is_fixed


def basis_of(term: Money) -> Basis:
    """Return the basis on which a benefit, a target or a claim is stated."""
    return Basis(
        measure=term.measure,
        recurrence=term.recurrence,
        span=term.span,
        gross_or_net=term.gross_or_net,
        stage=term.stage,
        prices=term.prices,
        authorities=frozenset(term.authorities),
        services=frozenset(term.services),
        cover=_cover(term),
        claimant=term.claimant,
        claimed_on=term.starts_on,
    )


def _cover(term: Money) -> Cover:
    """Return the years covered: in the words of a claim, or those of a benefit's profile."""
    if isinstance(term, Target):
        return cover_of(term.covers)
    years = sorted(term.profile_pence) if isinstance(term, Benefit) else []
    if not years:
        return Cover()
    words = years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
    starting, ending = int(years[0][:4]), int(years[-1][:4]) + 1
    return Cover(words, ending - starting, starting, ending)


def overlap(one: frozenset[str], other: frozenset[str]) -> frozenset[str] | None:
    """Return what lies in both, where an empty set is everything; None when nothing does."""
    if not one or not other:
        return one | other
    return one & other or None
