"""A ledger is taken in whole or not at all, once, and put right by reversal."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction
from tests.acting import operator
from tests.agreement.partnerships import founded
from tests.ledgers.builders import APRIL, MAPPING, MAY, OFFICER, ledger, taken

from moothall.audit.models import AuditEvent
from moothall.ledgers import operations
from moothall.ledgers.core.headings import HeadingRule
from moothall.ledgers.files.engines.question import Cube, Sum, Where
from moothall.ledgers.files.lines import remove_leftovers
from moothall.ledgers.models import LedgerFile
from moothall.ledgers.queries import files, mappings, sums
from moothall.ledgers.queries.lines import lines_of, possibly_paid_twice
from moothall.ledgers.rules import AlreadyReversed, AlreadyTakenIn, MonthTakenInAlready, NoSuchLedgerFile
from moothall.refusals import Invalid

pytestmark = [pytest.mark.storage, pytest.mark.django_db]

AVON, BOTH = frozenset({"avon"}), frozenset({"avon", "brent"})


@pytest.fixture(autouse=True)
def _agreement(lines_folder):
    founded()


def total() -> int:
    return sum(each.pence for each in sums.cube("test", Cube()))


def reverse(file: int, reason: str = "Read with the wrong mapping") -> None:
    operations.reverse(partnership="test", file=file, reason=reason, acting=operator(OFFICER))


def test_a_file_that_is_taken_in_has_its_lines_its_sums_and_its_event():
    number = taken()

    [row] = files.files_of("test", seeing=AVON)
    assert (row.number, row.lines, row.kept_back, row.pence, row.stands) == (number, 2, 1, 100_50, True)
    assert row.months == {201604: (2, 100_50)}
    assert [line.row for line in files.rejected_page("test", number, seeing=AVON).lines] == [4]
    assert sums.cube("test", Cube(("department",))) == [
        Sum(("Legal",), 100_00, 1),
        Sum(("Parks",), 50, 1),
    ]
    assert AuditEvent.objects.filter(action="ledgers.taken_in", subject=str(number)).count() == 1


def test_the_same_bytes_or_the_same_lines_in_another_order_are_refused(lines_folder):
    taken()
    head, one, two, three, _ = APRIL.decode().split("\n")

    for again in (APRIL, "\n".join([head, two, one, three, ""]).encode()):
        with pytest.raises(AlreadyTakenIn, match=r"april\.csv"):
            taken(again, name="again.csv")
    assert len(list(lines_folder.rglob("*.parquet*"))) == 1


def test_a_month_again_needs_a_reason():
    taken()
    rest = ledger("07/04/2016,1.00,Cole Ltd,9,Legal")

    with pytest.raises(MonthTakenInAlready, match="April 2016"):
        taken(rest, name="rest.csv")
    taken(rest, name="rest.csv", although_repeated="April came in two parts")
    assert total() == 101_50


def test_a_reversed_file_counts_no_longer_and_still_counted_before():
    number = taken()
    before = datetime.now(UTC)
    reverse(number)

    assert total() == 0
    assert sums.cube("test", Cube(), known=before) == [Sum((), 100_50, 2)]
    [row] = files.files_of("test", seeing=AVON)
    assert (row.stands, row.reason) == (False, "Read with the wrong mapping")
    with pytest.raises(AlreadyReversed):
        reverse(number)


def test_a_reversed_file_can_be_read_anew_from_the_same_bytes():
    reverse(taken())
    taken(mapping=MAPPING.model_copy(update={"sign": "reversed"}))

    assert total() == -100_50
    assert files.verify_files("test") == []


def test_a_reversal_needs_a_file_of_the_partnership_and_a_reason():
    number = taken()

    with pytest.raises(NoSuchLedgerFile):
        reverse(number + 1)
    with pytest.raises(Invalid):
        reverse(number, "  ")


def test_a_file_of_no_council_of_the_agreement_leaves_nothing(lines_folder):
    with pytest.raises(Invalid, match="no council"):
        taken(authority="nowhere")
    assert not list(lines_folder.rglob("*.parquet*"))
    assert not LedgerFile.objects.exists()


def test_the_database_refuses_a_change_of_what_was_taken_in():
    taken()

    with pytest.raises(DatabaseError), transaction.atomic():
        LedgerFile.objects.update(pence=1)


def test_a_changed_byte_and_a_missing_file_are_found(lines_folder):
    taken()
    taken(MAY, name="may.csv")
    april, may = (lines_folder / row.path for row in LedgerFile.objects.all())
    changed = bytearray(april.read_bytes())
    changed[len(changed) // 2] ^= 1
    april.write_bytes(changed)
    may.unlink()

    said = files.verify_files("test")
    assert ["changed" in each for each in said] == [True, False]
    assert "missing" in said[1]


def test_what_a_stopped_writer_left_is_removed_and_nothing_else(lines_folder):
    taken()
    for name in ("x.parquet.part", "test/avon/orphan.parquet"):
        (lines_folder / name).touch()

    left = remove_leftovers(LedgerFile.objects.values_list("path", flat=True))
    assert sorted(path.name for path in left) == ["orphan.parquet", "x.parquet.part"]
    assert total() == 100_50


def test_nobody_is_shown_a_line_of_a_council_that_they_may_not_see():
    taken()
    taken(MAY, "brent", "may.csv")
    everything = Where(authorities=BOTH)

    assert {line.authority for line in lines_of("test", everything, seeing=AVON).lines} == {"avon"}
    assert lines_of("test", Where(), seeing=AVON).pence == 100_50
    assert lines_of("test", everything, seeing=frozenset()).count == 0
    assert files.files_of("test", seeing=frozenset({"brent"}))[0].name == "may.csv"


def test_the_lines_behind_a_figure_come_to_it_page_by_page():
    rule = HeadingRule(field="department", text="legal", service="legal")
    operations.set_heading_rules(partnership="test", rules=[rule], acting=operator(OFFICER))
    taken()
    taken(MAY, name="may.csv")
    legal = Where(equal={"service": "legal"})

    pages = [lines_of("test", legal, seeing=AVON, offset=place, limit=1) for place in range(3)]
    assert [line.pence for page in pages for line in page.lines] == [100_00, 7_00]
    assert {(page.count, page.pence) for page in pages} == {(2, 107_00)}
    assert sums.cube("test", Cube((), legal)) == [Sum((), 107_00, 2)]


def test_what_no_rule_brings_to_a_service_is_listed_with_its_money():
    taken()
    assert [each.text for each in sums.unmapped("test", "department", "service")] == ["Legal", "Parks"]
    rule = HeadingRule(field="department", text="legal", service="legal")
    operations.set_heading_rules(partnership="test", rules=[rule], acting=operator(OFFICER), authority="avon")

    [left] = sums.unmapped("test", "department", "service")
    assert (left.text, left.count, left.pence) == ("Parks", 1, 50)


def test_a_council_s_own_rules_are_tried_before_those_of_all():
    for authority, service in (("", "everyone"), ("avon", "own")):
        rule = HeadingRule(field="department", text="legal", service=service)
        operations.set_heading_rules(
            partnership="test", rules=[rule], acting=operator(OFFICER), authority=authority
        )

    assert [rule.service for rule in mappings.heading_rules_of("test")["avon"]] == ["own", "everyone"]


def test_the_latest_mapping_of_a_shape_is_used_again():
    for sign in ("as_written", "reversed"):
        mapping = MAPPING.model_copy(update={"sign": sign})
        operations.keep_mapping(
            partnership="test", authority="avon", shape="s", mapping=mapping, acting=operator(OFFICER)
        )

    kept = mappings.mapping_for("test", "avon", "s")
    assert kept is not None
    assert kept.sign == "reversed"
    assert mappings.mapping_for("test", "brent", "s") is None


def test_the_months_that_each_council_has_are_told():
    taken()
    taken(MAY, "brent", "may.csv")

    assert sums.months_recorded("test") == {"avon": {201604: (2, 100_50)}, "brent": {201605: (1, 7_00)}}


def test_a_payment_with_the_same_reference_and_amount_a_week_later_may_be_paid_twice():
    same = "{},50.00,Acme Ltd,77,Legal"
    taken(ledger(same.format("01/04/2016"), same.format("08/04/2016"), same.format("08/08/2016")))

    [pair] = possibly_paid_twice("test", seeing=AVON)
    assert (pair.earlier.paid_on.day, pair.later.paid_on.day, pair.later.pence) == (1, 8, 50_00)
    assert possibly_paid_twice("test", seeing=AVON, days=6) == []
