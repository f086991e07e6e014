import pytest

from moothall.ledgers.core.column_headings import EVERY_HEADING
from moothall.ledgers.core.shape import find_headings, is_total, repeats_headings, shape_of

HEADINGS = ["Payment Date", "Supplier Name", "Net Amount"]


def test_headings_are_found_under_titles_and_blank_lines():
    rows = [
        ["Avon Council"],
        [],
        ["Spend over £500, April 2015", "", ""],
        HEADINGS,
        ["2015-04-01", "A", "1.00"],
    ]

    found = find_headings(rows, EVERY_HEADING)

    assert found
    assert (found.row, found.cells) == (4, tuple(HEADINGS))


def test_headings_that_nobody_knows_are_the_first_wide_line_of_words_over_figures():
    found = find_headings([["Title"], ["Wann", "Wer", "Wieviel"], ["2015-04-01", "A", "1.00"]], EVERY_HEADING)

    assert found
    assert found.row == 2


def test_a_table_of_words_alone_has_no_headings():
    assert find_headings([["one", "two"], ["three", "four"]], EVERY_HEADING) is None


@pytest.mark.parametrize("label", ["Total", "GRAND TOTAL", "Sub-total:", "Total for April", "Totals"])
def test_a_line_that_calls_itself_a_total_is_one(label):
    assert is_total(["", label, "12.00"])


def test_a_fuel_company_is_no_total():
    assert not is_total(["", "Total Gas & Power Ltd", "12.00"])
    assert not is_total(["", "Totally Local", "12.00"])


def test_headings_are_known_again_whatever_their_case():
    assert repeats_headings(["PAYMENT DATE", "supplier name", "Net amount", ""], HEADINGS)
    assert not repeats_headings(["2015-04-01", "A", "1.00"], HEADINGS)


def test_the_empty_cells_after_the_last_heading_are_no_headings():
    found = find_headings([[*HEADINGS, "", " "], ["2015-04-01", "A", "1.00", "", ""]], EVERY_HEADING)

    assert found
    assert found.cells == tuple(HEADINGS)


def test_a_file_of_titles_or_of_figures_alone_has_no_headings():
    assert find_headings([["Avon Council"], [], ["1", "2"]], EVERY_HEADING) is None
    assert find_headings([], EVERY_HEADING) is None


def test_tables_with_the_same_headings_have_one_shape_whatever_their_order_and_case():
    assert shape_of(HEADINGS) == shape_of(["net amount", "", *HEADINGS[:2]])
    assert shape_of(HEADINGS) != shape_of(HEADINGS[:2])
