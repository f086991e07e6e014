"""Journals that are accepted, spending as the code asks, outturn by division, what if, and working."""

import re
import shutil
import subprocess
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.patience import PATIENCE
from tests.recharges.core.builders import YEAR, cost_share, networks, parts, service, support, uses

from moothall.periods import Period
from moothall.recharges.core import journal_files
from moothall.recharges.core.comparison import what_if
from moothall.recharges.core.cost_flow import cost_links
from moothall.recharges.core.findings import ServesNobody
from moothall.recharges.core.journal import Journal, Posting, Transaction, of_authority, of_partnership
from moothall.recharges.core.outturn import Division, outturn
from moothall.recharges.core.outturn import of_authority as pays_by_division
from moothall.recharges.core.pools import CostPool, LedgerQuestion
from moothall.recharges.core.share_terms import ServicePart, ShareTerms
from moothall.recharges.core.spending import REDACTED, Redaction, Spend, as_csv, like_people, over_threshold
from moothall.recharges.core.working import WorkingStep, working
from moothall.recharges.core.year import RechargeQuestion, Recharges, work_out
from moothall.refusals import Invalid, Missing

END = date(2017, 3, 31)
COUNCILS = ("cheltenham", "cotswold", "forest-of-dean")
HLEDGER = shutil.which("hledger")
HLEDGER_LINES = re.compile(
    r"commodity 1000\.00 GBP"
    r"|account [A-Z0-9][A-Za-z0-9-]*(:[A-Z0-9][A-Za-z0-9-]*)*"
    r"|\d{4}-\d\d-\d\d \* [^\s;|(*!=][^;|\x00-\x1f]*"
    r"|    [A-Z0-9][A-Za-z0-9-]*(:[A-Z0-9][A-Za-z0-9-]*)*  -?\d+\.\d\d GBP"
    r"|"
)


def equal(name: str, *councils: str) -> ShareTerms:
    return ShareTerms(name, (cost_share(id=f"{name}-share", service=name, method="equal"),), parts(*councils))


@pytest.fixture
def year() -> Recharges:
    pools = (support("hr", 1_000_00), support("dp", 500_01), service("ict", 333_33), service("waste", -40_00))
    usage = uses(hr={"dp": 1, "ict": 3, "waste": 3}, dp={"hr": 2, "ict": 5})
    return work_out(
        RechargeQuestion(YEAR, pools, tuple(usage), (equal("ict", *COUNCILS), equal("waste", *COUNCILS[:2])))
    )


def read_by_beancount(journal: Journal) -> tuple[list, list]:
    from beancount import loader  # slow to import

    entries, errors, _ = loader.load_string(journal_files.as_beancount(journal))
    return entries, errors


def accepted(journal: Journal) -> None:
    """Beancount finds no error, every line is in hledger's grammar, and hledger agrees where there is one."""
    _, errors = read_by_beancount(journal)
    assert not errors
    text = journal_files.as_hledger(journal)
    assert all(HLEDGER_LINES.fullmatch(line) for line in text.split("\n"))
    if HLEDGER:
        subprocess.run(
            [HLEDGER, "check", "--strict", "-f", "-"], input=text, text=True, check=True, timeout=PATIENCE
        )


def test_the_journals_of_a_year_are_accepted_by_beancount_and_hledger(year):
    accepted(of_partnership(year, on=END))
    for council in COUNCILS:
        accepted(of_authority(year, council, on=END))


def test_in_the_partnerships_books_support_ends_with_nothing_and_councils_owe_it_all(year):
    journal = of_partnership(year, on=END)
    assert journal.balance_of(("Expenses", "Support")) == 0
    assert journal.balance_of(("Assets", "Owed by councils")) == year.pence_in
    assert journal.balance_of(("Income",)) == -year.pence_in
    assert journal.balance_of(("Expenses",)) == year.pence_in == -journal.balance_of(("Assets", "Bank"))


def test_what_a_council_books_is_what_the_partnership_books_of_it(year):
    partnership = of_partnership(year, on=END)
    for council in COUNCILS:
        own = of_authority(year, council, on=END)
        assert own.balance_of(("Liabilities",)) == -partnership.balance_of(
            ("Assets", "Owed by councils", council)
        )


def test_support_that_serves_nobody_or_cost_nothing_passes_nothing_on():
    pools = (support("hr", 100_00), support("dp", 50_00), support("post", 0), service("ict", 10_00))
    usage = tuple(uses(dp={"ict": 1}, post={"ict": 1}))
    done = work_out(RechargeQuestion(YEAR, pools, usage, (equal("ict", *COUNCILS),)))
    journal = of_partnership(done, on=END)
    passed_on = [each.narration for each in journal.transactions if "passed on" in each.narration]
    assert passed_on == ["dp passed on, 1 April 2016 to 31 March 2017"]
    assert journal.balance_of(("Expenses", "Support", "hr")) == 100_00
    assert done.findings == (ServesNobody("hr", 100_00),)


