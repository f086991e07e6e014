"""The fan shows every band, what is recorded and each target, in words too and without a style of its own."""

from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

from tests.doors.stored_agreements import HOSTILE

from moothall.doors.site.charts.fan import NARROW, WIDE, Aim, FanDay, aims_in_order, fan_chart, letter

SVG = "{http://www.w3.org/2000/svg}"
SPREAD = {5: 1, 10: 2, 25: 3, 50: 4, 75: 5, 90: 6, 95: 7}
DAYS = [
    FanDay(date(2016 + n, 3, 31), {percent: n * place * 10**8 for percent, place in SPREAD.items()})
    for n in range(1, 5)
]
AIMS = [
    Aim("Programme saving to 2024", 39 * 10**8, date(2024, 12, 31)),
    Aim("2020 Vision saving over ten years", 55 * 10**8, None),
]


def drawn(**fields):
    asked = {"days": DAYS, "recorded": [(date(2018, 3, 31), 10**8)], "aims": AIMS} | fields
    return ElementTree.fromstring(fan_chart("Savings added up", **asked))


def words(picture):
    return [each.text for each in picture.iter(f"{SVG}text")]


def test_it_has_three_bands_a_middle_and_what_is_recorded():
    picture = drawn()
    assert len(picture.findall(f"{SVG}polygon")) == 3
    assert len(picture.findall(f"{SVG}polyline")) == 2
    assert len(picture.findall(f"{SVG}circle")) == 1


def test_each_target_is_named_with_its_sum_and_day():
    told = words(drawn())
    assert "£39 million, by 31 December 2024" in told
    assert "£55 million, no day given" in told
    assert len(drawn().findall(f"{SVG}path")) == 2  # the key has one; of the targets, only what has a day


def test_its_title_and_description_say_what_it_shows():
    picture = drawn(id="first")
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == "first-title first-description"
    assert picture.find(f"{SVG}desc").text == (
        "By 31 March 2020 half of the runs have saved £16 million or more. "
        "Nine in ten have saved between £4 million and £28 million. 2 published targets are marked. "
        "The same figures are in the table beside the picture."
    )


def test_bands_differ_in_grey():
    fills = [each.get("fill") for each in drawn().findall(f"{SVG}polygon")]
    greys = [sum(int(fill[n : n + 2], 16) for n in (1, 3, 5)) / 3 for fill in fills]
    assert all(one - other > 30 for one, other in pairwise(greys))


def test_with_nothing_to_show_it_is_still_a_picture():
    picture = drawn(days=[], recorded=[], aims=[])
    assert picture.find(f"{SVG}polygon") is None
    assert "£0" in words(picture)


def test_hostile_names_are_written_as_text():
    picture = drawn(aims=[Aim(HOSTILE, 10**8, None)])
    assert picture.find(f".//{SVG}script") is None
    assert "style=" not in fan_chart("t", days=DAYS, aims=[Aim(HOSTILE, 10**8, None)])


def test_targets_stand_from_the_largest_down():
    early, late = Aim("a", 1, date(2020, 1, 1)), Aim("b", 1, date(2024, 1, 1))
    assert aims_in_order([late, early, *AIMS]) == [AIMS[1], AIMS[0], early, late]


def test_the_narrow_picture_has_letters_alone_and_fits_a_telephone():
    many = [Aim(f"Target {n}", n * 10**8, None) for n in range(30)]
    picture = drawn(aims=many, layout=NARROW)
    told = words(picture)
    assert {letter(n) for n in range(30)} <= set(told)
    assert not any("no day given" in each for each in told)
    assert float(picture.get("viewBox").split()[2]) <= 390


def test_labels_never_touch_however_many_targets_there_are():
    many = [Aim(f"Target {n}", 38 * 10**8, None) for n in range(30)]
    for layout, apart in ((NARROW, 19), (WIDE, 40)):
        picture = drawn(aims=many, layout=layout)
        places = sorted(float(e.get("y")) for e in picture.iter(f"{SVG}text") if e.get("font-weight"))
        assert all(later - earlier >= apart - 0.1 for earlier, later in pairwise(places))
