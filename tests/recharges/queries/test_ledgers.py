"""A recharge comes from ledger lines and opens down to them again, as far as its reader may see."""

from datetime import date

import pytest
from tests.acting import operator
from tests.agreement.core.builders import founding, part, service
from tests.agreement.partnerships import founded
from tests.ledgers.builders import ledger, taken

from moothall.agreement.queries import register_of
from moothall.ledgers.core.headings import HeadingRule
from moothall.ledgers.operations import reverse, set_heading_rules
from moothall.money import FinancialYear
from moothall.periods import Period
from moothall.recharges.core.ledger_year import cost_of, months_of
from moothall.recharges.core.pools import LedgerQuestion
from moothall.recharges.core.spending import REDACTED, Redaction
from moothall.recharges.core.working import WorkingStep, working
from moothall.recharges.core.year import Recharges, work_out
from moothall.recharges.core.year_of_cost import YearOfCost
from moothall.recharges.queries.ledgers import (
    lines_under,
    matching_nothing,
    published_spending,
    wheres_of,
    year_in_ledgers,
    years_in_ledgers,
)

pytestmark = [pytest.mark.storage, pytest.mark.django_db]

YEAR = FinancialYear("2016/17")
AVON, BOTH = frozenset({"avon"}), frozenset({"avon", "brent"})
SHARE = {"kind": "cost_share", "id": "legal-share", "service": "legal", "method": "equal"}
RULES = [
    HeadingRule(field="department", text="legal", service="legal", subjective_group="employees"),
    HeadingRule(field="department", text="parks", service="hr", subjective_group="premises"),
]


@pytest.fixture(autouse=True)
def lines(settings, tmp_path):
    settings.MOOTHALL_DATA = tmp_path
    founded(founding(part("avon", "legal"), part("brent", "legal"), service("hr"), SHARE))
    set_heading_rules(partnership="test", rules=RULES, acting=operator("F. Officer"))
    april = ledger("15/04/2016,100.00,Acme,1,Legal", "16/04/2016,20.00,Bolt,2,Legal", "17/04/2016,9.00,X,3,?")
    taken(april)
    taken(ledger("15/03/2017,1000.01,Cole,4,Legal"), name="march.csv")
    taken(ledger("15/04/2017,5.00,Late,5,Legal", "15/03/2016,5.00,Early,6,Legal"), name="other-years.csv")
    taken(ledger("20/04/2016,50.00,Dale,7,Legal"), "brent", "brent.csv")


def proposed(*, support: tuple[str, ...] = (), like: YearOfCost | None = None) -> YearOfCost:
    return cost_of(year_in_ledgers("test", YEAR, seeing=BOTH), like=like, support=support)


def year() -> Recharges:
    return work_out(proposed().question(register_of("test")))


def opened(steps: tuple[WorkingStep, ...]) -> list[WorkingStep]:
    found = [step for step in steps if step.ledger]
    return found + [each for step in steps for each in opened(step.under)]


def test_each_service_council_and_month_of_the_year_is_a_pool_that_the_council_paid():
    cost = proposed()

    assert [(pool.service, pool.paid_by, pool.starts_on, pool.pence) for pool in cost.pools] == [
        ("legal", "avon", date(2016, 4, 1), 120_00),
        ("legal", "avon", date(2017, 3, 1), 1000_01),
        ("legal", "brent", date(2016, 4, 1), 50_00),
    ]
    assert cost.pools[1].period(YEAR.period) == Period(date(2017, 3, 1), date(2017, 4, 1))
    assert {pool.ledgers for pool in cost.pools} == {("avon",), ("brent",)}
    assert cost.basis == "sourced"


def test_lines_in_no_service_and_months_without_a_line_are_told():
    found = year_in_ledgers("test", YEAR, seeing=BOTH)

    assert [(each.authority, each.lines, each.pence) for each in found.in_no_service] == [("avon", 1, 9_00)]
    assert found.missing["avon"] == months_of(YEAR)[1:-1]
    assert (found.pence(), found.pence(authority="brent"), found.services) == (1170_01, 50_00, ("legal",))
    assert years_in_ledgers("test") == {"2015/16": AVON, "2016/17": BOTH, "2017/18": AVON}


def test_whoever_sees_one_council_is_proposed_its_cost_alone():
    found = year_in_ledgers("test", YEAR, seeing=AVON)

    assert (found.authorities, found.pence()) == (("avon",), 1120_01)


def test_a_year_with_one_made_up_line_is_made_up():
    taken(ledger("20/05/2016,50.00,Elm,8,Legal"), "brent", "may.csv", basis="illustrative")

    assert proposed().basis == "illustrative"


