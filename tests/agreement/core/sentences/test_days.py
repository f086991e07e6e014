from datetime import date

import pytest

from moothall.agreement.core.sentences import days_in_words
from moothall.agreement.core.terms import Service
from moothall.agreement.core.values import Certainty
from moothall.periods import Period

STARTS, UNTIL = date(2012, 8, 1), date(2017, 11, 1)


@pytest.mark.parametrize(
    ("from_is", "until_is", "words"),
    [
        ("exact", "exact", "from 1 August 2012 to 31 October 2017"),
        ("month", "inferred", "from August 2012 (day not known) to 31 October 2017 (inferred)"),
        ("year", "expected", "from 2012 (day not known) to 31 October 2017 (expected)"),
        ("inferred", "month", "from 1 August 2012 (inferred) until November 2017 (day not known)"),
        ("expected", "year", "from 1 August 2012 (expected) until 2017 (day not known)"),
    ],
)
def test_days_say_how_surely_they_are_known(from_is: Certainty, until_is: Certainty, words: str) -> None:
    term = Service.model_validate(
        {"id": "x", "name": "X", "from": STARTS, "until": UNTIL, "from_is": from_is, "until_is": until_is}
    )

    assert days_in_words(term) == words
    assert days_in_words(Period(STARTS, UNTIL), from_is, until_is) == words


def test_a_period_with_no_known_end_has_only_its_first_day() -> None:
    assert days_in_words(Period(STARTS), "month") == "from August 2012 (day not known)"


def test_one_day_is_that_day() -> None:
    assert days_in_words(Period.of_day(STARTS)) == "on 1 August 2012"
