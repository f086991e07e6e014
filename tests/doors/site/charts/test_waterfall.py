"""The waterfall has a bar for each step, from where the last ended, with its sum and sign."""

from xml.etree import ElementTree

import pytest
from tests.doors.stored_agreements import HOSTILE

from moothall.doors.site.charts.waterfall import waterfall_chart
from moothall.savings.core.report.waterfall import waterfall

SVG = "{http://www.w3.org/2000/svg}"
STEPS = waterfall(
    ("Before", 40 * 10**8), [("Prices", 3 * 10**8), ("One ICT service", -6 * 10**8)], ("Now", 37 * 10**8)
)


def drawn(steps=STEPS, **fields):
    return ElementTree.fromstring(waterfall_chart("From then to now", steps, **fields))


def bars(picture):
    return picture.findall(f"{SVG}rect")


def test_each_bar_starts_where_the_last_ended():
    before, prices, service, now = bars(drawn())
    left = [float(each.get("x")) for each in (before, prices, service, now)]
    right = [float(each.get("x")) + float(each.get("width")) for each in (before, prices, service, now)]
    assert left[0] == left[3]  # totals start from nothing
    assert right[0] == pytest.approx(left[1], abs=0.02)
    assert right[1] == pytest.approx(right[2], abs=0.02)  # a fall lies back from where it starts
    assert left[2] == pytest.approx(right[3], abs=0.02)


def test_each_sum_has_its_sign():
    told = [each.text for each in drawn().iter(f"{SVG}text")]
    for words in ("£40 million", "+£3 million", "−£6 million", "£37 million"):
        assert words in told


def test_a_rise_and_a_fall_are_hatched_differently_and_a_total_is_solid():
    fills = [each.get("fill") for each in bars(drawn(id="one"))]
    assert fills[1:3] == ["url(#one-rise)", "url(#one-fall)"]
    assert fills[0] == fills[3]
    assert fills[0].startswith("#")


def test_its_description_tells_every_step():
    assert drawn().find(f"{SVG}desc").text == (
        "Before: £40 million; Prices: +£3 million; One ICT service: −£6 million; Now: £37 million. "
        "The same figures are in the table beside the picture."
    )


def test_with_no_steps_it_is_still_a_picture():
    assert bars(drawn([])) == []


def test_hostile_names_are_written_as_text():
    written = waterfall_chart("t", waterfall((HOSTILE, 1), [], (HOSTILE, 2)))
    assert ElementTree.fromstring(written).find(f".//{SVG}script") is None
    assert "style=" not in written
