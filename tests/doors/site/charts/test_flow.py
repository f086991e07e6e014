"""The flow is as thick as what it carries, lies within its picture, and escapes every name."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest
from tests.doors.stored_agreements import HOSTILE

from moothall.doors.site.charts.flow import WIDTH, FlowBand, FlowPlace, flow_chart

SVG = "{http://www.w3.org/2000/svg}"
COLUMNS = [
    [FlowPlace("hr", "HR", 100_00), FlowPlace("ict", "ICT", 300_00)],
    [FlowPlace("legal", "Legal", 600_00)],
    [FlowPlace("avon", "Avon", css="council-1"), FlowPlace("brent", "Brent", css="council-2")],
]
BANDS = [
    FlowBand("hr", "ict", 50_00), FlowBand("hr", "legal", 50_00), FlowBand("ict", "legal", 350_00),
    FlowBand("legal", "avon", 750_00), FlowBand("legal", "brent", 250_00),
]  # fmt: skip


def drawn(columns=COLUMNS, bands=BANDS):
    return ElementTree.fromstring(flow_chart("Where it goes", columns, bands))


def test_each_band_is_as_thick_as_what_it_carries():
    thick = {
        each.find(f"{SVG}title").text: float(each.get("stroke-width"))
        for each in drawn().findall(f"{SVG}path")
    }

    assert thick["Legal to Avon: £750"] == pytest.approx(3 * thick["Legal to Brent: £250"], rel=0.01)
    assert thick["ICT to Legal: £350"] == pytest.approx(7 * thick["HR to Legal: £50"], rel=0.01)


def test_places_lie_under_one_another_and_within_the_picture():
    picture = drawn()
    height = float(picture.get("viewBox").split()[3])
    places = [
        tuple(float(each.get(key)) for key in ("x", "y", "height")) for each in picture.findall(f"{SVG}rect")
    ]

    assert len(places) == 5
    for x, y, tall in places:
        assert 0 <= x <= WIDTH
        assert y + tall <= height
    for (x, y, tall), (across, below, _) in pairwise(places):
        assert across > x or below >= y + tall


def test_support_for_support_bends_back():
    [back] = [each for each in drawn().findall(f"{SVG}path") if each.get("stroke-dasharray")]

    assert back.find(f"{SVG}title").text == "HR to ICT: £50"


def test_a_credit_is_not_drawn_and_nothing_at_all_is_no_fault():
    assert len(drawn(bands=[*BANDS, FlowBand("legal", "avon", -5_00)]).findall(f"{SVG}path")) == len(BANDS)
    assert drawn([[], [], []], []).findall(f"{SVG}path") == []


def test_names_are_shown_and_never_obeyed():
    columns = [[FlowPlace("a", HOSTILE, 1_00)], [FlowPlace("b", "x" * 400)], []]

    assert "<script>" not in str(flow_chart(HOSTILE, columns, [FlowBand("a", "b", 1_00)]))
