from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from tests.acting import operator
from tests.agreement.core.builders import council, day, part, service, variation
from tests.agreement.partnerships import agreement, founded, joining

from moothall.agreement.core.register import Head, Register, fold
from moothall.agreement.core.variation import AgreementHeading, Variation
from moothall.agreement.operations import load, record
from moothall.agreement.queries import register_of
from moothall.agreement.queries.register_cache import REGISTERS, RegisterCache
from moothall.agreement.rules import NoSuchPartnership

pytestmark = [pytest.mark.storage, pytest.mark.django_db]

LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"))
LINES = st.text(LETTERS, min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
WEIGHTS = st.decimals(min_value=0, max_value=1000, places=3, allow_nan=False)
NUMBERS = count(1)


def test_a_register_that_was_read_before_costs_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    first = founded()

    with django_assert_num_queries(1):
        again = register_of("test")

    assert again is first


def test_a_register_that_has_grown_since_is_read_from_where_it_was(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    before = founded()
    record(partnership="test", variation=joining("clyde"), after=3, acting=operator("B. Clerk"))

    with django_assert_num_queries(2):
        register = register_of("test")

    REGISTERS.clear()
    assert register == register_of("test")
    assert register.history("avon-legal") is before.history("avon-legal")


def test_a_partnership_that_is_not_there_is_missing() -> None:
    with pytest.raises(NoSuchPartnership, match="There is no partnership “nowhere” here"):
        register_of("nowhere")


def test_a_shelf_lets_go_of_the_register_that_was_longest_unasked_for() -> None:
    shelf = RegisterCache(at_most=2)
    register = Register(AgreementHeading(id="test", name="Test"), (), {})

    shelf.put("avon", Head(1, "a"), register)
    shelf.put("brent", Head(1, "b"), register)
    shelf.get("avon")
    shelf.put("clyde", Head(1, "c"), register)

    assert [shelf.get(name) is not None for name in ("avon", "brent", "clyde")] == [True, False, True]


@st.composite
def agreements(draw: st.DrawFn) -> list[Variation]:
    """Two councils that share a service and its cost, and then changes of days, texts and numbers."""
    weights: dict[str, Any] = {name: draw(WEIGHTS) for name in ("brent", "avon")}
    cost = {"kind": "cost_share", "id": "cost", "service": "legal", "method": "fixed", "shares": weights}
    target = {"kind": "target", "id": "target", "name": draw(LINES), "amount_pence": 5, "by": day(90)}
    terms = [council("avon"), council("brent"), service("legal"), part("avon", "legal"), cost, target]
    made = [variation("founding", add=terms, reason=draw(LINES))]
    for number in range(draw(st.integers(0, 5))):
        on = draw(st.integers(number, 60))
        change: dict[str, Any] = draw(
            st.fixed_dictionaries(
                {"name": LINES, "by": st.integers(91, 200).map(day)}, optional={"note": LINES}
            )
        )
        shares = {"shares": {"avon": draw(WEIGHTS), "brent": draw(st.integers(0, 9))}}
        changes = [{"term": "target", "on": day(on), "set": change}, {"term": "cost", "set": shares}]
        made.append(variation(f"v{number}", effective=day(number), change=changes, note=draw(LINES)))
    return made


@given(agreements())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_register_that_was_stored_and_read_is_the_fold_of_what_was_given(given_to: list[Variation]) -> None:
    wanted = agreement(*given_to, name=f"test-{next(NUMBERS)}")
    folded, contradictions = fold(wanted.partnership, wanted.variations)
    assert contradictions == []

    load(agreement=wanted, acting=operator("A. Clerk"))
    REGISTERS.clear()

    read = register_of(wanted.partnership.id)
    assert read == folded
    assert [entry.variation.written() for entry in read.entries] == [each.written() for each in given_to]
    assert read.state(day(45)).terms == folded.state(day(45)).terms
