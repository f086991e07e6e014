"""A year of cost is recorded, billed, paid and trued up at the desk; each is checked before it is kept."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.doors.desk.browser_form import filled_in
from tests.doors.stored_agreements import text_of

from moothall.audit.models import AuditEvent
from moothall.recharges import queries

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

HERE = "/desk/recharges/test/"
YEAR = f"{HERE}2016-17/"
FILE = """\
year: 2016/17
pools:
  - {service: legal, pence: 90000000}
  - {service: waste, kind: support, pence: 10000000}
usage:
  - {support: waste, receiver: legal, weight: 1}
"""


@pytest.fixture
def treasurer(desk_of):
    return desk_of("section-151-officer")


def file(text: str, name: str = "year.yaml") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def checked(browser, text: str = FILE, stage: str = "estimate"):
    return browser.post(f"{HERE}record/", {"stage": stage, "file": file(text), "reason": "The budget"})


def recorded(browser, text: str = FILE, stage: str = "estimate"):
    page = checked(browser, text, stage)
    return browser.post(f"{HERE}record/", filled_in(page.content.decode()), follow=True)


def test_a_year_is_shown_before_it_is_recorded_and_kept_only_then(treasurer):
    shown = text_of(checked(treasurer))

    assert "Check 2016/17 before you record it" in shown
    assert shown.count("£500,000.00") == 2
    assert queries.years_of("test") == []

    after = text_of(recorded(treasurer))
    [row] = queries.years_of("test")
    assert "2016/17 is recorded at £1,000,000.00" in after
    assert (row.stage, row.reason, row.recorded_by) == (
        "estimate",
        "The budget",
        "section-151-officer@moothall.example",
    )
    assert '"as_post":"Section 151 Officer' in AuditEvent.objects.order_by("-number")[0].facts


def test_every_fault_of_a_file_is_told_with_its_line(treasurer):
    wrong = FILE.replace("pence: 90000000", "pence: lots").replace("weight: 1", "weight: -1")
    answer = checked(treasurer, wrong)

    assert answer.status_code == 400
    assert "Line 3, pools.0.pence" in text_of(answer).replace("[0]", ".0")
    assert "Line 6" in text_of(answer)


@pytest.mark.parametrize(
    "sent",
    [{}, {"stage": "estimate"}, {"stage": "guess", "file": file(FILE)}, {"stage": "estimate", "body": "{"}],
)
def test_what_is_missing_is_asked_for_and_nothing_is_kept(treasurer, sent):
    answer = treasurer.post(f"{HERE}record/", sent)

    assert answer.status_code == 400
    assert "There is a problem" in text_of(answer)
    assert queries.years_of("test") == []


def test_a_service_that_the_agreement_lacks_is_named(treasurer):
    assert "no service “airport”" in text_of(
        checked(treasurer, FILE.replace("service: legal", "service: airport"))
    )


def test_a_service_is_in_one_division_that_there_is(treasurer):
    def told(*divisions):
        pools = [f"  - {{service: legal, pence: 100, division: {each}}}" for each in divisions]
        return text_of(checked(treasurer, "\n".join(["year: 2016/17", "pools:", *pools])))

    assert "There is no SeRCOP division “Sundries”" in told("Sundries")
    assert "legal is in two divisions" in told("Central services", "Planning services")
    assert "Check 2016/17" in told("Central services", "Central services")


DETAILED = """\
year: 2016/17
method: step_down
order: [waste]
pools:
  - {service: legal, pence: 90000000, division: Central services, ledgers: [avon], subjective: [Pay, Rent]}
  - {service: waste, kind: support, pence: 10000000}
usage:
  - {support: waste, receiver: legal, weight: 1}
