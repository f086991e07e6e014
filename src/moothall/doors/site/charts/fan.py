"""The fan: what may have been saved by the end of each year, beside every target that was published.

Each band is drawn darker than the one outside it and has an edge of its own, so that it reads in grey and in
print. Colours are attributes of the picture itself: a saved copy looks the same. Each target has a letter.
The narrow picture, for a telephone and for paper, has the letters alone, and their key stands below it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from math import ceil

from markupsafe import Markup

from moothall.doors.site.charts.axis import MoneyAxis, brief
from moothall.doors.site.charts.labels import lines_of, moved_apart
from moothall.doors.site.charts.scale import Scale
from moothall.doors.site.charts.svg import Attribute, element, together
from moothall.periods import written

FOOT, ROW = 30.0, 24.0
BANDS = (
    (5, 95, "#e3ebf2", "9 runs in 10"),
    (10, 90, "#b3c8dc", "8 in 10"),
    (25, 75, "#7499bd", "half of the runs"),
)
EDGE = "#5d7f9f"
INK, QUIET, MEDIAN = "#0b0c0c", "#505a5f", "#12436d"


@dataclass(frozen=True, slots=True)
class FanLayout:
    """How a picture is laid out: its room for years and for labels, and the height that a label needs."""

    left: float
    room: float
    least: float
    labels: float
    line: float
    height: float
    size: int


WIDE = FanLayout(left=100, room=720, least=48, labels=290, line=40, height=420, size=16)
NARROW = FanLayout(left=84, room=248, least=12, labels=48, line=19, height=300, size=13)


@dataclass(frozen=True, slots=True)
class FanDay:
    """What may have been saved by the end of a day: its percentiles, in pence."""

    day: date
    percentiles: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Aim:
    """A published target: what it is called, how much, and by when, if it says."""

    name: str
    pence: int
    by: date | None


def fan_chart(
    title: str,
    *,
    days: Sequence[FanDay],
    recorded: Sequence[tuple[date, int]] = (),
    aims: Sequence[Aim] = (),
    id: str = "fan",
    layout: FanLayout = WIDE,
) -> Markup:
    """Return the picture; its figures are to stand in a table beside it."""
    return _Fan(days, recorded, aims, layout).svg(title, id)


def letter(place: int) -> str:
    """Return the letter of a target by its place down the side: A to Z, then A2 and so on."""
    again, place = divmod(place, 26)
    return f"{chr(ord('A') + place)}{again + 1 if again else ''}"


class _Fan:
    """Draws one fan."""

    def __init__(
        self,
        days: Sequence[FanDay],
        recorded: Sequence[tuple[date, int]],
        aims: Sequence[Aim],
        layout: FanLayout,
    ) -> None:
        """Work out both axes from what is to be drawn."""
        self.days, self.recorded, self.aims, self.layout = days, recorded, aims, layout
        known = [each.day for each in days] + [day for day, _ in recorded]
        years = [day.year for day in known + [aim.by for aim in aims if aim.by]] or [1]
        self.across = Scale(min(years), max(years), layout.left, layout.room, layout.least)
        self.right = self.across.end(None)
        self.key, rows = _key(self.right + layout.labels, layout)
        self.top = ROW * rows + 20
        self.foot = self.top + max(layout.height, layout.line * len(aims))
        sums = [pence for each in days for pence in each.percentiles.values()]
        sums += [pence for _, pence in recorded] + [aim.pence for aim in aims]
        self.up = MoneyAxis.holding(sums, start=self.foot, end=self.top)

    def svg(self, title: str, id: str) -> Markup:
        """Return the picture with its title and description."""
        return element(
            "svg",
            element("title", title, id=f"{id}-title"),
            element("desc", self._description(), id=f"{id}-description"),
            together(self.key),
            together(self._ruling()),
            together(self._bands()),
            together(self._lines()),
            together(self._aims()),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {self.right + self.layout.labels:.0f} {self.foot + FOOT:.0f}",
            role="img",
            aria_labelledby=f"{id}-title {id}-description",
            class_=f"chart chart--fan{' chart--narrow' if self.layout is NARROW else ''}",
            font_family="arial, sans-serif",
            font_size=self.layout.size,
        )

    def _description(self) -> str:
        told = []
        if self.days:
            last = self.days[-1]
            middle, low, high = (brief(last.percentiles[each]) for each in (50, 5, 95))
            told.append(f"By {written(last.day)} half of the runs have saved {middle} or more.")
            told.append(f"Nine in ten have saved between {low} and {high}.")
        told += [f"{len(self.aims)} published targets are marked."] if self.aims else []
        return " ".join([*told, "The same figures are in the table beside the picture."])

    def _ruling(self) -> Iterator[Markup]:
        """Rule the money across, and name the years below."""
        for tick in self.up.ticks:
            y, ruled = self.up.at(tick), "#8a949b" if tick == 0 else "#dde4e8"
            yield element("line", x1=self.layout.left, x2=self.right, y1=y, y2=y, stroke=ruled)
            yield element("text", brief(tick), x=self.layout.left - 8, y=y + 5, text_anchor="end", fill=QUIET)
        every = ceil(48 / self.across.year)
        for year in range(self.across.first_year, self.across.last_year + 1, every):
            x = self.across.at(date(year, 1, 1))
            yield element("line", x1=x, x2=x, y1=self.foot, y2=self.foot + 6, stroke=QUIET)
            yield element("text", str(year), x=x + 3, y=self.foot + 21, fill=QUIET)

    def _bands(self) -> Iterator[Markup]:
        """Draw each band from the widest in, with its edges."""
        for low, high, colour, within in BANDS:
            inside = [each for each in self.days if low in each.percentiles and high in each.percentiles]
            if len(inside) < 2:
                continue
            over = [(each.day, each.percentiles[high]) for each in inside]
            under = [(each.day, each.percentiles[low]) for each in reversed(inside)]
            points = " ".join(self._point(*each) for each in over + under)
            told = element("title", f"Where {within} lie: from the {low}th to the {high}th of each hundred")
            yield element("polygon", told, points=points, fill=colour, stroke=EDGE, stroke_width=0.75)

    def _lines(self) -> Iterator[Markup]:
        """Draw the middle of the runs, and what has been recorded, which has a dot on each day."""
        middle = [(each.day, each.percentiles[50]) for each in self.days if 50 in each.percentiles]
        for points, dashes, colour in ((middle, "7 4", MEDIAN), (self.recorded, None, INK)):
            drawn = " ".join(self._point(*each) for each in points)
            style: dict[str, Attribute] = {
                "stroke": colour,
                "stroke_width": 2.5,
                "stroke_dasharray": dashes,
                "fill": "none",
            }
            if drawn:
                yield element("polyline", points=drawn, **style)
        for day, pence in self.recorded:
            told = element("title", f"Recorded by {written(day)}: {brief(pence)}")
            yield element("circle", told, cx=self.across.at(day), cy=self.up.at(pence), r=3.5, fill=INK)

    def _aims(self) -> Iterator[Markup]:
        """Mark each target on its day, or right across where it gives none, and name it at the side."""
        places = moved_apart(
            [self.up.at(aim.pence) for aim in self.aims],
            by=self.layout.line,
            low=self.top + 4,
            high=self.foot - 12,
        )
        for number, (aim, place) in enumerate(zip(self.aims, places, strict=True)):
            y = self.up.at(aim.pence)
            x = self.across.at(aim.by) if aim.by else self.layout.left
            dashes = "2 4" if aim.by else "1 7"
            yield element("line", x1=x, x2=self.right, y1=y, y2=y, stroke=INK, stroke_dasharray=dashes)
            yield element("line", x1=self.right, x2=self.right + 18, y1=y, y2=place, stroke=QUIET)
            if aim.by:
                yield _diamond(x, y)
            yield from self._named(letter(number), aim, place)

    def _named(self, mark: str, aim: Aim, place: float) -> Iterator[Markup]:
        x = self.right + 22
        yield element("text", mark, x=x, y=place + 5, font_weight=700, fill=INK)
        if self.layout is not WIDE:
            return
        when = f"by {written(aim.by)}" if aim.by else "no day given"
        yield element("text", f"{brief(aim.pence)}, {when}", x=x + 20, y=place + 5, fill=INK)
        [name] = lines_of(aim.name, width=40, most=1)
        yield element(
            "text", element("title", aim.name), name, x=x + 20, y=place + 20, font_size=13, fill=QUIET
        )

    def _point(self, day: date, pence: int) -> str:
        return f"{self.across.at(day):.1f},{self.up.at(pence):.1f}"


def _key(width: float, layout: FanLayout) -> tuple[list[Markup], int]:
    """Say above the picture what each mark in it is, in as many rows as it takes; return how many."""
    x, y, rows, drawn = 4.0, 15.0, 1, list[Markup]()
    for words, mark in _marks():
        long = 44 + 0.55 * layout.size * len(words)
        if x + long > width and x > 4:
            x, y, rows = 4.0, y + ROW, rows + 1
        drawn += [mark(x, y), element("text", words, x=x + 32, y=y + 5, fill=INK)]
        x += long
    return drawn, rows


def _marks() -> Iterator[tuple[str, Callable[[float, float], Markup]]]:
    yield "middle of the runs", partial(_stroke, dashes="7 4", colour=MEDIAN)
    yield "recorded", partial(_stroke, dashes=None, colour=INK)
    for _, _, colour, words in reversed(BANDS):
        yield words, partial(_patch, colour=colour)
    yield "published target", lambda x, y: _diamond(x + 12, y)


def _stroke(x: float, y: float, *, dashes: str | None, colour: str) -> Markup:
    line: dict[str, Attribute] = {"stroke": colour, "stroke_width": 2.5, "stroke_dasharray": dashes}
    return element("line", x1=x, x2=x + 26, y1=y, y2=y, **line)


def _patch(x: float, y: float, *, colour: str) -> Markup:
    return element("rect", x=x, y=y - 7, width=24, height=14, fill=colour, stroke=EDGE)


def _diamond(x: float, y: float) -> Markup:
    return element("path", d=f"M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6 -6z", fill="#fff", stroke=INK)


def aims_in_order(aims: Iterable[Aim]) -> list[Aim]:
    """Return targets as they stand down the side: the largest sum first, and of equals the earlier day."""
    return sorted(aims, key=lambda aim: (-aim.pence, aim.by or date.max, aim.name))
