"""Spending is published by the council's own officer, and names nobody of whom it was not decided."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.accounts.partnership import NAME, founded
from tests.acting import acting_for

from moothall.audit.queries import events
from moothall.recharges.core.spending import SpendingItem
from moothall.recharges.operations import publish_spending, withdraw_spending
from moothall.recharges.queries.spending import publications
from moothall.recharges.rules import NamesUndecided
from moothall.refusals import Forbidden

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

TODAY = date(2016, 11, 22)
SUPPLIER = SpendingItem(TODAY, "Legal", "Acme Ltd", "Advice", 600_00, None, "Fees", is_redacted=False)
SOMEBODY = replace(SUPPLIER, beneficiary="Mr J Smith")


@pytest.fixture(autouse=True)
def _founded(db: None) -> None:
    founded()


def published(*items: SpendingItem, by: str = "finance-officer", **more: Any) -> int:
    about: dict[str, Any] = {"partnership": NAME, "authority": "avon", "months": (201611, 201611)}
    days = {"on": TODAY, "today": TODAY}
    return publish_spending(items=items, acting=acting_for(NAME, by), **about, **days, **more)


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
