"""A file of savings is recorded whole and once; and the example's adds up to what was published."""

from datetime import date
from pathlib import Path

import pytest
from tests.acting import operator
from tests.doors.stored_agreements import load_example
from tests.savings.builders import HERE, OFFICER, agreed

from moothall.agreement.core.terms import Target
from moothall.audit.models import AuditEvent
from moothall.money import FinancialYear
from moothall.refusals import Invalid
from moothall.savings import models
from moothall.savings.core.appraisal.flows import added
from moothall.savings.files import read_savings
from moothall.savings.operations.savings_file import load_savings
from moothall.savings.queries import figures
from moothall.savings.queries.figures import SavingsFigures

EXAMPLE = Path(__file__).parents[3] / "examples" / "2020-vision" / "savings.yaml"
TODAY = date(2026, 11, 23)
MILLION = 100_000_000

SMALL = """
source: {document: Budget book}
baselines:
  - {service: legal, authority: avon, year: 2015/16, pence: 90000000, frozen_on: 2016-04-01}
actuals:
  - {service: legal, authority: avon, pence: {2016/17: 70000000}}
earlier:
  - {service: legal, authority: avon, pence: {2016/17: 1000000}, arrangement: GO}
prices:
  - {name: Deflator, published_on: 2018-01-01, index: {2015/16: 100, 2016/17: 101.5}}
scenario: {draws: 1000}
benefits:
  - benefit: one-ict
    details: {confidence: low, due: {planned: 2016-06-30}}
    moves:
      - {to: planned, on: 2016-06-01, evidence: [{kind: decision, reference: Minute 1, on: 2016-05-01}]}
"""


def load(text: str) -> tuple[int, int]:
    done = load_savings(file=read_savings(text.encode()), partnership=HERE, acting=operator(OFFICER))
    return done.recorded, done.already


def rows() -> int:
    return sum(model.objects.count() for model in models.APPEND_ONLY)


@pytest.mark.storage
@pytest.mark.django_db
def test_a_file_is_recorded_and_the_second_time_nothing_is() -> None:
    agreed()
    assert load(SMALL) == (7, 0)
    assert load(SMALL) == (0, 7)
    assert rows() == 7
    assert AuditEvent.objects.filter(action__startswith="savings.").count() == 7


@pytest.mark.storage
@pytest.mark.django_db
def test_of_a_file_with_one_thing_wrong_nothing_is_recorded() -> None:
    agreed()
    wrong = SMALL.replace("to: planned", "to: banked")
    with pytest.raises(Invalid, match="planned first"):
        load(wrong)
    assert rows() == 0


@pytest.mark.parametrize(
    "wrong", ["", "- 1", "source: {document: A}\nbaseline: 1", "source: {document: A}\nactuals: 3"]
)
def test_a_file_that_is_not_of_savings_is_refused(wrong: str) -> None:
    with pytest.raises(Invalid):
        read_savings(wrong.encode(), file="savings.yaml")


@pytest.mark.parametrize(
    "wrong", [b"source: {document: A}\n#" + b"x" * 2_000_001, b"source: {document: \xff}"]
)
def test_a_file_that_is_too_large_or_is_not_text_is_refused_by_its_name(wrong: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        read_savings(wrong, file="savings.yaml")
    assert [fault.file for fault in refused.value.faults] == ["savings.yaml"]


@pytest.mark.storage
@pytest.mark.django_db
def test_of_a_file_that_was_corrected_only_the_correction_is_recorded() -> None:
    agreed()
    load(SMALL)
    assert load(SMALL.replace("pence: {2016/17: 70000000}", "pence: {2016/17: 69000000}")) == (1, 6)
    assert load(SMALL.replace("    details: {confidence: low, due: {planned: 2016-06-30}}\n", "")) == (1, 5)


@pytest.fixture
def example(db: None) -> SavingsFigures:
    load_example()
    load_savings(file=read_savings(EXAMPLE.read_bytes()), partnership="2020-vision", acting=operator(OFFICER))
    return figures.savings_of("2020-vision", TODAY)


def test_the_profile_of_the_example_adds_up_to_what_was_published(example: SavingsFigures) -> None:
    profiles = {each.id: each.profile_pence for each in example.benefits}
    published = {each.id: each.amount_pence for each in example.state.of(Target)}
    assert sum(sum(each.values()) for each in profiles.values()) == 39 * MILLION
    assert published["programme-saving-november-2015"] == 39 * MILLION
    yearly = [{FinancialYear(year): pence for year, pence in each.items()} for each in profiles.values()]
    assert added(yearly)[FinancialYear("2020/21")] == published["programme-saving-2017-a-year"]
    for council, claim in (
        ("cotswold", "saving-cotswold"),
        ("forest-of-dean", "saving-forest"),
        ("cheltenham", "saving-cheltenham"),
    ):
        assert profiles[f"illustrative-{council}-saving"]["2019/20"] == published[claim]


def test_the_costs_and_grants_of_the_example_add_up_to_what_was_published(example: SavingsFigures) -> None:
    lines = [line for each in example.details.values() for line in each.costs]
    sums = {
        kind: sum(sum(line.pence.values()) for line in lines if line.kind == kind)
        for kind in ("cost", "grant")
    }
    published = {each.id: each.amount_pence for each in example.state.of(Target)}
    assert sums["cost"] == published["programme-cost-october-2015"]
    assert sums["grant"] == published["grant-in-all"]


def test_everything_made_up_in_the_example_says_so(example: SavingsFigures) -> None:
    everything = {"benefits", "baselines", "actuals", "moves", "details", "sureness"}
    assert example.illustrative == everything
    assert all("llustrative" in each.name for each in example.benefits)


def test_the_example_has_a_page_a_chance_and_somebody_overdue(example: SavingsFigures) -> None:
    page, found = example.summary, example.forecast(draws=2_000)
    assert page is not None
    assert found is not None
    assert page.target.target.id == "programme-saving-november-2015"
    assert 0 < page.saved_pence < 39 * MILLION
    assert len(page.overdue) == 2
    assert [each.benefit.owner for each in example.positions if each.is_overdue(TODAY)] == [
        "illustrative-finance",
        "illustrative-lead-director",
    ]
    assert example.findings == ()