"""


@pytest.mark.parametrize("text", [FILE, DETAILED])
def test_a_year_is_taken_away_as_a_workbook_and_comes_back_the_same(treasurer, text):
    recorded(treasurer, text)
    content = treasurer.get(f"{YEAR}year.xlsx").content
    sent = {"stage": "estimate", "file": SimpleUploadedFile("year.xlsx", BytesIO(content).read())}
    page = treasurer.post(f"{HERE}record/", sent)
    treasurer.post(f"{HERE}record/", filled_in(page.content.decode()))

    first, second = queries.years_of("test")
    assert first.cost == second.cost


def test_quarters_are_billed_one_by_one_or_all_that_are_left(treasurer):
    recorded(treasurer)
    first = treasurer.post(f"{YEAR}bill/", {"quarter": "1"}, follow=True)
    assert "Quarter 1 of 2016/17 is billed: £250,000.00 in all" in text_of(first)
    assert "Quarter 2 begins on 1 July 2016" in text_of(first)

    again = treasurer.post(f"{YEAR}bill/", {"quarter": "1"})
    assert again.status_code == 409

    rest = treasurer.post(f"{YEAR}bill/", {"quarter": "2", "all": "yes"}, follow=True)
    assert "Quarters 2 to 4 of 2016/17 are billed: £750,000.00 in all" in text_of(rest)
    assert sum(bill.pence for bill in queries.bills("test", "2016/17")) == 100_000_000


@pytest.mark.parametrize("quarter", ["", "0", "3", "9", "-1", "x", "²"])
def test_a_quarter_whose_turn_it_is_not_is_refused(treasurer, quarter):
    recorded(treasurer)

    assert treasurer.post(f"{YEAR}bill/", {"quarter": quarter, "all": "yes"}).status_code in (400, 409)
    assert queries.bills("test", "2016/17") == []


def test_a_payment_is_checked_and_then_recorded_once(treasurer):
    recorded(treasurer)
    typed = {
        "payer": "avon", "payee": "brent", "pence": "£1,234.56", "reference": "BACS 7",
        "paid_on-day": "1", "paid_on-month": "7", "paid_on-year": "2016",
    }  # fmt: skip
    page = treasurer.post(f"{YEAR}payment/", typed)
    assert "Check the payment before you record it" in text_of(page)
    assert queries.payments("test", "2016/17") == []

    sent = filled_in(page.content.decode())
    assert "£1,234.56 is recorded" in text_of(treasurer.post(f"{YEAR}payment/", sent, follow=True))
    assert treasurer.post(f"{YEAR}payment/", sent).status_code == 409
    [paid] = queries.payments("test", "2016/17")
    assert (paid.payer, paid.payee, paid.pence) == ("avon", "brent", 123_456)


def test_a_payment_that_is_none_is_refused_beside_its_question(treasurer):
    recorded(treasurer)
    answer = treasurer.post(f"{YEAR}payment/", {"payer": "avon", "payee": "avon", "pence": "1.234"})

    assert answer.status_code == 400
    assert "There is a problem" in text_of(answer)


def test_the_true_up_is_the_difference_to_what_was_billed(treasurer):
    recorded(treasurer)
    assert "has not been recorded" in text_of(treasurer.get(f"{YEAR}true-up/"))
    treasurer.post(f"{YEAR}bill/", {"quarter": "1", "all": "yes"})
    shown = text_of(recorded(treasurer, FILE.replace("90000000", "92000000"), "outturn"))

    assert "True-up of 2016/17" in shown
    assert shown.count("£510,000.00 £500,000.00 £10,000.00") == 2


@pytest.mark.parametrize("post", ["clerk", "monitoring-officer", "chief-executive", "leader", ""])
def test_nobody_else_may_open_or_send_any_of_it(desk_of, post):
    browser = desk_of(post)
    for path in (
        HERE,
        f"{HERE}record/",
        f"{YEAR}bill/",
        f"{YEAR}payment/",
        f"{YEAR}true-up/",
        f"{YEAR}year.xlsx",
    ):
        assert browser.get(path).status_code == 403, path
        assert browser.post(path, {"quarter": "1"}).status_code == 403, path
    assert "Recharges" not in text_of(browser.get("/desk/"))


def test_a_finance_officer_finds_recharges_in_the_navigation(desk_of):
    browser = desk_of("finance-officer")

    assert "Recharges" in text_of(browser.get("/desk/"))
    assert "No year has been recorded yet" in text_of(browser.get("/desk/recharges/"))
    assert browser.get(f"{YEAR}bill/").status_code == 404
    assert browser.get(f"{YEAR}payment/").status_code == 404
    assert browser.get(f"{YEAR}true-up/").status_code == 404