@given(networks())
def test_any_year_has_journals_that_balance_and_are_accepted(network):
    pools, usage = network
    councils = [equal(pool.id, "east", "west") for pool in pools if pool.kind == "service"]
    done = work_out(RechargeQuestion(YEAR, tuple(pools), tuple(usage), tuple(councils)))
    assert done.pence_in == done.pence_out
    journal = of_partnership(done, on=END)
    left = sum(sum(allocation.left.values()) for _, allocation in done.units)
    assert journal.balance_of(("Expenses", "Support")) == left
    _, errors = read_by_beancount(journal)
    assert not errors


names = st.text(min_size=1, max_size=8)


@given(st.lists(names, min_size=1, max_size=4, unique=True), names, st.integers(1, 10**12))
def test_hostile_names_are_written_so_that_they_are_read(accounts, narration, pence):
    postings = [Posting(("Expenses", name), pence) for name in accounts]
    bank = Posting(("Assets", "Bank"), -pence * len(accounts))
    journal = Journal("any", (Transaction(END, narration, (*postings, bank)),))
    entries, errors = read_by_beancount(journal)
    assert not errors
    assert len({posting.account for posting in entries[-1].postings}) == len(accounts) + 1
    assert all(HLEDGER_LINES.fullmatch(line) for line in journal_files.as_hledger(journal).split("\n"))


def test_a_transaction_that_does_not_balance_cannot_be_made():
    with pytest.raises(Invalid, match="out by 1 pence"):
        Transaction(END, "Wrong", (Posting(("Assets", "Bank"), 1),))


def test_an_account_is_under_one_of_the_five_roots():
    with pytest.raises(Invalid, match="under none of"):
        Posting(("Bank",), 1)


def test_a_journal_as_csv_has_debits_and_credits_that_add_up(year):
    lines = journal_files.as_csv(of_authority(year, "cotswold", on=END)).split("\r\n")
    assert lines[0] == "Date,Number,Narration,Account,Debit,Credit"
    assert lines[1].startswith("2017-03-31,1,Share of shared services,Expenses:Shared services:ict,")


def spend(beneficiary: str, pence: int, **fields: str) -> Spend:
    return Spend(END, "Housing", beneficiary, fields.pop("purpose", "Repairs"), pence, **fields)


def test_exactly_five_hundred_pounds_is_not_over_it_and_a_large_credit_is_listed():
    published = over_threshold(
        [spend("A", 500_00), spend("B", 500_01), spend("C", -900_00)], redaction=Redaction()
    )
    assert [each.beneficiary for each in published] == ["B", "C"]


def test_individuals_are_not_named_whether_marked_or_by_the_kind_of_spending():
    redaction = Redaction(frozenset({"Mrs  a smith"}), frozenset({"Foster care"}))
    published = over_threshold(
        [
            spend("MRS A SMITH", 600_00, purpose="Mrs Smith's roof"),
            spend("J Jones", 600_00, category="foster care"),
            spend("Acme", 600_00),
        ],
        redaction=redaction,
    )
    assert [each.beneficiary for each in published] == ["Acme", REDACTED, REDACTED]
    assert "Smith" not in as_csv(published)


def test_beneficiaries_with_a_title_before_or_after_their_name_are_listed_to_look_at():
    people = {"Mrs A Smith", "PROFESSOR ANN B SMITH", "Smith, Mr J", "DAME J SMITH", "Estate of J Smith"}
    others = {"Acme Ltd", "Drains Ltd", "Mrsa Testing Ltd", "Lordship Ltd", "Misses Ltd", "Revenues plc"}
    published = over_threshold([spend(each, 600_00) for each in people | others], redaction=Redaction())

    assert set(like_people(published)) == people


def test_the_publication_has_the_fields_of_the_code_and_no_formula():
    published = over_threshold([spend("=cmd()", 1_234_56)], redaction=Redaction())
    heading, line, _ = as_csv(published).split("\r\n")
    assert heading == (
        "Date,Department,Beneficiary,Purpose,Amount,VAT that cannot be recovered,Merchant category"
    )
    assert line == "2017-03-31,Housing,'=cmd(),Repairs,1234.56,,"


def test_the_outturn_by_division_is_all_the_cost_and_what_is_in_none_is_last(year):
    found = outturn(year, {"waste": "Environmental and regulatory services", "ict": None})
    assert [each.name for each in found] == ["Environmental and regulatory services", "Not yet in a division"]
    assert sum(each.pence for each in found) == year.pence_in
    assert found[0] == Division(found[0].name, ("waste",), -40_00, found[0].pence + 40_00)
    assert sum(pays_by_division(year, "forest-of-dean", {}).values()) == year.by_authority["forest-of-dean"]


def test_another_share_rule_side_by_side_gains_what_it_loses(year):
    share = cost_share(
        id="ict-fixed", method="fixed", shares={"cheltenham": 2, "cotswold": 1, "forest-of-dean": 1}
    )
    done = what_if(year, [ShareTerms("ict", (share,), parts(*COUNCILS))])
    assert sum(each.change_pence for each in done.differences) == 0
    assert done.losing == ("cheltenham",)
    assert set(done.gaining) == {"cotswold", "forest-of-dean"}
    assert done.then.pence("waste", "cotswold") == year.pence("waste", "cotswold")
    assert done.then == work_out(done.then.question)


