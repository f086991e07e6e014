"""What is wrong with a scheme, exactly: gaps, overlaps, excess, clauses that carry nothing, vacant posts.

Each finding has a region of decisions, as boxes that are as large as they can be, and one decision as
witness.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce
from operator import or_

from moothall.delegation.core.clause import Clause, ProposedDecision
from moothall.delegation.core.region import Box, Node, bits
from moothall.delegation.core.scheme import NO_SERVICE, Scheme
from moothall.periods import Period


@dataclass(frozen=True, slots=True)
class Extent:
    """A box of decisions in words that can be shown: names, runs of pence and of days, circumstances."""

    functions: tuple[str, ...]
    services: tuple[str, ...]
    authorities: tuple[str, ...]
    amounts: tuple[tuple[int | None, int | None], ...]
    days: tuple[tuple[date | None, date | None], ...]
    circumstances: Mapping[str, bool]


@dataclass(frozen=True)
class ReviewFinding:
    """A finding: its kind, the holders and clauses concerned, the decisions it covers, and one of them."""

    kind: str
    holders: tuple[str, ...]
    clauses: tuple[Clause, ...]
    witness: ProposedDecision
    region: Node
    review: "Review"

    @cached_property
    def extents(self) -> tuple[Extent, ...]:
        """The decisions as boxes, each as large as it can be; worked out when first needed."""
        return tuple(self.review.extent(box) for box in self.review.space.largest_boxes(self.region))


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A run of days on which ``post`` has no holder, with the clauses whose power rests there."""

    post: str
    period: Period
    clauses: tuple[Clause, ...]