def test_who_serves_whom_is_as_in_the_year_before():
    taken(ledger("20/05/2016,50.00,Elm,8,Parks"), "brent", "may.csv")
    like = YearOfCost.model_validate(
        {
            "year": "2015/16",
            "basis": "illustrative",
            "pools": [{"service": "legal", "pence": 1, "division": "Central services"}],
            "usage": [
                {"support": "hr", "receiver": "legal", "weight": 1},
                {"support": "hr", "receiver": "legal", "weight": 3, "until": "2015-10-01"},
                {"support": "ict", "receiver": "legal", "weight": 1},
            ],
        }
    )
    cost = proposed(support=("hr",), like=like)

    assert [(use.support, use.weight) for use in cost.usage] == [("hr", 1)]
    assert {pool.kind for pool in cost.pools if pool.service == "hr"} == {"support"}
    assert {pool.division for pool in cost.pools if pool.service == "legal"} == {"Central services"}
    assert cost.basis == "illustrative"
    assert work_out(cost.question(register_of("test"))).pence_out == 1220_01
    assert proposed(like=like).basis == "sourced"


def test_a_recharge_opens_down_to_the_lines_that_it_came_from():
    found = year()
    steps = opened(working(found, "legal", "brent").costs)

    pages = [lines_under("test", step.ledger, seeing=BOTH) for step in steps]
    assert [page.pence for page in pages] == [step.exact for step in steps]
    assert sum(page.pence for page in pages) == found.pence_in == 1170_01
    assert {line.supplier for page in pages for line in page.lines} == {"Acme", "Bolt", "Cole", "Dale"}


def test_whoever_sees_one_council_opens_its_lines_alone():
    steps = opened(working(year(), "legal", "brent").costs)

    pages = [lines_under("test", step.ledger, seeing=AVON) for step in steps]
    assert {line.authority for page in pages for line in page.lines} == {"avon"}
    assert sum(page.pence for page in pages) == 1120_01
    assert [lines_under("test", step.ledger, seeing=frozenset()).count for step in steps] == [0, 0, 0]


def test_a_file_that_was_reversed_is_in_no_pool():
    from moothall.ledgers.queries.files import files_of

    [brent] = files_of("test", seeing=frozenset({"brent"}))
    reverse(partnership="test", file=brent.number, reason="It was a draft", acting=operator("F. Officer"))

    assert {pool.paid_by for pool in proposed().pools} == {"avon"}


def test_a_question_of_several_services_and_groups_is_asked_once_for_each():
    asked = LedgerQuestion(YEAR.period, ("legal", "hr"), ("avon",), ("employees", "premises"))

    wheres = wheres_of(asked)
    assert len(wheres) == 4
    assert {(where.first_period, where.last_period) for where in wheres} == {(201604, 201703)}
    page = lines_under("test", asked, seeing=BOTH, limit=2)
    assert (len(page.lines), page.count, page.pence) == (2, 3, 1120_01)
    rest = lines_under("test", asked, seeing=BOTH, offset=2, limit=2)
    assert [line.supplier for line in rest.lines] == ["Cole"]


def test_published_spending_is_over_500_and_names_nobody_who_is_not_to_be_named():
    where = wheres_of(LedgerQuestion(YEAR.period, (), ("avon",)))[0]

    [told] = published_spending("test", where, seeing=BOTH, redaction=Redaction())
    [hidden] = published_spending("test", where, seeing=BOTH, redaction=Redaction(frozenset({"COLE"})))
    assert (told.beneficiary, told.pence) == ("Cole", 1000_01)
    assert (hidden.beneficiary, hidden.pence) == (REDACTED, 1000_01)


def test_a_name_to_be_left_out_that_is_in_no_line_is_told():
    where = wheres_of(LedgerQuestion(YEAR.period, (), ("avon",)))[0]
    named = Redaction(frozenset({"Cole", "Kohl"}))

    assert matching_nothing("test", where, seeing=BOTH, redaction=Redaction()) == ()
    assert [each.casefold() for each in matching_nothing("test", where, seeing=BOTH, redaction=named)] == [
        "kohl"
    ]


def test_made_up_lines_are_not_published_as_spending():
    taken(ledger("20/05/2016,900.00,Elm,8,Legal"), "brent", "may.csv", basis="illustrative")
    where = wheres_of(LedgerQuestion(YEAR.period, (), ("brent",)))[0]

    assert published_spending("test", where, seeing=BOTH, redaction=Redaction()) == ()


def test_lines_that_come_to_nothing_are_no_pool():
    taken(ledger("20/05/2016,50.00,Elm,8,Parks", "21/05/2016,-50.00,Elm,9,Parks"), "brent", "may.csv")

    assert {pool.service for pool in proposed().pools} == {"legal"}
    assert year_in_ledgers("test", YEAR, seeing=BOTH).missing["brent"] == (*months_of(YEAR)[2:],)


def test_a_year_of_which_no_ledger_has_a_line_is_empty():
    found = year_in_ledgers("test", FinancialYear("2020/21"), seeing=BOTH)

    assert (found.authorities, found.sums, found.in_no_service, found.missing) == ((), (), (), {})
    assert (found.services, found.pence(), found.is_illustrative) == ((), 0, False)
