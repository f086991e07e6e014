from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.agreement.core.builders import council, day, founding, part, registered, variation

from moothall.agreement.core.differences import FieldChange, differences, written_value
from moothall.agreement.core.register import Register
from moothall.agreement.core.sentences import names
from moothall.agreement.core.values import Condition, Source

EARLIER = founding(part("avon", "legal"), part("brent", "legal", until=day(20)))
LATER = variation(
    "later",
    effective=day(10),
    add=[council("cam")],
    change=[{"term": "brent-legal", "set": {"as": "client", "provided_by": "avon"}}],
    end=[{"term": "avon-legal"}],
)


def two_days() -> Register:
    return registered(EARLIER, LATER)


def test_terms_end_change_and_begin() -> None:
    register = two_days()
    found = differences(register.state(day(9)), register.state(day(10)))

    assert [(each.verb, each.id) for each in found] == [
        ("ends", "avon-legal"),
        ("changes", "brent-legal"),
        ("begins", "cam"),
    ]
    assert [each.before is None for each in found] == [False, False, True]
    assert [each.after is None for each in found] == [True, False, False]


def test_a_change_names_each_field_with_its_label_before_and_after() -> None:
    register = two_days()
    changed = differences(register.state(day(9)), register.state(day(10)))[1]
    name_of = names(register)

    assert changed.fields == (
        FieldChange("as", "As", "member", "client"),
        FieldChange("provided_by", "Provided by", None, "avon"),
    )
    assert [field.written(name_of) for field in changed.fields] == [
        ("member", "client"),
        ("not stated", "Avon"),
    ]


def test_an_end_that_becomes_known_is_no_difference_unless_days_are_asked_for() -> None:
    before, after = registered(EARLIER), two_days()

    assert differences(before.state(day(9)), after.state(day(9))) == ()
    [change] = differences(before.state(day(9)), after.state(day(9)), days=True)
    assert [(field.field, field.after) for field in change.fields] == [("until", day(10))]


@given(st.integers(0, 30), st.integers(0, 30))
def test_going_back_undoes_going_forward(one: int, other: int) -> None:
    register = two_days()
    forward = differences(register.state(day(one)), register.state(day(other)))
    back = differences(register.state(day(other)), register.state(day(one)))
    opposite = {"begins": "ends", "ends": "begins", "changes": "changes"}

    assert {(opposite[each.verb], each.id) for each in forward} == {(each.verb, each.id) for each in back}
    if one == other:
        assert forward == ()


@pytest.mark.parametrize(
    ("value", "field", "words"),
    [
        (None, "through", "not stated"),
        ((), "conditions", "not stated"),
        (True, "vacant", "yes"),
        (1_250, "tolerance_pence", "£12.50"),
        (1_250, "quorum", "1,250"),
        ({"avon": 100, "brent": 2_000_000}, "cap_pence", "Avon £1 and Brent £20,000"),
        ({"avon": Decimal("12.50")}, "shares", "Avon 12.5"),
        (Decimal("100"), "quantity", "100"),
        (date(2016, 11, 14), "by", "14 November 2016"),
        ("joint_committee", "body_kind", "joint committee"),
        ("avon", "authority", "Avon"),
        ("Agreement under section 101", "instrument", "Agreement under section 101"),
        (("avon", "legal"), "services", "Avon and Legal"),
        (Condition(id="one", text="Nobody is moved"), "conditions", "Nobody is moved"),
        ((Source(document="Minutes, page 4"), Source(document="Deed")), "source", "Minutes, page 4; Deed"),
    ],
)
def test_the_value_of_a_field_is_written_in_words(value: Any, field: str, words: str) -> None:
    assert written_value(value, names(two_days()), field=field) == words
