"""A flow of money in three columns: bands as thick as what they carry, each place as tall as all of it.

What lies in one column and passes to the same column bends back on its left. A credit is not drawn; the
table beside the picture has it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from moothall.doors.site.charts.axis import brief
from moothall.doors.site.charts.labels import lines_of
from moothall.doors.site.charts.svg import element, together

WIDTH, LEFT, RIGHT, BLOCK = 1060.0, 100.0, 190.0, 16.0
GAP, TALL, TOP, LEAST = 26.0, 380.0, 34.0, 1.5
INK, QUIET, GREY = "#0b0c0c", "#505a5f", "#8a949b"
HEADINGS = ("Support", "Services", "Councils")


@dataclass(frozen=True, slots=True)
class FlowPlace:
    """Where money comes to or goes from; ``own_pence`` is what is spent there and nowhere before."""

    id: str
    name: str
    own_pence: int = 0
    css: str = ""


@dataclass(frozen=True, slots=True)
class FlowBand:
    """What one place passes to another."""

    source: str
    target: str
    pence: int


@dataclass(frozen=True)
class FlowLayout:
    """A place where it is drawn, and how much of either side of it is taken."""

    place: FlowPlace
    x: float
    y: float
    height: float


def flow_chart(
    title: str, columns: Sequence[Sequence[FlowPlace]], bands: Sequence[FlowBand], *, id: str = "flow"
) -> Markup:
    """Return the picture; its figures are to stand in a table beside it."""
    drawn = [band for band in bands if band.pence > 0]
    sizes = {place.id: _size(place, drawn) for column in columns for place in column}
    scale = TALL / max(sum(sizes[place.id] for place in column) or 1 for column in columns)
    laid = _laid(columns, sizes, scale)
    height = max((each.y + each.height for each in laid.values()), default=TOP) + 20
    return element(
        "svg",
        element("title", title, id=f"{id}-title"),
        element("desc", _description(columns, sizes), id=f"{id}-description"),
        together(_headings(columns)),
        together(_bands(drawn, laid, scale)),
        together(part for each in laid.values() for part in _block(each, sizes[each.place.id])),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH:.0f} {height:.0f}",
        role="img",
        aria_labelledby=f"{id}-title {id}-description",
        class_="chart chart--flow",
        font_family="arial, sans-serif",
        font_size=13,
    )


def _size(place: FlowPlace, bands: Sequence[FlowBand]) -> int:
    """Return how much passes through a place: what comes in or what goes out, whichever is more."""
    come = sum(band.pence for band in bands if band.target == place.id) + max(place.own_pence, 0)
    gone = sum(band.pence for band in bands if band.source == place.id)
    return max(come, gone)


def _laid(
    columns: Sequence[Sequence[FlowPlace]], sizes: Mapping[str, int], scale: float
) -> dict[str, FlowLayout]:
    places = [_column_at(number, len(columns)) for number in range(len(columns))]
    found: dict[str, FlowLayout] = {}
    for x, column in zip(places, columns, strict=True):
        y = TOP + 12
        for place in sorted(column, key=lambda each: -sizes[each.id]):
            height = max(sizes[place.id] * scale, LEAST)
            found[place.id] = FlowLayout(place, x, y, height)
            y += height + GAP
    return found


def _column_at(number: int, count: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT - BLOCK) * number / max(count - 1, 1)


def _headings(columns: Sequence[Sequence[FlowPlace]]) -> Iterator[Markup]:
    for number, heading in enumerate(HEADINGS[: len(columns)]):
        x = _column_at(number, len(columns))
        yield element("text", heading, x=x, y=20, font_weight=700, font_size=15, fill=INK)


def _bands(bands: Sequence[FlowBand], laid: Mapping[str, FlowLayout], scale: float) -> Iterator[Markup]:
    """Yield each band, those at the top of a place first, so that none crosses without need."""
    gone, come = dict.fromkeys(laid, 0.0), dict.fromkeys(laid, 0.0)
    order = sorted(bands, key=lambda band: (laid[band.source].y, laid[band.target].y))
    for band in order:
        source, target = laid[band.source], laid[band.target]
        thick = max(band.pence * scale, 0.6)
        if source.x == target.x:
            yield _back(band, source, target, thick)
            continue
        y1 = source.y + gone[band.source] + thick / 2
        y2 = target.y + come[band.target] + thick / 2
        gone[band.source] += thick
        come[band.target] += thick
        yield _band(band, source, target, (y1, y2), thick)


def _band(
    band: FlowBand, source: FlowLayout, target: FlowLayout, ys: tuple[float, float], thick: float
) -> Markup:
    x1, x2, middle = source.x + BLOCK, target.x, (source.x + BLOCK + target.x) / 2
    return element(
        "path",
        element("title", _told(band, source, target)),
        d=f"M{x1:.1f} {ys[0]:.1f}C{middle:.1f} {ys[0]:.1f} {middle:.1f} {ys[1]:.1f} {x2:.1f} {ys[1]:.1f}",
        fill="none",
        stroke=None if target.place.css else GREY,
        stroke_width=thick,
        class_=f"flow-band {target.place.css}".strip(),
    )


def _back(band: FlowBand, source: FlowLayout, target: FlowLayout, thick: float) -> Markup:
    """Return what passes within a column, bent back on its left."""
    x, y1, y2 = source.x, source.y + source.height / 2, target.y + target.height / 2
    away = x - 34 - abs(y2 - y1) * 0.18 - (12 if y2 > y1 else 0)
    return element(
        "path",
        element("title", _told(band, source, target)),
        d=f"M{x:.1f} {y1:.1f}C{away:.1f} {y1:.1f} {away:.1f} {y2:.1f} {x:.1f} {y2:.1f}",
        fill="none",
        stroke=GREY,
        stroke_width=thick,
        stroke_dasharray="6 3",
        class_="flow-band flow-band--back",
    )


def _told(band: FlowBand, source: FlowLayout, target: FlowLayout) -> str:
    return f"{source.place.name} to {target.place.name}: {brief(band.pence)}"


def _block(laid: FlowLayout, pence: int) -> Iterator[Markup]:
    css = f"flow-place {laid.place.css}".strip()
    yield element(
        "rect",
        element("title", f"{laid.place.name}: {brief(pence)}"),
        x=laid.x,
        y=laid.y,
        width=BLOCK,
        height=laid.height,
        fill=None if laid.place.css else INK,
        class_=css,
    )
    lines = [*lines_of(laid.place.name, width=26), brief(pence)]
    middle = laid.y + laid.height / 2 - (len(lines) - 1) * 7.5 + 4
    for number, line in enumerate(lines):
        yield element(
            "text",
            line,
            x=laid.x + BLOCK + 7,
            y=middle + 15 * number,
            fill=QUIET if number == len(lines) - 1 else INK,
            font_weight=400 if number == len(lines) - 1 else 700,
            paint_order="stroke",
            stroke="#fff",
            stroke_width=4,
        )


def _description(columns: Sequence[Sequence[FlowPlace]], sizes: Mapping[str, int]) -> str:
    told = [f"{place.name}: {brief(sizes[place.id])}" for column in columns for place in column]
    return f"{'; '.join(told)}. The same figures are in the table beside the picture."
