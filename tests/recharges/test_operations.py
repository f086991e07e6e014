"""Costs, bills and payments are recorded once and for ever; what is owed follows from them."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from tests.acting import operator
from tests.agreement.core.builders import founding, part, service, variation
from tests.agreement.partnerships import founded

from moothall.agreement.operations import record as vary
from moothall.audit.models import AuditEvent
from moothall.recharges import operations, queries
from moothall.recharges.core.year_of_cost import YearOfCost
from moothall.recharges.models import RecordedYear, StoredBill
from moothall.refusals import Conflict, Invalid, Missing

pytestmark = [pytest.mark.storage, pytest.mark.django_db]

SHARE = {"kind": "cost_share", "id": "legal-share", "service": "legal", "method": "equal"}
YEAR = "2016/17"
ACCOUNTANT = "A. Accountant"
JUNE = date(2016, 6, 1)


@pytest.fixture(autouse=True)
def agreement():
    share = SHARE | {"tolerance_pence": 10_00}
    return founded(founding(part("avon", "legal"), part("brent", "legal"), service("hr"), share))


def cost(pence: int, **fields) -> YearOfCost:
    pools = [{"service": "hr", "pence": 100_00, "kind": "support"}, {"service": "legal", "pence": pence}]
    usage = [{"support": "hr", "receiver": "legal", "weight": 1}]
    return YearOfCost.model_validate({"year": YEAR, "pools": pools, "usage": usage} | fields)


def record(pence: int, stage: str = "estimate", **fields) -> int:
    return operations.record_year(
        partnership="test", cost=cost(pence, **fields), stage=stage, acting=operator(ACCOUNTANT)
    )


def bill(quarter: int) -> int:
    return operations.issue_bills(
        partnership="test", year=YEAR, quarter=quarter, issued_on=JUNE, acting=operator(ACCOUNTANT)
    )


def pay(pence: int, reference: str = "BACS 1", **fields) -> None:
    given = {"payer": "avon", "year": YEAR, "paid_on": JUNE} | fields
    operations.record_payment(
        partnership="test", pence=pence, reference=reference, acting=operator(ACCOUNTANT), **given
    )


def test_a_recorded_estimate_is_worked_out_again_whenever_it_is_asked_for():
    assert record(900_00) == 1
    assert queries.recharges("test", YEAR).by_authority == {"avon": 500_00, "brent": 500_00}
    [row] = queries.years_of("test")
    assert (row.number, row.stage, row.agreement_number, row.cost) == (1, "estimate", 1, cost(900_00))


def test_an_estimate_stays_under_the_agreement_as_it_stood_when_it_was_recorded():
    record(900_00)
    leave = variation("leave", effective=date(2016, 4, 2), end=[{"term": "brent-legal"}])
    vary(partnership="test", variation=leave, after=1, acting=operator("A. Clerk"))
    assert queries.recharges("test", YEAR).by_authority["brent"] == 500_00
    record(900_00)
    assert queries.recharges("test", YEAR).by_authority["brent"] < 2_00
    assert queries.recharges("test", YEAR, number=1).by_authority["brent"] == 500_00


def test_what_the_agreement_does_not_have_is_refused_and_nothing_is_kept():
    with pytest.raises(Invalid, match="no service “nothing”"):
        record(1, pools=[{"service": "nothing", "pence": 1}])
    assert not RecordedYear.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"year": "2016/18"},
        {"pools": [{"service": "legal", "pence": 1, "until": "2017-05-01"}]},
        {"pools": [{"service": "legal", "pence": 1, "from": "2016-05-01", "until": "2016-05-01"}]},
        {"pools": [{"service": "legal", "pence": 1, "title": "a\u202eb"}]},
        {"usage": [{"support": "legal", "receiver": "hr", "weight": 1}]},
        {"method": "step_down", "order": ["legal"]},
    ],
)
def test_a_year_that_cannot_be_worked_out_is_refused_and_nothing_is_kept(wrong):
    with pytest.raises(Invalid):
        record(1, **wrong)
    assert not RecordedYear.objects.exists()


def test_a_reason_that_cannot_be_read_back_is_refused():
    with pytest.raises(Invalid, match="invisible character"):
        operations.record_year(
            partnership="test", cost=cost(1), stage="estimate", acting=operator("A"), reason="a\0b"
        )


def test_quarters_are_billed_in_their_order_each_once():
    record(900_00)
    assert bill(1) == 250_00
    with pytest.raises(Conflict, match="has already been billed"):
        bill(1)
    with pytest.raises(Invalid, match="billed in order"):
        bill(3)
    assert [each.pence for each in queries.bills("test", YEAR, authority="avon")] == [125_00]


def test_without_an_estimate_there_is_nothing_to_bill_or_to_work_out():
    with pytest.raises(Missing, match="no estimate of 2016/17 of which any council bears a share"):
        bill(1)
    with pytest.raises(Missing, match="Record the year's costs first"):
        queries.recharges("test", YEAR)


def test_a_new_estimate_within_the_tolerance_changes_no_bill_and_one_beyond_it_does():
    record(900_00)
    bill(1)
    record(909_00)
    assert queries.planned_bills("test", YEAR)["legal"]["avon"] == (125_00,) * 4
    record(960_00)
    assert queries.planned_bills("test", YEAR)["legal"]["avon"] == (125_00, 135_00, 135_00, 135_00)
    assert bill(2) == 270_00


def test_a_variation_is_tried_on_a_year_and_nothing_is_stored():
    record(900_00)
    change = {"term": "legal-share", "set": {"method": "fixed", "shares": {"avon": 3, "brent": 1}}}
    varied = variation("dearer", effective=date(2016, 4, 2), change=[change])
    found = queries.what_if("test", YEAR, varied)
    assert (found.losing, found.gaining) == (("avon",), ("brent",))
    assert found.change_of("avon") == -found.change_of("brent") > 0
    assert queries.recharges("test", YEAR).by_authority == {"avon": 500_00, "brent": 500_00}


def test_a_variation_that_contradicts_what_stands_is_not_tried():
    record(900_00)
    with pytest.raises(Conflict):
        queries.what_if("test", YEAR, variation("wrong", end=[{"term": "nothing"}]))


def test_a_statement_has_what_was_billed_what_is_to_come_what_was_paid_and_the_true_up():
    record(900_00)
    bill(1)
    pay(125_00)
    record(1_000_00, "outturn")
    found = queries.statement("test", YEAR, "avon")
    [line] = found.lines
    assert (line.estimate_pence, line.billed, line.to_come) == (500_00, (125_00,), (125_00,) * 3)
    assert (line.outturn_pence, line.still_to_pay_pence) == (550_00, 425_00)
    assert (found.billed_pence, found.paid_pence) == (125_00, 125_00)


def test_a_payment_is_recorded_once_and_put_right_by_its_reverse():
    pay(125_00)
    with pytest.raises(Conflict, match="has already been recorded for 2016/17"):
        pay(125_00)
    pay(-125_00, "BACS 1 reversed")
    assert queries.statement("test", YEAR, "avon").paid_pence == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"pence": 0},
        {"pence": 10**15},
        {"reference": " "},
        {"reference": "a\0b"},
        {"reference": "x" * 201},
        {"payer": "legal"},
        {"payee": "nobody"},
        {"year": "2016"},
    ],
)
def test_a_payment_that_is_not_one_is_refused(wrong):
    with pytest.raises(Invalid):
        pay(**({"pence": 1} | wrong))
    assert queries.payments("test", YEAR) == []


def test_what_was_recorded_and_billed_is_never_changed():
    record(900_00)
    bill(1)
    for rows in (RecordedYear.objects.all(), StoredBill.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()


def test_every_act_is_on_the_audit_trail_with_its_figures():
    record(900_00)
    bill(1)
    pay(125_00)
    actions = AuditEvent.objects.filter(action__startswith="recharges.").order_by("number")
    assert [each.action for each in actions] == [
        "recharges.year_recorded",
        "recharges.billed",
        "recharges.paid",
    ]
    assert {each.actor for each in actions} == {ACCOUNTANT}


def test_a_year_of_which_nothing_is_recorded_has_an_empty_statement():
    found = queries.statement("test", "2019/20", "avon")
    assert (found.lines, found.payments, found.billed_pence, found.paid_pence) == ((), (), 0, 0)
    assert queries.planned_bills("test", "2019/20") == {}
    assert queries.quarters_billed("test", "2019/20") == 0
    assert queries.billed_by_year("test") == {}


def test_a_variation_is_tried_on_no_year_that_is_not_recorded():
    with pytest.raises(Missing, match="No estimate of 2016/17 has been recorded"):
        queries.what_if("test", YEAR, variation("leave", end=[{"term": "brent-legal"}]))


def test_an_estimate_of_a_number_that_was_never_reached_is_not_worked_out():
    record(900_00)
    with pytest.raises(Missing, match="No estimate of 2016/17"):
        queries.recharges("test", YEAR, number=2)


def test_a_year_has_four_quarters_and_no_fifth():
    record(900_00)
    assert sum(map(bill, (1, 2, 3, 4))) == 1_000_00
    with pytest.raises(Invalid, match="Quarter 5 cannot be billed"):
        bill(5)
    assert queries.billed_by_year("test") == {YEAR: 4}
    assert [line.to_come for line in queries.statement("test", YEAR, "avon").lines] == [()]


def test_an_outturn_with_no_estimate_before_it_is_all_still_to_pay():
    record(900_00, "outturn")
    [line] = queries.statement("test", YEAR, "brent").lines
    assert (line.estimate_pence, line.billed, line.to_come) == (0, (), (0,) * 4)
    assert line.still_to_pay_pence == 500_00


def test_what_one_council_paid_to_another_comes_off_what_that_one_paid():
    pay(100_00, payee="brent")
    assert queries.statement("test", YEAR, "avon").paid_pence == 100_00
    assert queries.statement("test", YEAR, "brent").paid_pence == -100_00
