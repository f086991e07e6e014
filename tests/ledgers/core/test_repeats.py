from hypothesis import given
from hypothesis import strategies as st
from tests.ledgers.core.builders import layout, row

from moothall.ledgers.core.column_reader import ColumnReader
from moothall.ledgers.core.repeats import FileSummary, LinesDigest, repeats

APRIL = {201504: (2, 3000)}


def digest(rows, first=2):
    content = LinesDigest()
    content.add(ColumnReader(layout()).read(first, rows).lines)
    return content.digest


ROWS = st.lists(st.integers(1, 4).map(lambda pounds: row(net=str(pounds), vat="", gross="")), max_size=8)


@given(ROWS, st.randoms(use_true_random=False), st.integers(2, 50))
def test_the_content_of_lines_is_the_same_in_any_order_and_place(rows, chance, first):
    shuffled = list(rows)
    chance.shuffle(shuffled)

    assert digest(rows) == digest(shuffled, first)


@given(ROWS)
def test_the_same_line_twice_is_other_content_than_once(rows):
    assert digest([*rows, row()]) != digest(rows)
    assert digest([*rows, row(), row()]) != digest([*rows, row()])


def test_the_same_file_the_same_lines_and_the_same_month_are_found_in_that_order():
    new = FileSummary("new.csv", "a", "x", APRIL)
    existing = [
        FileSummary("month.csv", "c", "z", APRIL),
        FileSummary("lines.csv", "b", "x", APRIL),
        FileSummary("file.csv", "a", "x", APRIL),
        FileSummary("other.csv", "d", "w", {201505: (2, 3000)}),
    ]

    found = repeats(existing, new)

    assert [repeat.kind for repeat in found] == ["same_file", "same_lines", "same_month"]
    assert "April 2015 has 2 lines and £30.00 in both" in found[2].sentence


def test_a_month_with_other_figures_is_said_to_be_there_again():
    [found] = repeats([FileSummary("a", "b", "c", {201504: (1, 1000)})], FileSummary("n", "d", "e", APRIL))

    assert found.kind == "month_again"
    assert "1 lines and £10.00 in a" in found.sentence
