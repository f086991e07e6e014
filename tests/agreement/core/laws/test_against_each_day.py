"""Laws agree with looking at every single day: what is found by runs of days is found by hand as well."""

from collections.abc import Hashable, Iterable, Iterator
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.agreement.core.builders import council, day, registered, service, variation
from tests.agreement.core.laws.checks import body

from moothall.agreement.core.laws import Finding, compare, findings
from moothall.agreement.core.register import Register, State
from moothall.agreement.core.terms import Authority, CostShare, Holding, Participation, Post
from moothall.periods import Period

COUNCILS = ("avon", "brent", "cam")
SERVICES = ("legal", "ict", "waste")
FORTNIGHT = Period(day(0), day(14))


@st.composite
def days_held(draw: st.DrawFn) -> dict[str, Any]:
    first = draw(st.integers(-2, 13))
    until = draw(st.one_of(st.none(), st.integers(first + 1, 16)))
    return {"from": day(first), **({} if until is None else {"until": day(until)})}


def part_of(who: str, what: str) -> st.SearchStrategy[dict[str, Any]]:
    fixed = {"kind": "participation", "id": f"{who}-{what}", "authority": who, "service": what}
    return st.builds(
        lambda days, through, role: {**fixed, **days, **through, "as": role},
        days_held(),
        st.sampled_from([{}, {"through": "committee"}, {"through": "committee"}]),
        st.sampled_from(["member", "member", "client"]),
    )


def post_of(who: str, number: int) -> st.SearchStrategy[dict[str, Any]]:
    fixed = {"kind": "post", "id": f"post-{who}-{number}", "name": f"Post {number}", "authority": who}
    return st.builds(
        lambda days, office, holder, vacant: {**fixed, **days, **office, "vacant": vacant, "holder": holder},
        days_held(),
        st.sampled_from(
            [
                {"office": "monitoring_officer"},
                {"office": "section_151_officer"},
                {"office": "finance", "also": ["section_151_officer", "monitoring_officer"]},
            ]
        ),
        st.sampled_from(["Ann Lee", "Bo Hay", None]),
        st.booleans(),
    )


def holding_of(who: str) -> st.SearchStrategy[dict[str, Any]]:
    fixed = {"kind": "holding", "id": f"{who}-in-company", "authority": who, "company": "company"}
    shares = st.sampled_from(["1/4", "1/2", "3/4", None])
    return st.builds(lambda days, share: {**fixed, **days, "share": share}, days_held(), shares)


def cost_of(what: str) -> st.SearchStrategy[dict[str, Any]]:
    fixed = {"kind": "cost_share", "id": f"cost-{what}", "service": what, "method": "fixed"}
    weights = st.dictionaries(st.sampled_from(COUNCILS), st.integers(1, 3), min_size=1)
    return st.builds(lambda days, shares: {**fixed, **days, "shares": shares}, days_held(), weights)


@st.composite
def agreements(draw: st.DrawFn) -> Register:
    """Return an agreement of three councils and three services in which everything may come and go."""
    drawn = [
        *(part_of(who, what) for who in COUNCILS for what in SERVICES),
        *(post_of(who, number) for who in COUNCILS for number in (1, 2)),
        *(holding_of(who) for who in COUNCILS),
        *(cost_of(what) for what in SERVICES),
    ]
    terms = [draw(strategy) for strategy in drawn if draw(st.booleans())]
    wider = {"part_of": "legal"} if draw(st.booleans()) else {}
    founders = [
        *(council(who, **{"from": day(-50)}) for who in COUNCILS),
        service("legal", **{"from": day(-50)}),
        service("ict", **{"from": day(-50)}, **wider),
        service("waste", **{"from": day(-50)}),
        body("committee", **{"from": day(-50)}),
        body("company", "company", **{"from": day(-50)}),
    ]
    changes = [
        {"term": term["id"], "on": term["from"], "set": {"note": "changed"}}
        for term in terms
        if draw(st.booleans())
    ]
    later = [variation("later", add=[service("extra")], change=changes)]
    return registered(variation("founding", add=[*founders, *terms]), *later)


def unfilled(state: State, office: str) -> Iterator[tuple[str, frozenset[str]]]:
    for authority in state.of(Authority):
        posts = [post for post in state.of(Post) if post.authority == authority.id and office in post.offices]
        if any(post.holder and not post.vacant for post in posts):
            continue
        unknown = [post for post in posts if not post.vacant]
        for post in unknown or posts:
            yield ("unknown" if unknown else "breach"), frozenset({authority.id, post.id})
        if not posts:
            yield "unknown", frozenset({authority.id})


def both_offices(state: State) -> Iterator[tuple[str, frozenset[str]]]:
    posts = [post for post in state.of(Post) if not post.vacant]
    for one in posts:
        for other in posts:
            apart = one.id != other.id
            same_holder = one.holder is not None and one.holder == other.holder
            if (
                one.authority == other.authority
                and "monitoring_officer" in one.offices
                and "section_151_officer" in other.offices
                and (same_holder or not apart)
            ):
                yield "breach", frozenset({one.id, other.id})


def takes_part(parts: list[Participation], state: State, who: str, what: str) -> bool:
    wider = getattr(state.get(what), "part_of", None)
    return any(part.authority == who and part.service in (what, wider) for part in parts)


