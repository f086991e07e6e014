"""A baseline is frozen once, and every change to it is seen."""

from datetime import date

import pytest
from tests.savings.core.places import baseline, place

from moothall.refusals import Invalid
from moothall.savings.core.baseline import baselines_on, changes, freeze

FIRST = baseline(400_000_00)
LATER = baseline(380_000_00, on=date(2017, 6, 1), reason="The servers were counted twice.")


def test_a_change_says_what_it_was_and_why():
    [change] = changes(freeze(freeze((), FIRST), LATER))
    assert change.pence == -20_000_00
    assert change.sentence({"ict": "ICT", "avon": "Avon"}.get) == (
        "The baseline of ICT for Avon in 2016/17 went from £400,000 to £380,000 on 1 June 2017, "
        "by The section 151 officer: The servers were counted twice."
    )


def test_the_first_figure_is_no_change():
    assert changes((FIRST, baseline(1, at=place("hr")))) == []


def test_a_baseline_is_what_it_was_on_the_day():
    assert baselines_on((FIRST, LATER), date(2017, 5, 31)) == {place(): FIRST}
    assert baselines_on((FIRST, LATER), date(2017, 6, 1)) == {place(): LATER}
    assert baselines_on((FIRST, LATER), date(2016, 3, 31)) == {}


@pytest.mark.parametrize(
    ("new", "message"),
    [
        (baseline(1, on=date(2017, 6, 1)), "frozen on 1 April 2016"),
        (baseline(1, on=date(2016, 3, 1), reason="A slip."), "last set on 1 April 2016"),
        (baseline(-1, on=date(2017, 6, 1), reason="A slip."), "below nothing"),
    ],
)
def test_a_change_without_a_reason_or_out_of_time_is_refused(new, message):
    with pytest.raises(Invalid, match=message):
        freeze((FIRST,), new)
