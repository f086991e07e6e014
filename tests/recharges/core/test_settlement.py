"""Only the difference moves, in the fewest payments that settle it."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.recharges.core.builders import YEAR, cost_share, terms

from moothall.recharges.core.pools import CostPool
from moothall.recharges.core.settlement import Payment, balances, balances_of, settle
from moothall.recharges.core.year import RechargeQuestion, work_out
from moothall.refusals import Invalid


def after(owed, payments):
    left = dict(owed)
    for payment in payments:
        assert payment.pence > 0
        left[payment.payer] -= payment.pence
        left[payment.payee] += payment.pence
    return left


def fewest(amounts: tuple[int, ...]) -> int:
    """The fewest payments, found by trying every payment that settles somebody: slow, and no relation."""

    @cache
    def of(left: tuple[int, ...]) -> int:
        left = tuple(sorted(amount for amount in left if amount))
        if not left:
            return 0
        first, others = left[0], left[1:]
        return 1 + min(
            of((*others[:at], other + first, *others[at + 1 :]))
            for at, other in enumerate(others)
            if other > 0
        )

    return of(tuple(amounts))


@st.composite
def balanced(draw, most=6, largest=6):
    amounts = draw(st.lists(st.integers(-largest, largest), min_size=0, max_size=most - 1))
    return {f"p{number}": amount for number, amount in enumerate([*amounts, -sum(amounts)])}


def test_what_a_council_has_paid_already_comes_off_its_share():
    assert balances({"east": 100, "west": 50}, {"west": 150}) == {"east": 100, "west": -100}


def test_two_pairs_that_match_settle_in_two_payments():
    done = settle({"a": 700, "b": 300, "c": -300, "d": -700})
    assert done.payments == (Payment("a", "d", 700), Payment("b", "c", 300)) or set(done.payments) == {
        Payment("a", "d", 700),
        Payment("b", "c", 300),
    }
    assert done.is_fewest


def test_balances_that_do_not_come_to_nothing_are_refused():
    with pytest.raises(Invalid, match="differ by 1 pence"):
        settle({"a": 2, "b": -1})


@given(balanced())
def test_a_settlement_settles_everybody_in_the_fewest_payments(owed):
    done = settle(owed)
    assert not any(after(owed, done.payments).values())
    assert len(done.payments) == done.at_least == fewest(tuple(owed.values()))


@given(balanced(most=25, largest=1000))
def test_many_parties_settle_in_fewer_payments_than_there_are_parties(owed):
    done = settle(owed)
    assert not any(after(owed, done.payments).values())
    parties = sum(map(bool, owed.values()))
    assert done.at_least <= len(done.payments) <= max(0, parties - 1)


def test_twenty_parties_that_match_in_pairs_settle_in_ten():
    owed = {f"a{n}": n for n in range(1, 11)} | {f"b{n}": -n for n in range(1, 11)}
    assert len(settle(owed).payments) == 10
    assert settle(owed).is_fewest


def test_of_many_parties_one_with_no_opposite_pays_several():
    pairs = {f"a{n}": n for n in range(1, 8)} | {f"b{n}": -n for n in range(1, 8)}
    done = settle({**pairs, "county": 100, "north": -60, "south": -40})
    assert {(each.payee, each.pence) for each in done.payments if each.payer == "county"} == {
        ("north", 60),
        ("south", 40),
    }
    assert (len(done.payments), done.at_least) == (9, 9)


def test_fourteen_parties_are_settled_exactly():
    owed = dict(zip("abcdefghijklmn", [5, 5, 5, 5, 5, 5, 5, -3, -2, -3, -2, -10, -8, -7], strict=True))
    done = settle(owed)
    assert not any(after(owed, done.payments).values())
    assert done.is_fewest


def test_a_year_settles_what_councils_owe_less_what_they_have_paid_themselves():
    pools = (CostPool("ict", "ICT", 300_00, paid_by="east"), CostPool("ict", "Licences", 60_00))
    agreed = terms(cost_share(method="equal"), "east", "north", "west")
    done = work_out(RechargeQuestion(YEAR, pools, (), (agreed,)))
    assert balances_of(done) == {"": -60_00, "east": -180_00, "north": 120_00, "west": 120_00}
    assert len(settle(balances_of(done)).payments) == 3


def test_what_no_council_bears_stays_with_the_partnership():
    pools = (CostPool("ict", "ICT", 300_00, paid_by="east"),)
    assert balances_of(work_out(RechargeQuestion(YEAR, pools, (), ()))) == {"": 300_00, "east": -300_00}
