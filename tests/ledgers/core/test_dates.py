from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.ledgers.core.amounts import Unreadable
from moothall.ledgers.core.date_styles import NoStyle, StyleFound, style_of
from moothall.ledgers.core.dates import DateReader

LAST_OF_APRIL = date(2015, 4, 30)


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("day_first", "30/04/2015"),
        ("day_first", "30/4/15"),
        ("day_first", "30.04.2015"),
        ("day_first", "30-04-2015 00:00"),
        ("iso", "2015-04-30"),
        ("iso", "2015-04-30T00:00:00"),
        ("iso", "2015/04/30 09:15:00"),
        ("named", "30-Apr-15"),
        ("named", "30 April 2015"),
        ("named", "Thursday, 30th April 2015"),
        ("named", "April 30, 2015"),
        ("compact", "20150430"),
        ("serial", "42124"),
        ("month_first", "04/30/2015"),
        ("month", "2015-04"),
        ("month", "Apr-15"),
        ("month", "April 2015"),
        ("month", "04/2015"),
        ("month", "201504"),
        ("period", "2015/16 P01"),
        ("period", "Period 1 2015/16"),
    ],
)
def test_a_date_is_read_in_its_style(style, text):
    assert DateReader(style).read(text) == LAST_OF_APRIL


def test_a_month_stands_for_its_first_day_where_the_mapping_says_so():
    assert DateReader("month", "first").read("Apr-15") == date(2015, 4, 1)


def test_the_last_periods_of_a_year_lie_in_the_next_calendar_year():
    assert DateReader("period").read("2015/16 P12") == date(2016, 3, 31)


@pytest.mark.parametrize(
    ("style", "text", "wrong"),
    [
        ("iso", "04/05/2015", "could be two days"),
        ("iso", "04/13/2015", "has its month first"),
        ("month", "2015-13", "has no month 13"),
        ("month", "0015-04", "check the year"),
        ("day_first", "31/02/2015", "no day 31 in February 2015"),
        ("day_first", "04/30/2015", "no month 30"),
        ("day_first", "Apr-15", "has no day"),
        ("day_first", "42124", "written another way"),
        ("iso", "0015-04-30", "check the year"),
        ("iso", "yesterday", "is not a date"),
        ("period", "2015/16 P13", "no month 13"),
        ("named", "30 Foo 2015", "names no month"),
    ],
)
def test_what_is_no_date_in_its_column_says_why(style, text, wrong):
    read = DateReader(style).read(text)

    assert isinstance(read, Unreadable)
    assert wrong in read.sentence


def test_an_empty_cell_is_no_date():
    assert DateReader("iso").read("  ") is None


@pytest.mark.parametrize(
    ("cells", "style"),
    [
        (["02/04/2015", "13/04/2015"], "day_first"),
        (["04/02/2015", "04/13/2015"], "month_first"),
        (["2015-04-01", "", "2015-04-13"], "iso"),
        (["1-Apr-15", "13-Apr-15"], "named"),
        (["20150401"], "compact"),
        (["42095"], "serial"),
        (["2015-04"], "month"),
        (["05/05/2015"], "day_first"),
    ],
)
def test_the_style_is_found_from_the_whole_column(cells, style):
    found = style_of(cells)

    assert isinstance(found, StyleFound)
    assert found.style == style


def test_a_column_that_reads_both_ways_is_refused_with_both_readings():
    found = style_of(["01/04/2015", "02/04/2015"])

    assert isinstance(found, NoStyle)
    assert found.readings == ("1 April 2015", "4 January 2015")


def test_a_column_that_mixes_day_first_and_month_first_is_refused():
    found = style_of(["13/04/2015", "04/13/2015"])

    assert isinstance(found, NoStyle)
    assert "13/04/2015" in found.sentence
    assert "04/13/2015" in found.sentence


FORMATS = {
    "day_first": ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y"),
    "month_first": ("%m/%d/%Y",),
    "iso": ("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"),
    "named": ("%d-%b-%y", "%d %B %Y", "%d %b %Y"),
    "compact": ("%Y%m%d",),
}
WRITTEN = st.sampled_from([(style, each) for style, formats in FORMATS.items() for each in formats])


@given(st.dates(date(1990, 1, 1), date(2069, 12, 31)), WRITTEN)
def test_a_day_written_in_a_style_is_read_back(day, written):
    style, form = written

    assert DateReader(style).read(day.strftime(form)) == day


@given(st.text(st.sampled_from("0123456789/-. APrT:"), max_size=12), st.sampled_from(list(FORMATS)))
def test_no_text_is_more_than_one_thing_or_a_crash(text, style):
    assert isinstance(DateReader(style).read(text), date | Unreadable | None)


def test_an_empty_column_has_no_style():
    assert style_of(["", " "]) == NoStyle("the column is empty")


def test_a_column_with_more_different_texts_than_are_remembered_is_read_as_before():
    reader = DateReader("day_first")

    for number in range(50_002):
        assert isinstance(reader.read(f"no date {number}"), Unreadable)
    assert reader.read("30/04/2015") == LAST_OF_APRIL
