"""Pence are written as pounds, and pounds are read as pence, with nothing lost or guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.money import parse_pounds, pounds
from moothall.refusals import Invalid

MINUS = "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("pence", "in_full", "in_pounds"),
    [
        (123456, "£1,234.56", "£1,235"),
        (0, "£0.00", "£0"),
        (5, "£0.05", "£0"),
        (49, "£0.49", "£0"),
        (50, "£0.50", "£1"),
        (150, "£1.50", "£2"),
        (250, "£2.50", "£3"),
        (-500, f"{MINUS}£5.00", f"{MINUS}£5"),
        (-50, f"{MINUS}£0.50", f"{MINUS}£1"),
        (-49, f"{MINUS}£0.49", "£0"),
        (-100001, f"{MINUS}£1,000.01", f"{MINUS}£1,000"),
        (123456789012, "£1,234,567,890.12", "£1,234,567,890"),
    ],
)
def test_an_amount_is_written_in_full_or_to_the_nearest_pound(pence, in_full, in_pounds):
    assert pounds(pence) == in_full
    assert pounds(pence, pence_shown=False) == in_pounds


@pytest.mark.parametrize("pence", [12.0, Decimal(12), "12", True])
def test_only_whole_pence_are_money(pence):
    with pytest.raises(Invalid, match="is not whole pence"):
        pounds(pence)


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("£1,234.56", 123456),
        ("1234.5", 123450),
        ("1234", 123400),
        (".5", 50),
        (" £0.05 ", 5),
        ("1,234,567", 123456700),
        ("-12", -1200),
        ("-£12.01", -1201),
        ("£-12.01", -1201),
        (f"{MINUS}£5", -500),
        ("(1,234.56)", -123456),
        ("(£5)", -500),
        ("-0", 0),
    ],
)
def test_pounds_are_read_as_people_and_ledgers_write_them(text, pence):
    assert parse_pounds(text) == pence


NOT_FIGURES = ["", " ", "£", "-", ".", "NaN", "inf", "1e5", "12a", "twelve", "٣", "$5", "££5", "5 6", "£ 5"]
BADLY_SIGNED = ["(5", "5)", "(-5)", "-(5)", "--5", "-£-5", "5-", "+5"]
BADLY_SET_OUT = ["5.", "1.2.3", "1,23", "1234,567", "12,345,67", ",123", "1,234.5,6", "9" * 5000]


@pytest.mark.parametrize("text", [*NOT_FIGURES, *BADLY_SIGNED, *BADLY_SET_OUT])
def test_anything_else_is_refused_with_how_to_write_it(text):
    with pytest.raises(
        Invalid, match=r"is not an amount in pounds\. Write it like £1,234\.56, 1234\.5, -12 or"
    ):
        parse_pounds(text)


@pytest.mark.parametrize("text", ["1.234", "£1,000.005", "(0.125)", "1.000"])
def test_parts_of_a_penny_are_refused_and_not_rounded(text):
    with pytest.raises(Invalid, match="has parts of a penny"):
        parse_pounds(text)


amounts = st.one_of(st.integers(-300, 300), st.integers(-(10**15), 10**15))


@given(amounts)
def test_what_is_written_is_read_back_the_same(pence):
    assert parse_pounds(pounds(pence)) == pence


@given(amounts)
def test_rounding_to_the_pound_moves_an_amount_by_no_more_than_half_and_mirrors(pence):
    rounded = parse_pounds(pounds(pence, pence_shown=False))
    assert abs(rounded - pence) <= 50
    assert parse_pounds(pounds(-pence, pence_shown=False)) == -rounded
