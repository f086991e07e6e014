import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.ledgers.core.amounts import Amount, Unreadable, read_amount, read_amounts

PENCE = st.integers(-(10**14), 10**14)


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("1234.5", 123450),
        ("£1,234.50", 123450),
        (" 1 234.50 ", 123450),
        ("1\u00a0234.50", 123450),
        ("(12.50)", -1250),
        ("(£1,000)", -100000),
        ("£-3.00", -300),
        ("-£3.00", -300),
        ("\u22123.00", -300),
        ("12.00-", -1200),
        ("5.00 CR", -500),
        ("5.00DR", 500),
        ("GBP 7", 700),
        (".5", 50),
        ("-", 0),
        ("12.5000", 1250),
        ("1.2345E+02", 12345),
    ],
)
def test_an_amount_is_read_however_it_is_written(text, pence):
    assert read_amount(text) == Amount(pence)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("12.345", "parts of a penny"),
        ("1.2E+05", "power of ten"),
        ("1.234,50", "comma where the point"),
        ("12,34,567", "thousands commas"),
        ("$12.00", "not in pounds"),
        ("-(12.00)", "more than one sign"),
        ("twelve", "not an amount"),
        ("9" * 30, "larger than"),
        ("2015-04-01", "not an amount"),
    ],
)
def test_what_is_not_exact_is_not_read_and_says_why(text, wrong):
    read = read_amount(text)

    assert isinstance(read, Unreadable)
    assert wrong in read.sentence
    assert text[:20] in read.sentence


def test_the_noise_of_a_binary_fraction_is_rounded_away_and_said():
    assert read_amount("0.30000000000000004", binary=True) == Amount(30, rounded=True)
    assert isinstance(read_amount("0.30000000000000004"), Unreadable)
    assert isinstance(read_amount("0.301", binary=True), Unreadable)


def test_an_empty_cell_is_no_amount_and_not_nothing():
    assert read_amount(" \u00a0") is None


def written(pence: int, style: int) -> str:
    whole, part = divmod(abs(pence), 100)
    plain, thousands = f"{whole}.{part:02}", f"{whole:,}.{part:02}"
    if pence >= 0:
        return (plain, thousands, f"£{thousands}", f"{plain}0", f" {plain}\t")[style]
    return (f"-{plain}", f"({thousands})", f"-£{thousands}", f"{plain}-", f"£{plain} CR")[style]


@given(PENCE, st.integers(0, 4))
def test_what_is_written_in_any_style_is_read_to_the_penny(pence, style):
    assert read_amount(written(pence, style)) == Amount(pence)


ODD = st.text(st.sampled_from("0123456789.,-()£ CRE+e$x\u00a0\u2212"), max_size=10)
CELLS = st.lists(st.one_of(ODD, st.builds(written, PENCE, st.integers(0, 4))), max_size=12)


@given(CELLS, st.booleans())
def test_a_column_is_read_as_its_cells_are_alone(cells, binary):
    column = read_amounts(pa.array(cells, pa.string()), binary=binary)

    for place, cell in enumerate(cells):
        alone = read_amount(cell, binary=binary)
        assert column.pence[place].as_py() == (alone.pence if isinstance(alone, Amount) else None)
        assert column.unreadable.get(place) == (alone if isinstance(alone, Unreadable) else None)
