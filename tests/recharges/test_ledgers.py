"""A recharge comes from ledger lines and opens down to them again, as far as its reader may see."""

from datetime import date

import pytest
from tests.agreement.core.builders import founding, part, service
from tests.agreement.stored import founded
from tests.ledgers.builders import ledger, taken

from moothall.agreement.queries import register_of
from moothall.ledgers.core.headings import HeadingRule
from moothall.ledgers.operations import reverse, set_heading_rules
from moothall.money import FinancialYear
from moothall.periods import Period
from moothall.recharges.core.agreed import terms_of
from moothall.recharges.core.pools import LedgerQuestion
from moothall.recharges.core.spending import REDACTED, Redaction
from moothall.recharges.core.working import Step, working
from moothall.recharges.core.year import Question, Recharges, work_out
from moothall.recharges.ledgers import lines_under, pools_from_ledgers, published_spending, wheres_of

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
    set_heading_rules(partnership="test", rules=RULES, by="F. Officer")
    april = ledger("15/04/2016,100.00,Acme,1,Legal", "16/04/2016,20.00,Bolt,2,Legal", "17/04/2016,9.00,X,3,?")
    taken(april)
    taken(ledger("15/03/2017,1000.01,Cole,4,Legal"), name="march.csv")
    taken(ledger("15/04/2017,5.00,Late,5,Legal", "15/03/2016,5.00,Early,6,Legal"), name="other-years.csv")
    taken(ledger("20/04/2016,50.00,Dale,7,Legal"), "brent", "brent.csv")


def year() -> Recharges:
    pools = pools_from_ledgers("test", YEAR)
    terms = terms_of(register_of("test"), YEAR.period, services=["legal"])
    return work_out(Question(YEAR.period, pools, (), terms))


def opened(steps: tuple[Step, ...]) -> list[Step]:
    found = [step for step in steps if step.ledger]
    return found + [each for step in steps for each in opened(step.under)]


def test_each_service_council_and_month_of_the_year_is_a_pool_that_the_council_paid():
    pools = pools_from_ledgers("test", YEAR, support=["hr"])

    assert [(pool.id, pool.paid_by, pool.period.starts_on, pool.pence) for pool in pools] == [
        ("legal", "avon", date(2016, 4, 1), 120_00),
        ("legal", "avon", date(2017, 3, 1), 1000_01),
        ("legal", "brent", date(2016, 4, 1), 50_00),
    ]
    assert pools[1].period == Period(date(2017, 3, 1), date(2017, 4, 1))


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
    from moothall.ledgers.queries import files_of

    [brent] = files_of("test", seeing=frozenset({"brent"}))
    reverse(partnership="test", file=brent.number, reason="It was a draft", by="F. Officer")

    assert {pool.paid_by for pool in pools_from_ledgers("test", YEAR)} == {"avon"}


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