def left_out(state: State) -> Iterator[tuple[str, frozenset[str]]]:
    parts = [
        part
        for part in state.of(Participation)
        if part.through == "committee" and part.taking_part_as != "client"
    ]
    sitting = {part.authority for part in parts}
    for what in {part.service for part in parts}:
        for who in sitting:
            if not takes_part(parts, state, who, what):
                yield who, frozenset({what})


def not_covered(state: State) -> Iterator[tuple[str, frozenset[str]]]:
    parts = list(state.of(Participation))
    sharers = [part for part in parts if part.taking_part_as != "client"]
    for share in state.of(CostShare):
        family = {share.service, getattr(state.get(share.service), "part_of", None)}
        family |= {
            each.id for each in state.terms.values() if getattr(each, "part_of", None) == share.service
        }
        for who in COUNCILS:
            if who in share.shares and not any(p.authority == who and p.service in family for p in parts):
                yield "covers", frozenset({share.id, who})
            if who not in share.shares and any(p.authority == who and p.service in family for p in sharers):
                yield "does not cover", frozenset({share.id, who})


def amiss(state: State) -> Iterator[tuple[str, frozenset[str]]]:
    holdings = state.of(Holding)
    total = sum((holding.fraction for holding in holdings if holding.fraction), Fraction(0))
    all_known = all(holding.fraction for holding in holdings)
    if holdings and (total > 1 or (all_known and total < 1)):
        yield str(total), frozenset(holding.id for holding in holdings)


def as_found(number: str, register: Register, window: Period = FORTNIGHT) -> list[Any]:
    return [each for each in findings(register, window) if each.law.id == number]


@pytest.mark.parametrize(
    ("number", "office"), [("A-02", "section_151_officer"), ("A-03", "monitoring_officer")]
)
@given(register=agreements())
def test_unfilled_offices_agree_with_each_day(number: str, office: str, register: Register) -> None:
    found = as_found(number, register)

    for each_day in FORTNIGHT:
        today = {(each.nature, frozenset(each.terms)) for each in found if each_day in each.period}
        assert today == set(unfilled(register.state(each_day), office))


@given(agreements())
def test_offices_held_together_agree_with_each_day(register: Register) -> None:
    found = as_found("A-04", register)

    for each_day in FORTNIGHT:
        today = {(each.nature, frozenset(each.terms)) for each in found if each_day in each.period}
        assert today == set(both_offices(register.state(each_day)))


def pairs(register: Register, sentence: str) -> set[tuple[str, frozenset[str]]]:
    """Return the councils and services that a sentence of A-05 names, in pairs."""
    councils, services = sentence.split(" no part in ")
    services = services.split(", which")[0]
    return {
        (who, frozenset({what}))
        for who in COUNCILS
        for what in SERVICES
        if who.title() in councils and what in services
    }


@given(agreements())
def test_councils_left_out_agree_with_each_day(register: Register) -> None:
    found = as_found("A-05", register)

    for each_day in FORTNIGHT:
        today = [pairs(register, each.sentence) for each in found if each_day in each.period]
        assert set().union(*today) == set(left_out(register.state(each_day)))
        assert sum(map(len, today)) == len(set().union(*today))


@given(agreements())
def test_cost_shares_agree_with_each_day(register: Register) -> None:
    found = as_found("A-08", register)

    for each_day in FORTNIGHT:
        today = {
            ("does not cover" if "does not cover" in each.sentence else "covers", frozenset({share, who}))
            for each in found
            if each_day in each.period
            for who in COUNCILS
            if who.title() in each.sentence
            for share in each.terms
            if share.startswith("cost-")
        }
        assert today == set(not_covered(register.state(each_day)))


@given(agreements())
def test_holdings_agree_with_each_day(register: Register) -> None:
    found = as_found("A-11", register)

    for each_day in FORTNIGHT:
        today = {
            each.sentence.split(" come to ")[1].split(",")[0] for each in found if each_day in each.period
        }
        assert today == {total for total, _ in amiss(register.state(each_day))}


def by_day(several: Iterable[Finding]) -> set[tuple[str, Hashable, int]]:
    return {
        (each.law.id, case, each_day.toordinal())
        for each in several
        for case in each.cases
        for each_day in each.period
    }


@given(agreements(), st.integers(1, 13))
def test_a_window_cut_in_two_finds_the_same_on_each_day(register: Register, cut: int) -> None:
    halves = [*findings(register, Period(day(0), day(cut))), *findings(register, Period(day(cut), day(14)))]

    assert by_day(findings(register, FORTNIGHT)) == by_day(halves)


@given(agreements(), agreements())
def test_a_comparison_is_the_difference_day_by_day(one: Register, other: Register) -> None:
    before, after = findings(one, FORTNIGHT), findings(other, FORTNIGHT)

    new, cured = compare(before, after)

    assert by_day(new) == by_day(after) - by_day(before)
    assert by_day(cured) == by_day(before) - by_day(after)


@given(agreements())
def test_no_finding_touches_another_of_the_same_sentence(register: Register) -> None:
    found = findings(register, FORTNIGHT)

    for one in found:
        for other in found:
            alike = one is not other and (one.law.id, one.sentence) == (other.law.id, other.sentence)
            assert not (alike and one.period.touches(other.period))
