"""The tornado as a picture."""

from xml.etree import ElementTree

from moothall.doors.site.charts.tornado import tornado_chart
from moothall.savings.core.simulation.tornado import Swing

SVG = "{http://www.w3.org/2000/svg}"
SWINGS = [
    Swing("ICT <all>", "size", 30_000_000_00, 33_000_000_00, 35_000_000_00),
    Swing("Property", "delay", 34_000_000_00, 33_000_000_00, 33_000_000_00),
]


def test_each_assumption_has_a_part_towards_low_and_a_part_towards_high() -> None:
    picture = ElementTree.fromstring(tornado_chart("Swings", SWINGS))
    told = [each.text for each in picture.iterfind(f"{SVG}rect/{SVG}title")]
    assert told == [
        "ICT <all>: £30 million",
        "ICT <all>: £35 million",
        "Property: £34 million",
        "Property: £33 million",
    ]


def test_the_picture_is_told_in_words_and_leads_to_its_table() -> None:
    told = ElementTree.fromstring(tornado_chart("Swings", SWINGS)).findtext(f"{SVG}desc") or ""
    assert "ICT <all>: £30 million to £35 million" in told
    assert "in the table beside the picture" in told


def test_low_and_high_are_told_apart_by_hatching_and_not_by_colour_alone() -> None:
    picture = ElementTree.fromstring(tornado_chart("Swings", SWINGS))
    low, high = (each.get("fill") for each in picture.iterfind(f"{SVG}rect") if each.get("height") == "14")
    assert (low, high) == ("url(#tornado-low)", "#12436d")


def test_one_assumption_that_does_not_swing_is_still_drawn() -> None:
    still = Swing("Still", "size", 5, 5, 5)
    assert ElementTree.fromstring(tornado_chart("Swings", [still])).find(f"{SVG}rect") is not None
