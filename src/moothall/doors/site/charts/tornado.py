"""The tornado: how far the total swings as each assumption is low and then high, the widest at the top.

Each name stands above its own bar, so that one picture is read on a telephone and on paper alike. The part
towards low is hatched and the part towards high is solid: it reads in grey.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from markupsafe import Markup

from moothall.doors.site.charts.axis import MoneyAxis, brief
from moothall.doors.site.charts.labels import lines_of
from moothall.doors.site.charts.svg import element, together

WIDTH, EDGE, ROW, BAR, TOP = 480.0, 40.0, 46.0, 18.0, 62.0
INK, QUIET, LOW, HIGH = "#0b0c0c", "#505a5f", "#a3457a", "#12436d"


class AssumptionSwing(Protocol):
    """One assumption: its name and the total with it low, in the middle and high, in pence."""

    @property
    def name(self) -> str:
        """What the assumption is."""

    @property
    def at_low_pence(self) -> int:
        """The total with it low."""

    @property
    def middle_pence(self) -> int:
        """The total with it in the middle."""

    @property
    def at_high_pence(self) -> int:
        """The total with it high."""


def tornado_chart(title: str, swings: Sequence[AssumptionSwing], *, id: str = "tornado") -> Markup:
    """Return the picture; its figures are to stand in a table beside it."""
    sums = [pence for each in swings for pence in (each.at_low_pence, each.middle_pence, each.at_high_pence)]
    axis = MoneyAxis.between(sums, start=EDGE, end=WIDTH - EDGE, ticks=3)
    height = TOP + len(swings) * ROW
    told = "; ".join(f"{e.name}: {brief(e.at_low_pence)} to {brief(e.at_high_pence)}" for e in swings)
    return element(
        "svg",
        element("title", title, id=f"{id}-title"),
        element(
            "desc",
            f"{told}. The same figures are in the table beside the picture.",
            id=f"{id}-description",
        ),
        _hatching(id),
        together(_key(id)),
        together(_ruling(axis, height)),
        together(part for row, each in enumerate(swings) for part in _bar(each, row, axis, id)),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH:.0f} {height + 6:.0f}",
        role="img",
        aria_labelledby=f"{id}-title {id}-description",
        class_="chart chart--tornado",
        font_family="arial, sans-serif",
        font_size=14,
    )


def _key(id: str) -> Iterator[Markup]:
    for x, fill, edge, words in ((4, f"url(#{id}-low)", LOW, "low"), (90, HIGH, HIGH, "high")):
        yield element("rect", x=x, y=5, width=24, height=14, fill=fill, stroke=edge)
        yield element("text", words, x=x + 32, y=17, fill=INK)


def _ruling(axis: MoneyAxis, height: float) -> Iterator[Markup]:
    for tick in axis.ticks:
        x = axis.at(tick)
        yield element("line", x1=x, x2=x, y1=TOP - 14, y2=height, stroke="#dde4e8")
        yield element("text", brief(tick), x=x, y=TOP - 20, text_anchor="middle", font_size=12, fill=QUIET)


def _bar(swing: AssumptionSwing, row: int, axis: MoneyAxis, id: str) -> Iterator[Markup]:
    y, middle = TOP + row * ROW + 18, axis.at(swing.middle_pence)
    [name] = lines_of(swing.name, width=58, most=1)
    yield element("text", element("title", swing.name), name, x=4, y=y - 5, fill=INK)
    for pence, fill, edge in (
        (swing.at_low_pence, f"url(#{id}-low)", LOW),
        (swing.at_high_pence, HIGH, HIGH),
    ):
        ends = sorted((middle, axis.at(pence)))
        told = element("title", f"{swing.name}: {brief(pence)}")
        wide = max(ends[1] - ends[0], 0.5)
        yield element("rect", told, x=ends[0], y=y, width=wide, height=BAR, fill=fill, stroke=edge)
    yield element("line", x1=middle, x2=middle, y1=y - 2, y2=y + BAR + 2, stroke=INK, stroke_width=2)


def _hatching(id: str) -> Markup:
    ground = element("rect", width=8, height=8, fill="#fff")
    line = element("path", d="M-2 6L6 -2M2 10L10 2", stroke=LOW, stroke_width=2.5)
    pattern = element(
        "pattern", ground, line, id=f"{id}-low", width=8, height=8, patternUnits="userSpaceOnUse"
    )
    return element("defs", pattern)