class Review:
    """A scheme's regions of power, worked out once for all the findings."""

    def __init__(self, scheme: Scheme) -> None:
        """Review ``scheme``."""
        self.scheme = scheme
        self.space = scheme.space

    @cached_property
    def boxes(self) -> tuple[Node, ...]:
        """The box of each clause."""
        return tuple(self.space.box(self.scheme.parts(clause)) for clause in self.scheme.clauses)

    @cached_property
    def legal(self) -> Node:
        """Every decision whose function may be passed on."""
        return self.space.box((self.scheme.may_be_delegated, *self.space.whole_parts[1:]))

    @cached_property
    def by_statute(self) -> dict[str, Node]:
        """What each root holder has by statute, given by nobody."""
        held: dict[str, list[Node]] = {}
        for root in self.scheme.roots:
            held.setdefault(root.holder, []).append(self.scheme.root_region(root))
        return {holder: self.space.union_of(regions) for holder, regions in held.items()}

    @cached_property
    def passing(self) -> dict[str, Node]:
        """What each holder has and may pass on: the least fixed point from the roots."""
        power = {holder: self.space.meet(region, self.legal) for holder, region in self.by_statute.items()}
        given: dict[str, list[int]] = {}
        for place, clause in enumerate(self.scheme.clauses):
            if clause.may_pass_on:
                given.setdefault(clause.grantor, []).append(place)
        row = list(power)
        while row:
            holder = row.pop()
            for place in given.get(holder, ()):
                delegate = self.scheme.clauses[place].delegate
                had = power.get(delegate, self.space.nothing)
                has = self.space.union(had, self.space.meet(self.boxes[place], power[holder]))
                if has is not had:
                    power[delegate] = has
                    row.append(delegate)
        return power

    @cached_property
    def effective(self) -> tuple[Node, ...]:
        """What each clause really carries: the part of its box that its grantor has and may pass on."""
        passing = self.passing
        return tuple(
            self.space.meet(box, passing.get(clause.grantor, self.space.nothing))
            for clause, box in zip(self.scheme.clauses, self.boxes, strict=True)
        )

    @cached_property
    def power(self) -> dict[str, Node]:
        """What each delegate has through clauses."""
        held: dict[str, list[Node]] = {}
        for clause, region in zip(self.scheme.clauses, self.effective, strict=True):
            held.setdefault(clause.delegate, []).append(region)
        return {holder: self.space.union_of(regions) for holder, regions in held.items()}

    def gaps(self) -> list[ReviewFinding]:
        """Return the decisions that only the holders by statute may take, and that could be delegated."""
        roots = self.space.union_of(self.by_statute.values())
        held = self.space.union_of(
            region for holder, region in self.power.items() if holder not in self.by_statute
        )
        return self._shown("gap", (), (), self.space.minus(self.space.meet(roots, self.legal), held))

    def overlaps(self) -> list[ReviewFinding]:
        """Return the decisions that two holders may take, neither of them through the other."""
        reach = self.reach()
        found = []
        for one, other in self._may_meet():
            if other in reach.get(one, ()) or one in reach.get(other, ()):
                continue
            common = self.space.meet(self.power[one], self.power[other])
            if common is not self.space.nothing:
                clauses = self._carrying(common, (one, other))
                found += self._shown("overlap", (one, other), clauses, common)
        return found

    def _may_meet(self) -> Iterator[tuple[str, str]]:
        """Yield each pair of holders whose powers share a cell in every dimension."""
        holders = sorted(holder for holder, region in self.power.items() if region is not self.space.nothing)
        spans = [self.space.span(self.power[holder]) for holder in holders]
        having: list[dict[int, int]] = [defaultdict(int) for _ in self.space.sizes]
        for place, span in enumerate(spans):
            for level, cells in enumerate(span):
                for cell in bits(cells):
                    having[level][cell] |= 1 << place
        for place, span in enumerate(spans):
            near = -1 << (place + 1)
            for level, cells in enumerate(span):
                near &= reduce(or_, (having[level][cell] for cell in bits(cells)), 0)
            for other in bits(near):
                yield holders[place], holders[other.bit_length() - 1]

    def excess(self) -> list[ReviewFinding]:
        """Return what clauses pass on beyond what their grantor has and may pass on."""
        found = []
        for clause, box, region in zip(self.scheme.clauses, self.boxes, self.effective, strict=True):
            if region is not box and region is not self.space.nothing:
                found += self._shown("excess", (clause.grantor,), (clause,), self.space.minus(box, region))
        return found

    def unreachable(self) -> list[ReviewFinding]:
        """Return the clauses that pass on nothing at all."""
        found = []
        for clause, box, region in zip(self.scheme.clauses, self.boxes, self.effective, strict=True):
            if region is self.space.nothing and box is not self.space.nothing:
                found += self._shown("unreachable", (clause.grantor,), (clause,), box)
        return found

    def reach(self) -> dict[str, set[str]]:
        """Return, for each holder, everyone whom their clauses reach, in however many steps."""
        direct: dict[str, set[str]] = {}
        for clause, region in zip(self.scheme.clauses, self.effective, strict=True):
            if region is not self.space.nothing:
                direct.setdefault(clause.grantor, set()).add(clause.delegate)
        reach: dict[str, set[str]] = {}
        for holder in direct:
            found: set[str] = set()
            row = [holder]
            while row:
                fresh = direct.get(row.pop(), set()) - found
                found |= fresh
                row.extend(fresh)
            reach[holder] = found
        return reach

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """The positions of the clauses to each delegate."""
        places: dict[str, list[int]] = {}
        for place, clause in enumerate(self.scheme.clauses):
            places.setdefault(clause.delegate, []).append(place)
        return places

    def _carrying(self, region: Node, holders: Sequence[str]) -> tuple[Clause, ...]:
        """Return the clauses to ``holders`` that carry part of ``region``."""
        return tuple(
            self.scheme.clauses[place]
            for holder in holders
            for place in self._places[holder]
            if self.space.meet(self.effective[place], region) is not self.space.nothing
        )

    def _shown(
        self, kind: str, holders: tuple[str, ...], clauses: tuple[Clause, ...], region: Node
    ) -> list[ReviewFinding]:
        """Return one finding, or none if the region is empty."""
        if region is self.space.nothing:
            return []
        witness = self.decision(self.space.first_point(region))
        return [ReviewFinding(kind, holders, clauses, witness, region, self)]

    def extent(self, box: Box) -> Extent:
        """Return a box with the names of its cells."""
        scheme = self.scheme
        days = [
            (date.fromordinal(first) if first else None, date.fromordinal(until) if until else None)
            for first, until in scheme.days.runs(box[4])
        ]
        facts = zip(scheme.facts, box[5:], strict=True)
        return Extent(
            scheme.function_tree.named(box[0]),
            scheme.services.named(box[1]),
            tuple(each for cell, each in enumerate(scheme.authorities) if box[2] >> cell & 1),
            tuple(scheme.amounts.runs(box[3])),
            tuple(days),
            {fact: part == 2 for fact, part in facts if part != 3},
        )

    def decision(self, point: Sequence[int]) -> ProposedDecision:
        """Return one concrete decision at ``point``."""
        scheme = self.scheme
        service = scheme.services.names[point[1]]
        first_days = scheme.days.cuts
        day = date.fromordinal(first_days[point[4] - 1]) if point[4] else date.fromordinal(first_days[0] - 1)
        return ProposedDecision(
            function=scheme.function_tree.names[point[0]],
            authorities=frozenset({scheme.authorities[point[2]]}),
            day=day,
            services=frozenset() if service == NO_SERVICE else frozenset({service}),
            amount_pence=scheme.amounts.cuts[point[3] - 1] if point[3] else 0,
            circumstances=frozenset(fact for fact, cell in zip(scheme.facts, point[5:], strict=True) if cell),
        )


def vacancies(
    *, holders: Mapping[str, Sequence[Period]], posts: Mapping[str, Period], clauses: Iterable[Clause]
) -> Iterator[Vacancy]:
    """Yield every run of days on which a post with a power has nobody in it, post by post."""
    resting: dict[str, list[Clause]] = {}
    for clause in clauses:
        resting.setdefault(clause.delegate, []).append(clause)
    for post, stands in sorted(posts.items()):
        for empty in stands.minus(holders.get(post, ())):
            powers = tuple(clause for clause in resting.get(post, ()) if clause.period.overlaps(empty))
            if powers:
                yield Vacancy(post, empty, powers)
