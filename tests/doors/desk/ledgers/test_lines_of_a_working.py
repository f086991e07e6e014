"""A recharge opens to the ledger lines under it, for those whose posts go with them and for nobody else."""

import re
from html import unescape

import pytest
from django.test import Client
from tests.accounts.partnership import varied
from tests.acting import operator
from tests.agreement.core.builders import part
from tests.doors.stored_agreements import text_of
from tests.ledgers.builders import ledger, taken

from moothall.ledgers.core.headings import HeadingRule
from moothall.ledgers.operations import set_heading_rules
from moothall.money import FinancialYear
from moothall.recharges.core.ledger_year import cost_of
from moothall.recharges.operations import record_year
from moothall.recharges.queries.ledgers import year_in_ledgers

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

PAGE = "/test/costs/2016-17/avon/legal/"
OPEN = re.compile(r'href="(/desk/ledgers/[^"]*)"')


@pytest.fixture
def year(at_desk):
    share = {"kind": "cost_share", "id": "legal-share", "service": "legal", "method": "equal"}
    varied(
        "share", after=1, effective="2016-04-01", add=[part("avon", "legal"), part("brent", "legal"), share]
    )
    rules = [HeadingRule(field="department", text="legal", service="legal")]
    set_heading_rules(partnership="test", rules=rules, acting=operator("F. Officer"))
    taken(ledger("15/04/2016,100.00,Acme,1,Legal"))
    taken(ledger("20/04/2016,50.00,Dale,7,Legal"), "brent", "brent.csv")
    found = year_in_ledgers("test", FinancialYear("2016/17"), seeing=frozenset({"avon", "brent"}))
    record_year(
        partnership="test", cost=cost_of(found, like=None, support=()), stage="outturn", acting=operator("A.")
    )
    return at_desk


def links(browser) -> list[str]:
    return [unescape(each) for each in OPEN.findall(browser.get(PAGE).content.decode())]


def test_the_accountant_opens_the_lines_of_each_council(year):
    accountant = year("accountant")
    opened = [text_of(accountant.get(each)) for each in links(accountant)]

    assert len(opened) == 2
    assert "1 line, £100.00" in opened[0]
    assert "1 line, £50.00" in opened[1]


def test_an_officer_of_one_council_opens_its_lines_and_is_told_of_the_others(year):
    officer = year("avon-finance")

    assert len(links(officer)) == 1
    assert "council=avon" in links(officer)[0]
    assert "Closed to you: the lines of Brent" in text_of(officer.get(PAGE))


@pytest.mark.parametrize("name", ["clerk", "company-accountant", ""])
def test_others_read_the_sum_and_that_the_lines_are_closed(year, name):
    browser = year(name) if name else Client()
    page = text_of(browser.get(PAGE))

    assert links(browser) == []
    assert "Closed to you: the lines of Avon" in page
    assert "£100.00" in page
    assert "Acme" not in page