def test_who_gains_and_who_loses_is_said_council_by_council(year):
    instead = cost_share(id="new", service="ict", method="fixed", shares={"cheltenham": 1})
    found = what_if(year, [ShareTerms("ict", (instead,), parts(*COUNCILS))])
    assert found.losing == ("cheltenham",)
    assert set(found.gaining) == {"cotswold", "forest-of-dean"}
    assert found.change_of("cheltenham") == -sum(map(found.change_of, found.gaining)) > 0
    assert found.change_of("dorset") == 0


def test_the_links_of_a_flow_picture_carry_all_the_cost(year):
    found = cost_links(year)
    own = {pool.id: pool.pence for pool in year.question.pools}
    for name in ("hr", "dp", "ict", "waste"):
        came = own[name] + sum(link.pence for link in found if link.target == name)
        assert came == sum(link.pence for link in found if link.source == name)
    assert sum(link.pence for link in found if link.kind == "service to council") == year.pence_in


def adds_up(step: WorkingStep) -> None:
    if step.under and len(step.under) > 1:
        assert sum((each.exact for each in step.under), Fraction(0)) == step.exact
    for each in step.under:
        adds_up(each)


def test_any_recharge_opens_to_steps_that_add_up_to_it(year):
    for name, shared in year.services.items():
        for council, pence in shared.by_authority.items():
            opened = working(year, name, council)
            assert opened.exact == opened.pence == pence
            for step in opened.costs:
                adds_up(step)


def test_a_working_names_the_terms_it_rests_on_and_the_ledger_lines():
    lines = LedgerQuestion(YEAR, services=("ict",))
    pools = (CostPool("ict", "ICT", 10_00, "service", YEAR, lines),)
    share = cost_share(
        method="fixed", shares={"cotswold": 1, "cheltenham": 2}, floor_pence={"cotswold": 4_00}
    )
    taking_part = tuple(ServicePart(council, YEAR, term=f"{council}-ict") for council in COUNCILS[:2])
    done = work_out(RechargeQuestion(YEAR, pools, (), (ShareTerms("ict", (share,), taking_part),)))
    opened = working(done, "ict", "cotswold", name_of={"cotswold": "Cotswold", "ict": "ICT"}.__getitem__)
    assert opened.shares[0].sentence == (
        "1 April 2016 to 31 March 2017: £10.00 shared by 3, of which Cotswold has 1: about £3.33."
    )
    assert opened.shares[0].rests_on == ("ict-share", "cotswold-ict")
    assert opened.limits is not None
    assert opened.limits.sentence == "To keep to its floor: about £0.67."
    assert opened.costs[0].under[0].ledger == lines
    assert lines.sentence() == "The ledger lines of ict 1 April 2016 to 31 March 2017"


def test_odd_pence_are_said_to_be_rounded_and_days_before_a_council_joined_are_left_out():
    joined = Period(date(2016, 10, 1), YEAR.until)
    share = cost_share(id="ict-share", service="ict", method="equal")
    councils = (*parts("avon", "brent"), *parts("cam", period=joined))
    agreed = ShareTerms("ict", (share,), councils)
    done = work_out(RechargeQuestion(YEAR, (service("ict", 1_00),), (), (agreed,)))
    found = {each: working(done, "ict", each) for each in ("avon", "brent", "cam")}
    assert {each: len(of.shares) for each, of in found.items()} == {"avon": 2, "brent": 2, "cam": 1}
    assert {each: of.exact for each, of in found.items()} == done.by_authority
    turns = {of.rounding.sentence.split(" to ")[0] for of in found.values() if of.rounding}
    assert turns == {"Rounded up", "Rounded down"}


def test_a_council_that_bears_no_share_has_no_working(year):
    with pytest.raises(Missing, match="forest-of-dean bears no share of waste"):
        working(year, "waste", "forest-of-dean")


@given(networks(), st.randoms(use_true_random=False))
def test_the_order_in_which_a_year_is_written_down_is_irrelevant(network, chance):
    pools, usage = network
    councils = [equal(pool.id, "east", "north", "west") for pool in pools if pool.kind == "service"]
    before = work_out(RechargeQuestion(YEAR, tuple(pools), tuple(usage), tuple(councils)))
    for each in (pools, usage, councils):
        chance.shuffle(each)
    turned = [ShareTerms(each.service, each.shares, each.parts[::-1]) for each in councils]
    after = work_out(RechargeQuestion(YEAR, tuple(pools), tuple(usage), tuple(turned)))
    assert after.services == before.services


def test_a_name_or_kind_to_be_left_out_that_no_spending_has_is_named():
    redaction = Redaction(frozenset({"Mrs  a smith", "B Jones"}), frozenset({"Foster care", "Bursaries"}))

    assert redaction.matching_nothing([spend("MRS A SMITH", 600_00)]) == (
        "B Jones",
        "Bursaries",
        "Foster care",
    )
    assert redaction.matching_nothing(
        [spend("b jones", 1), spend("mrs a smith", 1, category="foster  CARE")]
    ) == ("Bursaries",)
