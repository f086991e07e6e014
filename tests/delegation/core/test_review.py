from collections.abc import Callable
from itertools import combinations
from typing import Any

from hypothesis import given
from tests.delegation.core import naive

from moothall.delegation.core.clause import Clause, ProposedDecision, Root
from moothall.delegation.core.review import Extent, Review, ReviewFinding, vacancies
from moothall.delegation.core.scheme import NO_SERVICE, Scheme
from moothall.periods import Period


def within(decision: ProposedDecision, extent: Extent) -> bool:
    service = next(iter(decision.services), NO_SERVICE)
    return (
        decision.function in extent.functions
        and service in extent.services
        and decision.authorities <= set(extent.authorities)
        and any(
            (first is None or first <= decision.amount_pence)
            and (until is None or decision.amount_pence < until)
            for first, until in extent.amounts
        )
        and any(
            (first is None or first <= decision.day) and (until is None or decision.day < until)
            for first, until in extent.days
        )
        and all((fact in decision.circumstances) == so for fact, so in extent.circumstances.items())
    )


def shown_points(findings: list[ReviewFinding]) -> list[ProposedDecision]:
    return [
        decision
        for decision in naive.decisions()
        if any(within(decision, extent) for finding in findings for extent in finding.extents)
    ]


def points_where(test: Callable[[ProposedDecision], bool]) -> list[ProposedDecision]:
    return [decision for decision in naive.decisions() if test(decision)]


def paths(scheme: Scheme) -> set[tuple[str, str]]:
    """Return each pair of holders of whom the first leads to the second by clauses that carry something."""
    carried = {clause for decision in naive.decisions() for clause in naive.carrying(scheme, decision)}
    found = {(clause.grantor, clause.delegate) for clause in carried}
    while more := {(a, d) for a, b in found for c, d in found if b == c} - found:
        found |= more
    return found


@given(naive.schemes(most=5))
def test_the_findings_are_those_found_by_looking_at_every_decision(scheme: Scheme) -> None:
    review = Review(scheme)
    carried = {decision: naive.carrying(scheme, decision) for decision in naive.decisions()}

    assert shown_points(review.gaps()) == points_where(
        lambda each: (
            each.function != "tax"
            and bool(naive.by_statute(scheme, each))
            and not {clause.delegate for clause in carried[each]} - {"root"}
        )
    )
    for clause in scheme.clauses:
        mine = [finding for finding in review.excess() if finding.clauses == (clause,)]
        beyond = points_where(
            lambda each, clause=clause: naive.covers(clause, each) and clause not in carried[each]
        )  # type: ignore[misc]
        reached = any(clause in each for each in carried.values())
        assert shown_points(mine) == (beyond if reached else [])
        nothing = [finding for finding in review.unreachable() if finding.clauses == (clause,)]
        assert bool(nothing) == (not reached)


@given(naive.schemes(most=5))
def test_an_overlap_is_every_decision_that_two_may_take_and_neither_through_the_other(scheme: Scheme) -> None:
    found = {finding.holders: shown_points([finding]) for finding in Review(scheme).overlaps()}
    leads = paths(scheme)

    for one, other in combinations(sorted(naive.HOLDERS), 2):
        both = points_where(
            lambda each, pair=(one, other): (
                set(pair) <= {clause.delegate for clause in naive.carrying(scheme, each)}
            )  # type: ignore[misc]
        )
        related = (one, other) in leads or (other, one) in leads
        assert found.get((one, other), []) == ([] if related else both)


@given(naive.schemes(most=5))
def test_each_witness_lies_in_its_finding(scheme: Scheme) -> None:
    review = Review(scheme)
    for finding in (*review.gaps(), *review.overlaps(), *review.excess(), *review.unreachable()):
        assert any(within(finding.witness, extent) for extent in finding.extents)


@given(naive.schemes(most=5))
def test_no_extent_of_a_gap_could_be_larger(scheme: Scheme) -> None:
    review = Review(scheme)
    held = review.space.union_of(review.power.values())
    for box in review.space.largest_boxes(held):
        for level, part in enumerate(box):
            for cell in range(review.space.sizes[level]):
                if not part >> cell & 1:
                    larger = [*box[:level], part | 1 << cell, *box[level + 1 :]]
                    assert not review.space.holds_box(held, larger)


def test_a_power_rests_with_nobody_between_two_section_151_officers() -> None:
    pays = Clause("pays-invoices", "cabinet", "section-151", Period(naive.day(0)))
    held = [Period(naive.day(0), naive.day(10)), Period(naive.day(14))]

    [vacancy] = vacancies(
        holders={"section-151": held}, posts={"section-151": Period(naive.day(0))}, clauses=[pays]
    )

    assert vacancy.period == Period(naive.day(10), naive.day(14))
    assert vacancy.clauses == (pays,)


def of_avon(*clauses: Clause) -> Review:
    root = Root("root", "avon", frozenset({"all"}), Period(naive.day(0)))
    return Review(
        Scheme.of(
            functions=naive.FUNCTIONS,
            services=naive.SERVICES,
            authorities=["avon"],
            roots=[root],
            clauses=clauses,
        )
    )


def passed(grantor: str, delegate: str, **fields: Any) -> Clause:
    return Clause(f"{grantor}-{delegate}", grantor, delegate, Period(naive.day(0)), **fields)


def test_a_scheme_that_passes_everything_on_has_no_gap() -> None:
    assert of_avon(passed("root", "board")).gaps() == []
    assert of_avon(passed("root", "board", limit_pence=1)).gaps() != []


def test_two_who_may_decide_the_same_overlap_unless_one_has_it_through_the_other() -> None:
    down = passed("root", "board", may_pass_on=True), passed("board", "chief")
    apart = passed("root", "board"), passed("root", "chief")

    assert of_avon(*down).overlaps() == []
    assert [each.holders for each in of_avon(*apart).overlaps()] == [("board", "chief")]


def test_two_who_share_each_bound_but_no_decision_do_not_overlap() -> None:
    money, staff, legal, audit = (frozenset({each}) for each in ("money", "staff", "legal", "audit"))
    board = (
        passed("root", "board", functions=money, services=legal),
        passed("root", "board", functions=staff, services=audit),
    )
    chief = (
        passed("root", "chief", functions=money, services=audit),
        passed("root", "chief", functions=staff, services=legal),
    )

    assert of_avon(*board, *chief).overlaps() == []


def test_an_empty_post_with_no_power_is_no_vacancy() -> None:
    stands = {"section-151": Period(naive.day(0))}

    assert list(vacancies(holders={}, posts=stands, clauses=[passed("root", "chief")])) == []
