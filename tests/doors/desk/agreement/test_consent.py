"""Before a draft is recorded, the desk says who must agree to it, council by council."""

import pytest
from django.test import Client
from tests.doors.desk.drafts import drafted, words_of
from tests.doors.stored_agreements import example

from moothall.delegation.core.consent import ConsentRoute, consent_route


def told(number: int) -> ConsentRoute:
    register = example().register
    return consent_route(register.up_to(number - 1), register.entry(number).variation)


def numbered(title: str) -> int:
    return next(entry.number for entry in example().register.entries if title in entry.variation.title)


def test_those_who_decided_are_told_from_those_who_are_not_named():
    stops = told(numbered("Phase 2: property")).stops

    assert {stop.who: stop.is_named for stop in stops} == {
        "Cotswold Cabinet": True,
        "Forest of Dean Cabinet": False,
        "West Oxfordshire Executive": True,
    }


def test_functions_that_one_body_exercises_one_after_another_are_told_together():
    stops = told(numbered("Publica begins")).stops

    assert stops[0].who == "Cheltenham Cabinet"
    assert stops[0].functions.startswith("form or join a company; ")


def test_nothing_is_missing_where_everybody_is_recorded():
    assert told(numbered("Publica begins")).missing == ()


@pytest.mark.django_db
def test_the_page_on_which_a_draft_is_checked_says_who_must_agree(clerk: Client):
    draft = drafted(clerk, "leave-service", {}, "avon-legal")

    page = words_of(clerk.get(f"/desk/drafts/{draft}/check/"))

    assert "Who must agree" in page
    assert "Not named as deciding" in page
    assert page.index("Who must agree") < page.index("What the rules say")
