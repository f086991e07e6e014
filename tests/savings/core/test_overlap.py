"""The same pound is not claimed twice, nor more than was spent, nor what was saved before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.savings.core.places import SOURCE, benefit, place

from moothall.refusals import Invalid
from moothall.savings.core.overlap import ClaimedSaving, EarlierSaving, claimed_by, net_of_earlier, review

NAMES = {"ict": "ICT", "avon": "Avon", "one": "One service", "two": "New servers"}.get
claims = st.lists(
    st.builds(
        ClaimedSaving,
        st.sampled_from(["one", "two", "three"]),
        st.builds(place, st.sampled_from(["ict", "hr"])),
        st.integers(-5, 50),
        st.sampled_from([None, "Shared"]),
    ),
    max_size=6,
)


def test_two_benefits_on_one_line_count_the_smaller_twice():
    lines = [
        ClaimedSaving("one", place(), 500_000, "Shared ICT"),
        ClaimedSaving("two", place(), 300_000, "Shared ICT"),
    ]
    [finding] = review(lines, baselines={}, name_of=NAMES)
    assert (finding.rule, finding.pence, finding.witness) == ("S-01", 300_000, tuple(lines))
    assert finding.sentence == (
        "One service and New servers claim the same line of the medium-term plan, “Shared ICT”, "
        "on ICT for Avon in 2016/17: £3,000 may be counted twice."
    )


def test_other_lines_councils_and_benefits_alone_are_no_finding():
    lines = [
        ClaimedSaving("one", place(), 5, "Shared ICT"),
        ClaimedSaving("one", place(), 5, "Shared ICT"),
        ClaimedSaving("two", place(), 5, "Licences"),
        ClaimedSaving("two", place(authority="brent"), 5, "Shared ICT"),
        ClaimedSaving("two", place(), 5),
    ]
    assert review(lines, baselines={}) == []


def test_more_than_was_spent_cannot_be_saved():
    lines = [ClaimedSaving("one", place(), 60), ClaimedSaving("two", place(), 50)]
    [finding] = review(lines, baselines={place(): 100}, name_of=NAMES)
    assert (finding.rule, finding.pence) == ("S-02", 10)
    assert finding.sentence == (
        "More is to be saved on ICT for Avon in 2016/17 than it cost: £1.10, against a baseline of £1."
    )
    assert review(lines, baselines={place(): 110}) == []


def test_what_was_saved_before_is_taken_off_in_proportion():
    lines = [
        ClaimedSaving("one", place(), 300),
        ClaimedSaving("two", place(), 100),
        ClaimedSaving("one", place("hr"), 100),
    ]
    before = [EarlierSaving("GO Shared Services", place(), 200, SOURCE)]
    net, [finding] = net_of_earlier(lines, before, name_of=NAMES)
    assert [each.pence for each in net] == [150, 50, 100]
    assert finding.rule == "S-03"
    assert finding.sentence == "£2 on ICT for Avon in 2016/17 was already being saved by GO Shared Services."


@given(claims, st.integers(0, 80))
def test_nothing_is_left_below_nothing_and_all_that_is_taken_off_is_found(lines, already):
    before = [EarlierSaving("GO", place(), already, SOURCE)]
    net, found = net_of_earlier(lines, before)
    taken = sum(each.pence for each in lines) - sum(each.pence for each in net)
    claimed = sum(each.pence for each in lines if each.place == place() and each.pence > 0)
    assert taken == min(already, claimed) == sum(finding.pence for finding in found)
    assert all(after.pence >= 0 for after, was in zip(net, lines, strict=True) if was.pence > 0)


@given(claims)
def test_the_order_of_claims_is_irrelevant(lines):
    forwards, backwards = (
        review(each, baselines={place(): 20, place("hr"): 0}) for each in (lines, lines[::-1])
    )
    assert [(each.rule, each.place, each.pence) for each in forwards] == [
        (each.rule, each.place, each.pence) for each in backwards
    ]


def test_a_profile_is_shared_to_the_penny_by_what_was_agreed():
    shared = benefit(authorities=["avon", "brent"], profile_pence={"2016/17": 101, "2017/18": -100})
    found = claimed_by(shared, {("avon", "ict"): 1, ("brent", "ict"): 1})
    assert [(each.place.authority, each.place.year.name, each.pence) for each in found] == [
        ("avon", "2016/17", 51),
        ("brent", "2016/17", 50),
        ("avon", "2017/18", -50),
        ("brent", "2017/18", -50),
    ]


def test_one_council_and_one_service_need_no_division_and_more_do():
    assert claimed_by(benefit()) == [ClaimedSaving("one-service", place(), 1000, "Shared ICT")]
    with pytest.raises(Invalid, match="Say how it is divided"):
        claimed_by(benefit(authorities=["avon", "brent"]))
