from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.agreement.core.terms import Authority
from moothall.delegation.core.functions import FUNCTIONS
from moothall.delegation.core.key_decision import REGULATION_8, THRESHOLDS, KeyDecision, key_decision


def council(gss_code: str, name: str) -> Authority:
    return Authority.model_validate(
        {
            "id": name,
            "name": name.title(),
            "short_name": name.title(),
            "gss_code": gss_code,
            "from": "2000-01-01",
        }
    )


WEST_OXFORDSHIRE = council("E07000181", "west")
COTSWOLD = council("E07000079", "cotswold")
ELSEWHERE = council("E07000178", "elsewhere")
DAY = date(2020, 6, 1)


def asked(
    authority: Authority, pounds: int, *, wards: int = 0, day: date = DAY, function: str = "award-contract"
) -> KeyDecision:
    return key_decision(
        authority=authority, function=function, amount_pence=pounds * 100, day=day, wards=wards
    )


@pytest.mark.parametrize(("pounds", "answer"), [(50_000, "No"), (50_001, "Yes"), (-60_000, "Yes"), (0, "No")])
def test_west_oxfordshire_s_sum_is_more_than_50000_pounds_spent_or_saved(pounds: int, answer: str) -> None:
    assert asked(WEST_OXFORDSHIRE, pounds).answer == answer


@pytest.mark.parametrize(("wards", "answer"), [(1, "No"), (2, "Yes")])
def test_an_effect_in_two_wards_makes_a_decision_key_whatever_it_costs(wards: int, answer: str) -> None:
    assert asked(WEST_OXFORDSHIRE, 1, wards=wards).answer == answer


@pytest.mark.parametrize("authority", [COTSWOLD, ELSEWHERE])
def test_where_the_council_s_sum_is_not_known_the_answer_is_that_it_is_not(authority: Authority) -> None:
    found = asked(authority, 1_000_000)

    assert found.is_key is None
    assert any("not known" in step for step in found.working)


def test_two_wards_decide_it_even_where_the_sum_is_not_known() -> None:
    assert asked(ELSEWHERE, 1_000_000, wards=3).answer == "Yes"


def test_what_spends_nothing_and_touches_no_two_wards_is_not_key_anywhere() -> None:
    assert asked(ELSEWHERE, 0, wards=1).answer == "No"


def test_only_an_executive_s_decision_can_be_key() -> None:
    found = asked(WEST_OXFORDSHIRE, 1_000_000, wards=9, function="planning-applications")

    assert found.answer == "No"
    assert "for the council" in found.working[0]


def test_nothing_is_known_of_the_days_before_the_regulations() -> None:
    assert asked(WEST_OXFORDSHIRE, 1_000_000, day=date(2012, 9, 9)).answer == "Not known"
    assert asked(WEST_OXFORDSHIRE, 1_000_000, day=date(2012, 9, 10)).answer == "Yes"


def test_the_answer_cites_the_regulation_and_the_council_s_own_page() -> None:
    sources = asked(WEST_OXFORDSHIRE, 1).sources

    assert sources[0] == REGULATION_8
    assert "westoxon" in (sources[1].url or "")


def test_every_threshold_says_where_it_was_read() -> None:
    assert all(each.source.url and each.source.note for each in THRESHOLDS)


@given(
    st.sampled_from([WEST_OXFORDSHIRE, COTSWOLD, ELSEWHERE]),
    st.integers(-(10**9), 10**9),
    st.integers(0, 5),
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    st.sampled_from([each.id for each in FUNCTIONS if each.held_by != "heading"]),
)
def test_every_answer_shows_its_working(
    authority: Authority, pounds: int, wards: int, day: date, function: str
) -> None:
    found = asked(authority, pounds, wards=wards, day=day, function=function)

    assert found.answer in ("Yes", "No", "Not known")
    assert found.working
    assert found.sources
