"""The timeline picture: lanes, bands, and SVG without a style of its own."""

from datetime import date
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st
from tests.agreement.core.builders import council, day, founding, part, registered, service, variation
from tests.doors.stored_agreements import HOSTILE, example, text_of

from moothall.agreement.core.sentences import names
from moothall.doors.site.agreement.timeline import TimelineDrawing, lanes_of
from moothall.doors.site.charts.scale import Scale
from moothall.doors.site.colours import marks_of

SVG = "{http://www.w3.org/2000/svg}"


def drawn(register):
    lanes = lanes_of(register, today=day(10))
    drawing = TimelineDrawing(
        lanes, marks=marks_of(register), name_of=names(register), on=day(9), today=day(10)
    )
    return ElementTree.fromstring(drawing.svg())


def test_a_council_that_left_and_came_back_has_two_bands():
    register = registered(
        founding(part("avon", "legal")),
        variation("leave", effective=day(5), end=[{"term": "avon-legal"}]),
        variation("return", effective=day(9), reinstate=[{"term": "avon-legal"}]),
    )

    [lane] = lanes_of(register, today=day(10)).lanes
    [(authority, bands)] = lane.rows
    assert authority.id == "avon"
    assert [(band.starts_on, band.until) for band in bands] == [(day(0), day(5)), (day(9), None)]


def test_the_example_runs_from_2008_to_2028():
    lanes = lanes_of(example().register, today=date(2026, 11, 22))

    assert (lanes.first_year, lanes.last_year) == (2008, 2028)


def test_the_picture_is_named_and_described_and_has_no_style_of_its_own():
    picture = drawn(registered(founding(part("avon", "legal"))))

    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == "timeline-title timeline-description"
    assert not [each for each in picture.iter() if each.get("style")]


def test_days_after_today_are_hatched_and_what_is_made_up_is_dotted():
    picture = drawn(registered(founding(part("avon", "legal", basis="illustrative"))))
    fills = [each.get("fill") for each in picture.iter(f"{SVG}rect")]

    assert "url(#timeline-hatch)" in fills
    assert any(
        "timeline-band--illustrative" in (each.get("class") or "") for each in picture.iter(f"{SVG}rect")
    )


def test_hostile_names_are_escaped_in_the_picture():
    register = registered(
        variation(
            "all",
            add=[
                council("avon", short_name=HOSTILE),
                {**service("legal"), "name": HOSTILE},
                part("avon", "legal"),
            ],
        )
    )

    texts = [each.text for each in drawn(register).iter(f"{SVG}text")]

    assert HOSTILE in texts


@given(st.dates(date(2008, 1, 1), date(2028, 12, 31)), st.dates(date(2008, 1, 1), date(2028, 12, 31)))
def test_a_later_day_lies_further_to_the_right(one, other):
    scale = Scale(2008, 2028)

    assert (scale.at(one) < scale.at(other)) == (one < other)
    assert scale.left <= scale.at(one) < scale.width


def test_the_same_facts_are_in_a_table(client):
    page = text_of(client.get("/2020-vision/timeline/"))

    assert "Cheltenham Member From 11 February 2016 to 13 November 2016" in page.replace(
        "Ch Cheltenham", "Cheltenham"
    )
