"""The posts of the example have the holders that sources name, and no others."""

from datetime import date

import pytest

from moothall.agreement.core.terms import Body, Post

PARTNERS = ("cheltenham", "cotswold", "forest-of-dean", "west-oxfordshire")


@pytest.mark.parametrize("council", PARTNERS)
@pytest.mark.parametrize("office", ["head_of_paid_service", "section_151_officer", "monitoring_officer"])
def test_every_council_has_its_three_statutory_posts(register, council, office):
    state = register.state(date(2016, 6, 1))
    assert state.where(Post, lambda each: each.authority == council and each.office == office)


@pytest.mark.parametrize(
    ("post", "day", "holder"),
    [
        ("cotswold-chief-executive", "2010-01-01", "David Neudegg"),
        ("west-oxfordshire-chief-executive", "2010-01-01", "David Neudegg"),
        ("partnership-managing-director", "2016-01-01", "David Neudegg"),
        ("publica-managing-director", "2018-01-01", "David Neudegg"),
        ("publica-managing-director", "2019-07-01", None),
        ("publica-managing-director", "2021-01-01", "Jan Britton"),
        ("publica-managing-director", "2024-02-01", "Frank Wilson"),
        ("publica-chair", "2019-01-01", "Dave Brooks"),
        ("publica-chair", "2023-06-01", "Sally Walker"),
        ("publica-chair", "2024-02-01", "Christine Gore"),
        ("head-of-go", "2013-01-01", "Jenny Poole"),
        ("cheltenham-head-of-paid-service", "2016-03-31", "Pat Pratley"),
        ("cheltenham-head-of-paid-service", "2021-01-01", "Gareth Edmundson"),
        ("cheltenham-section-151-officer", "2024-10-15", "Paul Jones"),
        ("cheltenham-monitoring-officer", "2024-10-15", "Claire Hughes"),
        ("cotswold-chief-executive", "2024-01-01", "Robert Weaver"),
        ("cotswold-chief-executive", "2025-12-01", "Jane Portman"),
        ("cotswold-deputy-chief-executive", "2024-01-01", "David Stanley"),
        ("west-oxfordshire-head-of-paid-service", "2024-06-01", "Giles Hughes"),
        ("forest-of-dean-chief-executive", "2024-01-01", "Nigel Brinn"),
        ("programme-director", "2024-03-01", "Andrew Pollard"),
    ],
)
def test_each_post_has_the_holder_that_sources_name(register, post, day, holder):
    found = register.state(date.fromisoformat(day)).get(post)
    assert isinstance(found, Post)
    assert found.holder == holder


def test_forest_of_dean_s_chief_executive_is_known_to_be_vacant_until_november_2023(register):
    post = register.state(date(2022, 1, 1)).get("forest-of-dean-chief-executive")
    assert isinstance(post, Post)
    assert post.vacant
    assert register.as_known_on(date(2023, 10, 31)).state(date(2022, 1, 1)).get(post.id) != post


def test_the_quorums_that_are_known_are_recorded(register):
    known = {
        each.id: each.quorum.members
        for each in register.state(date(2025, 1, 1)).of(Body)
        if each.quorum is not None
    }
    assert known == {
        "cotswold-council": 9,
        "cotswold-cabinet": 3,
        "cotswold-scrutiny": 3,
        "west-oxfordshire-council": 17,
        "west-oxfordshire-executive": 3,
        "west-oxfordshire-scrutiny": 6,
    }
