"""A council leaves a service, and what it had delegated for that service alone is offered to be ended too."""

from datetime import date

import pytest
from django.test import Client
from tests.accounts.partnership import NAME, variation, varied
from tests.doors.desk.browser_form import filled_in
from tests.doors.desk.drafts import drafted, words_of
from tests.doors.stored_agreements import example

from moothall.agreement.core.laws import compare, findings
from moothall.agreement.core.leftover_clauses import left_over
from moothall.agreement.queries import draft as draft_row
from moothall.agreement.queries import register_of
from moothall.periods import Period

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

PARTS = ("cheltenham-revenues", "cheltenham-benefits", "cheltenham-customer-services")
POWER = {
    "kind": "delegation",
    "delegated_by": "brent",
    "delegate": "joint-committee",
    "functions": ["Legal advice"],
}


def offered(day: date, *parts: str) -> set[str]:
    """Return what is offered where Cheltenham's parts end on a day."""
    before = example().register.as_known_on(date(2016, 9, 1))
    made = variation("leave", effective=day, end=[{"term": each} for each in parts])
    after, _ = before.varied(made)
    anew, _ = compare(findings(before, Period(day)), findings(after, Period(day)))
    return {term for term, _ in left_over(after, anew, made)}


def test_cheltenham_is_offered_the_end_of_what_it_had_delegated_for_the_services_it_leaves() -> None:
    day = date(2016, 11, 14)

    assert offered(day, *PARTS) == {
        "cheltenham-revenues-oversight",
        "cheltenham-revenues-restructuring",
        "cheltenham-revenues-integration",
    }
    assert offered(day, PARTS[0]) == set()  # those clauses are about the other two services still


def test_one_press_ends_it_by_the_same_draft_and_the_finding_is_gone(clerk: Client) -> None:
    varied("powers", after=1, add=[POWER | {"id": "brent-power", "services": ["legal"]}])
    draft = drafted(clerk, "leave-service", {}, "brent-legal")
    check = clerk.get(f"/desk/drafts/{draft}/check/")
    assert "This clause would be about nothing any more" in words_of(check)

    address = f"/desk/drafts/{draft}/end-left-over/"
    after = clerk.post(address, filled_in(check.content.decode()), follow=True)

    assert draft_row(draft).body["end"] == [{"term": "brent-legal"}, {"term": "brent-power"}]
    assert "about nothing any more" not in words_of(after)
    assert "takes no part" not in words_of(after)
    clerk.post(address)
    assert len(draft_row(draft).body["end"]) == 2
    assert register_of(NAME).head == 2


def test_a_clause_that_stands_for_another_service_is_left_to_be_changed(clerk: Client) -> None:
    part = {"kind": "participation", "id": "brent-waste", "authority": "brent", "service": "waste"}
    power = POWER | {"id": "brent-power", "services": ["legal", "waste"]}
    varied("powers", after=1, add=[part, power])
    draft = drafted(clerk, "leave-service", {}, "brent-legal")

    check = words_of(clerk.get(f"/desk/drafts/{draft}/check/"))

    assert "takes no part" in check
    assert "about nothing any more" not in check
