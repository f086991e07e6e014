"""England's bank holidays agree with GOV.UK's own list, and with the days proclaimed before it begins."""

import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from moothall.periods import bank_holidays, is_bank_holiday
from moothall.refusals import Invalid

YEARS = range(2000, 2031)


def test_every_year_that_gov_uk_lists_is_the_same_here():
    from govuk_bank_holidays.bank_holidays import BankHolidays  # slow to import

    official = [
        holiday["date"]
        for holiday in BankHolidays(use_cached_holidays=True).get_holidays(BankHolidays.ENGLAND_AND_WALES)
    ]
    years = sorted({day.year for day in official})
    assert years[0] <= 2012
    assert years[-1] >= 2028
    assert [day for year in years for day in bank_holidays(year)] == sorted(official)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2002-06-03", "Golden Jubilee of Elizabeth II"),
        ("2002-06-04", "Spring bank holiday"),
        ("2011-04-29", "Wedding of William and Catherine"),
        ("2012-06-04", "Spring bank holiday"),
        ("2012-06-05", "Diamond Jubilee of Elizabeth II"),
        ("2020-05-08", "Early May bank holiday"),
        ("2022-06-02", "Spring bank holiday"),
        ("2022-06-03", "Platinum Jubilee of Elizabeth II"),
        ("2022-09-19", "State Funeral of Queen Elizabeth II"),
        ("2023-05-08", "Coronation of Charles III"),
        ("2016-03-25", "Good Friday"),
        ("2016-03-28", "Easter Monday"),
        ("2016-08-29", "Summer bank holiday"),
    ],
)
def test_a_proclaimed_or_moving_day_is_a_bank_holiday(day, name):
    assert bank_holidays(int(day[:4]))[date.fromisoformat(day)] == name


@pytest.mark.parametrize("day", ["2002-05-27", "2012-05-28", "2020-05-04", "2022-05-30"])
def test_a_day_that_was_moved_is_an_ordinary_day(day):
    assert not is_bank_holiday(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2004, {"12-27": "Christmas Day", "12-28": "Boxing Day"}),
        (2005, {"01-03": "New Year's Day", "12-27": "Christmas Day"}),
        (2010, {"12-27": "Christmas Day", "12-28": "Boxing Day"}),
        (2011, {"01-03": "New Year's Day", "12-27": "Christmas Day"}),
        (2016, {"12-27": "Christmas Day"}),
        (2020, {"12-28": "Boxing Day"}),
        (2021, {"12-27": "Christmas Day", "12-28": "Boxing Day"}),
        (2022, {"01-03": "New Year's Day", "12-27": "Christmas Day"}),
        (2027, {"12-27": "Christmas Day", "12-28": "Boxing Day"}),
        (2028, {"01-03": "New Year's Day"}),
    ],
)
def test_a_holiday_at_a_weekend_has_a_substitute_day_and_no_other(year, expected):
    substitutes = {
        f"{day:%m-%d}": name.removesuffix(" (substitute day)")
        for day, name in bank_holidays(year).items()
        if name.endswith("(substitute day)")
    }
    assert substitutes == expected


@pytest.mark.parametrize("year", YEARS)
def test_a_year_has_its_eight_bank_holidays_and_those_proclaimed_all_on_weekdays_in_order(year):
    listed = list(bank_holidays(year))
    assert len(listed) == 8 + {2002: 1, 2011: 1, 2012: 1, 2022: 2, 2023: 1}.get(year, 0)
    assert listed == sorted(listed)
    assert all(day.weekday() < 5 and day.year == year for day in listed)


@pytest.mark.parametrize("year", [1999, 2031])
def test_a_year_that_is_not_known_is_refused_and_not_guessed(year):
    with pytest.raises(Invalid, match=f"known here from 2000 to 2030, and not for {year}"):
        is_bank_holiday(date(year, 12, 25))


def test_a_body_may_add_a_day():
    assert is_bank_holiday(date(2026, 11, 23), extra=frozenset({date(2026, 11, 23)}))
    assert not is_bank_holiday(date(2026, 11, 24), extra=frozenset({date(2026, 11, 23)}))


def test_a_moment_is_not_mistaken_for_a_day_that_is_no_holiday():
    with pytest.raises(Invalid, match="is not a day"):
        is_bank_holiday(datetime(2026, 12, 25, 9, 0, tzinfo=UTC))


def test_the_list_cannot_be_changed_by_one_who_reads_it():
    with pytest.raises(TypeError):
        bank_holidays(2026)[date(2026, 11, 23)] = "Ours"


def test_the_holidays_are_found_without_opening_a_socket():
    program = (
        "import sys; opened = [];"
        "sys.addaudithook(lambda event, _: event.startswith('socket.') and opened.append(event));"
        "from moothall.periods import bank_holidays;"
        "print(sum(len(bank_holidays(year)) for year in range(2000, 2031)), opened)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "254 []\n"
