"""What has been said of savings: every published sum on its own basis, and which may be compared or added."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpResponse

from moothall.agreement.core.terms import Target
from moothall.doors.site.visits import Visit, visiting
from moothall.savings.core.claims import Pair, side_by_side, unstated

MOST_COMPARED = 12  # more would be more pairs than anybody reads


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comes of the sums that were chosen, taken two by two."""

    chosen: tuple[Target, ...]
    pairs: tuple[Pair, ...]

    @property
    def comparable(self) -> list[Pair]:
        """The pairs that can be compared."""
        return [pair for pair in self.pairs if pair.comparison.can]

    @property
    def addable(self) -> list[Pair]:
        """The pairs that can be added."""
        return [pair for pair in self.pairs if pair.addition.can]

    @property
    def total_pence(self) -> int | None:
        """The sum of all that was chosen, or None unless every two of them can be added."""
        if not self.pairs or len(self.addable) < len(self.pairs):
            return None
        return sum(each.amount_pence for each in self.chosen)

    def of(self, one: Target, other: Target) -> Pair | None:
        """Return the pair of these two."""
        return next(
            (pair for pair in self.pairs if {pair.first.id, pair.second.id} == {one.id, other.id}), None
        )


@visiting
def claims(visit: Visit) -> HttpResponse:
    """Show what had been published by the day, and hold the chosen sums against each other."""
    known = sorted(visit.state.of(Target), key=lambda each: (each.starts_on, each.id))
    chosen = _chosen(known, visit.request.GET.getlist("claim"))
    verdict = Verdict(chosen, tuple(side_by_side(chosen, name_of=visit.name_of)))
    return visit.page(
        "claims.html",
        listed_terms=known,
        claims=known,
        by_measure=_by_measure(known),
        unstated={each.id: unstated(each) for each in known},
        verdict=verdict,
        most=MOST_COMPARED,
    )


def _chosen(known: Sequence[Target], asked: Sequence[str]) -> tuple[Target, ...]:
    """Return those asked for; or, where none is, the savings that are said to add up over several years."""
    if asked:
        return tuple(each for each in known if each.id in asked)[:MOST_COMPARED]
    cumulative = [each for each in known if each.measure == "saving" and each.span == "cumulative"]
    whole = [each for each in cumulative if not each.authorities and not each.services]
    return tuple((whole or cumulative)[-MOST_COMPARED:])


def _by_measure(known: Iterable[Target]) -> list[tuple[str, list[Target]]]:
    order = ("saving", "cost", "grant", "income")
    ranked = sorted(known, key=lambda each: order.index(each.measure))
    return [(measure, list(those)) for measure, those in groupby(ranked, key=lambda each: each.measure)]
