"""Spending is published by the council's own officer, and names nobody of whom it was not decided."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.accounts.partnership import NAME, founded
from tests.acting import acting_for

from moothall.audit.queries import events
from moothall.recharges.core.spending import SpendingItem
from moothall.recharges.operations import publish_spending, withdraw_spending
from moothall.recharges.queries.spending import items_of, publications
from moothall.recharges.rules import MonthIsPublished, NamesUndecided, NotPublished
from moothall.refusals import Forbidden, Invalid

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

TODAY = date(2016, 11, 22)
SUPPLIER = SpendingItem(TODAY, "Legal", "Acme Ltd", "Advice", 600_00, None, "Fees", is_redacted=False)
SOMEBODY = replace(SUPPLIER, beneficiary="Mr J Smith")


@pytest.fixture(autouse=True)
def _founded(db: None) -> None:
    founded()


def published(*items: SpendingItem, by: str = "finance-officer", **more: Any) -> int:
    about: dict[str, Any] = {"partnership": NAME, "authority": "avon", "months": (201611, 201611)}
    about |= {"on": TODAY, "today": TODAY} | more
    return publish_spending(items=items, acting=acting_for(NAME, by), **about)


def withdrawn(number: int, reason: str = "A mistake", **more: Any) -> None:
    officer = acting_for(NAME, "section-151-officer")
    withdraw_spending(**{"partnership": NAME, "number": number, "reason": reason, "acting": officer} | more)


def test_nobody_who_is_named_as_a_person_is_published_before_it_was_decided() -> None:
    with pytest.raises(NamesUndecided) as refused:
        published(SUPPLIER, SOMEBODY)

    assert [fault.field for fault in refused.value.faults] == ["people"]
    assert refused.value.facts["names"] == ["Mr J Smith"]
    assert list(publications(NAME)) == []


def test_whoever_may_be_named_is_named() -> None:
    published(SUPPLIER, SOMEBODY, may_be_named={"Mr J Smith"})

    [row] = publications(NAME)
    assert row.authority == "avon"


def test_a_firm_needs_no_decision() -> None:
    assert published(SUPPLIER)


@pytest.mark.parametrize("by", ["clerk", "chief-executive", "brief-clerk"])
def test_whoever_keeps_no_ledger_publishes_nothing_and_is_told_who_does(by: str) -> None:
    with pytest.raises(Forbidden, match=r"Finance Manager \(Avon\)"):
        published(SUPPLIER, by=by)


def test_the_trail_says_as_which_post_it_was_published_and_withdrawn() -> None:
    number = published(SUPPLIER)
    officer = acting_for(NAME, "section-151-officer")
    withdraw_spending(partnership=NAME, number=number, reason="A mistake", acting=officer)

    withdrawn, out = events().events[:2]
    assert (out.actor, out.facts["as_post"]) == (
        "finance-officer@moothall.example",
        "Finance Manager (Avon)",
    )
    assert withdrawn.facts["as_post"] == "Section 151 Officer (Avon)"


def test_no_officer_publishes_what_another_council_spent() -> None:
    with pytest.raises(Forbidden, match="What Brent spent is published by its own finance officer"):
        published(SUPPLIER, authority="brent")
    assert publications(NAME) == []


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY - timedelta(days=1), "from today, 22 November 2016"),
        (TODAY + timedelta(days=367), "within a year"),
    ],
)
def test_spending_is_published_from_today_or_from_a_day_within_a_year(day: date, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        published(SUPPLIER, on=day)
    assert publications(NAME) == []


def test_months_in_which_nothing_was_spent_are_not_published() -> None:
    with pytest.raises(Invalid, match="There is no spending over £500"):
        published()


def test_what_is_published_from_a_later_day_is_not_given_before_it() -> None:
    later = TODAY + timedelta(days=9)
    number = published(SUPPLIER, on=later)

    assert [row.number for row in publications(NAME)] == [number]
    assert publications(NAME, on=TODAY) == []
    with pytest.raises(NotPublished):
        items_of(NAME, number, on=TODAY)
    row, items = items_of(NAME, number, on=later)
    assert (row.published_on, row.pence, items) == (later, 600_00, [SUPPLIER])


def test_a_month_is_published_once_until_it_is_withdrawn() -> None:
    first = published(SUPPLIER, months=(201610, 201611))
    with pytest.raises(MonthIsPublished, match="October 2016 to November 2016"):
        published(SUPPLIER)

    withdrawn(first)

    second = published(SUPPLIER)
    assert [row.number for row in publications(NAME)] == [second]
    with pytest.raises(NotPublished):
        items_of(NAME, first, on=TODAY)


def test_what_is_not_published_cannot_be_withdrawn_nor_what_was_withdrawn_once_more() -> None:
    with pytest.raises(NotPublished):
        withdrawn(404)
    number = published(SUPPLIER)
    withdrawn(number)
    with pytest.raises(NotPublished):
        withdrawn(number)


@pytest.mark.parametrize("reason", ["", "  ", "a\u202eb", "x" * 501])
def test_a_withdrawal_says_why_in_words_that_can_be_read(reason: str) -> None:
    number = published(SUPPLIER)
    with pytest.raises(Invalid, match="Say in a sentence or two why it is withdrawn"):
        withdrawn(number, reason)
    assert [row.number for row in publications(NAME)] == [number]


def test_an_officer_of_no_council_concerned_withdraws_nothing() -> None:
    number = published(SUPPLIER)
    with pytest.raises(Forbidden):
        withdrawn(number, acting=acting_for(NAME, "brief-clerk"))
    assert [row.number for row in publications(NAME)] == [number]
