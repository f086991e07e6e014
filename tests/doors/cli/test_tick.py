"""The command that time asks for."""

from datetime import date

import pytest
from tests.doors.cli.conftest import Typed
from tests.matters.partnership import NAME, founded, proposed, published

from moothall.agreement.queries import register_of

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


def test_what_waited_for_call_in_to_pass_is_in_force_and_the_second_time_nothing_is(typed: Typed) -> None:
    founded()
    issue, _ = proposed()
    published("brent-cabinet", issue)
    published("avon-cabinet", issue)

    assert typed("tick", "--on", "2016-11-28").out == "Nothing was waiting for today.\n"
    assert typed("tick", "--on", "2016-11-29").out == (
        "In force: decision share-the-legal-service-2.\n"
        "In force: issue share-the-legal-service, as variation 2.\n"
    )
    assert typed("tick", "--on", "2016-11-29").out == "Nothing was waiting for today.\n"
    assert "avon-legal" in register_of(NAME).state(date(2016, 11, 29))


def test_a_day_that_is_none_is_refused(typed: Typed) -> None:
    told = typed("tick", "--on", "tomorrow")

    assert (told.code, "“tomorrow” is not a day" in told.err) == (2, True)


def test_a_day_that_is_still_to_come_is_refused_because_nothing_is_in_force_before_its_time(
    typed: Typed,
) -> None:
    told = typed("tick", "--on", "2999-01-01")

    assert (told.code, "2999-01-01 is still to come" in told.err) == (2, True)
