"""Published sums stand side by side, and none is added to another that it may not be added to."""

import pytest
from tests.doors.stored_agreements import load_example

pytestmark = pytest.mark.django_db

HERE = "/2020-vision/savings/claims/"
MILLIONS = (55, 38, 39, 41, 3, 14, 27, 63)


@pytest.fixture
def read(client):
    load_example()
    return lambda query="": client.get(f"{HERE}{query}").content.decode()


def test_the_sums_said_of_the_whole_programme_are_shown_and_none_is_added(read):
    shown = read("?on=2026-11-23")

    assert [each for each in MILLIONS if f"£{each} million" not in shown] == []
    assert "These figures cannot be added together" in shown
    assert "0 can be compared and 0 added" in shown


def test_two_forecasts_of_one_programme_would_count_the_same_pounds_twice(read):
    query = "?claim=programme-saving-october-2015&claim=programme-saving-november-2015"
    shown = read(query)

    assert "twice" in shown
    assert "Neither says whether it is gross or net of cost." in shown


def test_only_what_had_been_published_by_the_day_is_shown(read):
    shown = read("?on=2015-10-15")

    assert "£38 million" in shown
    assert "£39 million" not in shown


def test_one_sum_alone_is_held_against_nothing(read):
    assert "Choose two figures or more" in read("?claim=programme-saving-october-2015")


def test_a_sum_that_is_none_is_passed_over(read):
    assert "Choose two figures or more" in read("?claim=nothing")


def test_before_anything_was_said_the_page_says_so(read):
    assert "No figure had been published by 1 January 1990" in read("?on=1990-01-01")
