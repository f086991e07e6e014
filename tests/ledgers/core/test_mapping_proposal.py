import pytest
from pydantic import ValidationError
from tests.ledgers.core.builders import HEADINGS, mapping, row

from moothall.ledgers.core.layout import lay_out
from moothall.ledgers.core.mapping import Column
from moothall.ledgers.core.mapping_proposal import propose
from moothall.refusals import Invalid

SAMPLE = [row(), row(day="13/04/2015")]


def choices(headings, sample, **kept):
    return {choice.field: choice.heading for choice in propose(headings, sample, **kept).choices}


def test_columns_are_known_by_their_headings():
    proposal = propose([*HEADINGS, "Colour"], SAMPLE)

    assert proposal.mapping
    assert proposal.mapping.figure == "net"
    assert proposal.mapping.date_style == "day_first"
    assert proposal.mapping.headings_of["supplier"] == ("Supplier",)
    assert proposal.unmapped == ("Number", "Colour")
    assert not proposal.faults


def test_a_heading_over_the_wrong_cells_is_less_sure():
    swapped = [["Acme", *row()[1:]], ["Brent", *row()[1:]]]

    [date] = [choice for choice in propose(HEADINGS, swapped).choices if choice.field == "paid_on"]

    assert date.sure == "low"
    assert "do not read so" in date.reason


def test_a_column_of_dates_under_an_unknown_heading_is_found_by_its_cells():
    assert choices(["Wann", *HEADINGS[1:]], SAMPLE)["paid_on"] == "Wann"


def test_a_file_that_changed_its_heading_widens_the_mapping_that_was_kept():
    kept = propose(HEADINGS, SAMPLE).mapping
    renamed = propose(["Date of Payment", *HEADINGS[1:]], SAMPLE, kept=kept)

    assert renamed.mapping
    assert renamed.mapping.headings_of["paid_on"] == ("Date", "Date of Payment")


def test_what_was_corrected_before_comes_before_any_guess():
    kept = mapping(columns=tuple(column for column in mapping().columns if column.field != "department"))
    corrected = kept.model_copy(
        update={
            "columns": tuple(
                column.model_copy(update={"headings": ("Directorate",)})
                if column.field == "supplier"
                else column
                for column in kept.columns
            )
        }
    )

    assert choices(HEADINGS, SAMPLE, kept=corrected)["supplier"] == "Directorate"


def test_dates_that_read_both_ways_are_a_fault_with_both_readings():
    proposal = propose(HEADINGS, [row(day="01/04/2015"), row(day="02/04/2015")])

    assert "1 April 2015 or 4 January 2015" in proposal.faults[0].message


def test_a_file_without_amounts_has_no_mapping_and_says_so():
    proposal = propose(["Date", "Supplier"], [["2015-04-01", "Acme"]])

    assert proposal.mapping is None
    assert proposal.faults[0].field == "Amount"


def test_a_heading_that_is_not_there_is_refused():
    with pytest.raises(Invalid) as refused:
        lay_out(mapping(), ["Supplier", "Net"], file="avon.csv", line=1)

    assert "Date" in refused.value.faults[0].message
    assert refused.value.faults[0].line == 1


def test_a_heading_over_two_columns_is_refused():
    with pytest.raises(Invalid) as refused:
        lay_out(mapping(), [*HEADINGS, "net"])

    assert "columns 3 and 8" in str(refused.value)


def test_a_file_of_a_thousand_columns_is_hardly_the_council_s():
    with pytest.raises(Invalid) as refused:
        lay_out(mapping(), [*HEADINGS, *map(str, range(1_000))])

    assert [fault.message for fault in refused.value.faults] == ["has 1,007 columns"]


def test_a_field_has_one_column():
    with pytest.raises(ValidationError, match="supplier has two columns; give one"):
        mapping(columns=(*mapping().columns, Column(field="supplier", headings=("Payee",))))


def test_a_file_that_does_not_say_how_its_dates_are_written_takes_the_style_of_the_council_s_others():
    either = [row(day="01/04/2015"), row(day="02/04/2015")]
    kept = mapping(date_style="month_first")

    unsure, sure = propose(HEADINGS, either), propose(HEADINGS, either, kept=kept)

    assert not unsure.is_dated
    assert sure.is_dated
    assert sure.mapping
    assert sure.mapping.date_style == "month_first"


def test_a_file_without_dates_has_no_mapping_and_says_so():
    proposal = propose(["Supplier", "Net"], [["Acme", "10.00"]])

    assert proposal.mapping is None
    assert (proposal.faults[0].field, proposal.faults[0].message) == ("Date paid", "no column holds dates")
