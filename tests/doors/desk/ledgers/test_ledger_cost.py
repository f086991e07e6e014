"""The partnership's accountant makes a year's cost from the ledgers, and sees what lies under each figure."""

import pytest
from tests.acting import operator
from tests.doors.desk.browser_form import filled_in
from tests.doors.stored_agreements import text_of
from tests.ledgers.builders import ledger, taken

from moothall.ledgers.core.headings import HeadingRule
from moothall.ledgers.operations import set_heading_rules
from moothall.recharges import queries

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

HERE = "/desk/recharges/test/from-ledgers/"
RULES = [
    HeadingRule(field="department", text="legal", service="legal"),
    HeadingRule(field="department", text="bins", service="waste"),
]
SENT = {"year": "2016/17", "stage": "outturn", "support": ["waste"]}


@pytest.fixture
def accountant(at_desk):
    browser = at_desk("accountant")
    set_heading_rules(partnership="test", rules=RULES, acting=operator("F. Officer"))
    taken(ledger("15/04/2016,100.00,Acme,1,Legal", "16/05/2016,20.00,Bolt,2,Bins", "17/05/2016,9.00,X,3,?"))
    taken(ledger("20/04/2016,50.00,Dale,7,Legal"), "brent", "brent.csv")
    return browser


def test_each_figure_leads_to_its_lines(accountant):
    answer = accountant.get(HERE)
    page = answer.content.decode()

    assert "2016/17: £170.00 in 2 services" in text_of(answer)
    assert "Avon: 1 line, £9.00" in text_of(answer)
    address = (
        "/desk/ledgers/test/lines/?council=avon&amp;is_service=legal&amp;since=2016-04&amp;until=2017-03"
    )
    assert f'href="{address}">£100.00' in page
    assert "1 line, £100.00" in text_of(accountant.get(address.replace("&amp;", "&")))
    left_out = address.replace("legal", "none").replace("&amp;", "&")
    assert "1 line, £9.00" in text_of(accountant.get(left_out))


def test_a_year_of_which_no_line_is_in_a_service_says_so_once_and_gives_no_figure(at_desk):
    browser = at_desk("accountant")
    taken(ledger("17/05/2016,9.00,X,3,?"))
    page = text_of(browser.get(HERE))

    assert page.count("No line of 2016/17 is in a service yet") == 1
    assert "£0.00 in" not in page
    assert "Avon: 1 line, £9.00" in page


def test_lines_in_no_service_are_left_out_only_for_a_reason(accountant):
    refused = accountant.post(HERE, SENT)
    assert refused.status_code == 400
    assert "1 line, £9.00, is in no service. Say why" in text_of(refused)

    checked = accountant.post(HERE, SENT | {"reason": "It is a deposit"})
    assert "Check 2016/17 before you record it" in text_of(checked)
    assert queries.years_of("test") == []

    accountant.post(HERE, filled_in(checked.content.decode()))
    [row] = queries.years_of("test")
    assert row.reason == "1 line in no service, £9.00, left out: It is a deposit"
    assert (row.stage, row.cost.basis) == ("outturn", "sourced")
    assert [(pool.service, pool.kind, pool.paid_by, pool.pence) for pool in row.cost.pools] == [
        ("legal", "service", "avon", 100_00),
        ("legal", "service", "brent", 50_00),
        ("waste", "support", "avon", 20_00),
    ]


def test_what_was_checked_is_not_recorded_once_the_ledgers_have_changed(accountant):
    checked = accountant.post(HERE, SENT | {"reason": "It is a deposit"})
    taken(ledger("20/06/2016,1.00,Elm,8,Legal"), "brent", "june.csv")
    answer = accountant.post(HERE, filled_in(checked.content.decode()))

    assert answer.status_code == 409
    assert "have changed since you looked" in text_of(answer)
    assert queries.years_of("test") == []


def test_a_year_with_made_up_lines_is_recorded_as_made_up(accountant):
    taken(ledger("20/06/2016,1.00,Elm,8,Legal"), "brent", "june.csv", basis="illustrative")
    assert "Illustrative" in text_of(accountant.get(HERE))

    checked = accountant.post(HERE, SENT | {"reason": "It is a deposit"})
    accountant.post(HERE, filled_in(checked.content.decode()))
    assert queries.years_of("test")[0].cost.basis == "illustrative"


def test_the_officer_of_one_council_makes_no_year_of_several(accountant, at_desk):
    answer = at_desk("avon-finance").get(HERE)

    assert answer.status_code == 403
    assert "Dale" not in text_of(answer)
    assert at_desk("clerk").get(HERE).status_code == 403
    assert at_desk("company-accountant").get(HERE).status_code == 403


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"stage": "guess"},
        {"stage": "outturn", "reason": "x" * 501},
        {"stage": "outturn", "reason": "\u202e"},
    ],
)
def test_what_cannot_be_used_is_said_beside_its_question(accountant, sent):
    first = accountant.post(HERE, {"year": "2016/17", **sent})
    answer = accountant.post(HERE, filled_in(first.content.decode())) if first.status_code == 200 else first

    assert answer.status_code == 400
    assert "There is a problem" in text_of(answer)
    assert queries.years_of("test") == []


@pytest.mark.parametrize("year", ["", "2016-17", "1066-67", "x", "%00"])
def test_whatever_year_is_asked_for_there_is_a_page(accountant, year):
    assert "2016/17" in text_of(accountant.get(f"{HERE}?year={year}"))


def test_before_any_ledger_is_there_the_page_says_what_to_do(at_desk):
    assert "No ledger has been taken in yet" in text_of(at_desk("accountant").get(HERE))
