"""The waterfall: from the baseline to now, one bar a step, each beginning where the last ended.

Bars lie on their sides, so that a step's whole name fits. A total is solid, a rise is hatched one way and a
fall the other, and each has its sum with its sign: it reads in grey and in print.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from markupsafe import Markup

from moothall.doors.site.charts.axis import MoneyAxis, brief
from moothall.doors.site.charts.labels import lines_of
from moothall.doors.site.charts.svg import Attribute, element, together

NAMES, WIDTH, SUMS, ROW, BAR, TOP = 250.0, 620.0, 130.0, 40.0, 24.0, 28.0
INK, QUIET = "#0b0c0c", "#505a5f"
FALL, RISE, TOTAL = "#1d6f5c", "#a3457a", "#12436d"


class WaterfallBar(Protocol):
    """One step: its name, its kind (total, rise or fall) and the sums between which it lies, in pence."""

    @property
    def name(self) -> str:
        """What the step is."""

    @property
    def kind(self) -> str:
        """Whether it is a total, a rise or a fall."""

    @property
    def starts_at_pence(self) -> int:
        """Where it begins."""

    @property
    def ends_at_pence(self) -> int:
        """Where it ends."""


def waterfall_chart(title: str, bars: Sequence[WaterfallBar], *, id: str = "waterfall") -> Markup:
    """Return the picture; its figures are to stand in a table beside it."""
    ends = [end for bar in bars for end in (bar.starts_at_pence, bar.ends_at_pence)]
    axis = MoneyAxis.holding(ends, start=NAMES, end=NAMES + WIDTH)
    height = TOP + len(bars) * ROW
    return element(
        "svg",
        element("title", title, id=f"{id}-title"),
        element("desc", _description(bars), id=f"{id}-description"),
        _hatching(id),
        together(_ruling(axis, height)),
        together(_joins(bars, axis)),
        together(part for row, bar in enumerate(bars) for part in _bar(bar, row, axis, id)),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {NAMES + WIDTH + SUMS:.0f} {height + 8:.0f}",
        role="img",
        aria_labelledby=f"{id}-title {id}-description",
        class_="chart chart--waterfall",
        font_family="arial, sans-serif",
        font_size=14,
    )


def _description(bars: Sequence[WaterfallBar]) -> str:
    steps = [f"{bar.name}: {_sum(bar)}" for bar in bars]
    return f"{'; '.join(steps)}. The same figures are in the table beside the picture."


def _sum(bar: WaterfallBar) -> str:
    """Return a total as it is, and a step with its sign."""
    change = bar.ends_at_pence - bar.starts_at_pence
    return brief(change) if bar.kind == "total" or change <= 0 else f"+{brief(change)}"


def _ruling(axis: MoneyAxis, height: float) -> Iterator[Markup]:
    for tick in axis.ticks:
        x, ruled = axis.at(tick), "#8a949b" if tick == 0 else "#dde4e8"
        yield element("line", x1=x, x2=x, y1=TOP - 8, y2=height, stroke=ruled)
        yield element("text", brief(tick), x=x, y=TOP - 13, text_anchor="middle", font_size=12, fill=QUIET)


def _joins(bars: Sequence[WaterfallBar], axis: MoneyAxis) -> Iterator[Markup]:
    """Join the end of each bar to the next, which begins or (a total) ends there."""
    for row, (bar, _) in enumerate(pairwise(bars)):
        x, y = axis.at(bar.ends_at_pence), TOP + row * ROW + BAR
        yield element("line", x1=x, x2=x, y1=y, y2=y + ROW - BAR, stroke=QUIET, stroke_dasharray="2 2")


def _bar(bar: WaterfallBar, row: int, axis: MoneyAxis, id: str) -> Iterator[Markup]:
    y = TOP + row * ROW
    ends = sorted((axis.at(bar.starts_at_pence), axis.at(bar.ends_at_pence)))
    fill, edge = {
        "total": (TOTAL, TOTAL),
        "rise": (f"url(#{id}-rise)", RISE),
        "fall": (f"url(#{id}-fall)", FALL),
    }[bar.kind]
    yield element(
        "rect",
        element("title", f"{bar.name}: {_sum(bar)}"),
        x=ends[0],
        y=y,
        width=max(ends[1] - ends[0], 1.5),
        height=BAR,
        fill=fill,
        stroke=edge,
        stroke_width=1.5,
    )
    yield from _name(bar, y)
    weight = 700 if bar.kind == "total" else 400
    halo: dict[str, Attribute] = {"paint_order": "stroke", "stroke": "#fff", "stroke_width": 4}
    yield element("text", _sum(bar), x=ends[1] + 7, y=y + 17, font_weight=weight, fill=INK, **halo)


def _name(bar: WaterfallBar, y: float) -> Iterator[Markup]:
    """Write a step's name before it, in two lines where it is long."""
    lines = lines_of(bar.name, width=32)
    weight = 700 if bar.kind == "total" else 400
    for place, line in enumerate(lines):
        down = y + 17 + (place - (len(lines) - 1) / 2) * 15
        yield element("text", line, x=NAMES - 12, y=down, text_anchor="end", font_weight=weight, fill=INK)


def _hatching(id: str) -> Markup:
    """Return the hatchings: a rise leans forwards and a fall leans back."""
    leaning = {"rise": ("M-2 8L8 -2M4 14L14 4", RISE), "fall": ("M-2 2L8 12M4 -4L14 6", FALL)}
    patterns = [
        element(
            "pattern",
            element("rect", width=10, height=10, fill="#fff"),
            element("path", d=path, stroke=colour, stroke_width=3),
            id=f"{id}-{kind}",
            width=10,
            height=10,
            patternUnits="userSpaceOnUse",
        )
        for kind, (path, colour) in leaning.items()
    ]
    return element("defs", *patterns)
