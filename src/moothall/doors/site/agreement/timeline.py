"""The timeline.

A lane for each service and a band for each council over the years, as a picture and as a table.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.http import HttpResponse
from markupsafe import Markup

from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Authority, Participation, Service
from moothall.doors.pages.formats import roughly
from moothall.doors.site.agreement.participation_events import ParticipationEvent, events_of
from moothall.doors.site.charts.scale import Scale
from moothall.doors.site.charts.svg import element, together
from moothall.doors.site.colours import CouncilMark, marks_of
from moothall.doors.site.service_tree import in_tree_order
from moothall.doors.site.visits import Visit, visiting
from moothall.periods import written

T = TypeVar("T", Authority, Service)


@dataclass(frozen=True, slots=True)
class TimelineBand:
    """One council's part in one service over a run of days; ``until`` None means no end is known."""

    part: Participation
    starts_on: date
    until: date | None
    joined: int
    left: int | None


@dataclass(frozen=True, slots=True)
class TimelineLane:
    """One service and its bands, by council in the order of the register and then by day."""

    service: Service
    rows: tuple[tuple[Authority, tuple[TimelineBand, ...]], ...]


@dataclass(frozen=True, slots=True)
class TimelineLanes:
    """The whole picture: its lanes, its first and last years, and what happened on which day."""

    lanes: tuple[TimelineLane, ...]
    first_year: int
    last_year: int
    events: tuple[ParticipationEvent, ...]


def lanes_of(register: Register, *, today: date) -> TimelineLanes:
    """Return the picture of an agreement; ``today`` is always within its years."""
    events = tuple(events_of(register))
    authorities = _originals(register, Authority)
    bands: dict[str, dict[str, list[TimelineBand]]] = defaultdict(lambda: defaultdict(list))
    for band in _bands(register):
        bands[band.part.service][band.part.authority].append(band)
    lanes = tuple(
        TimelineLane(
            service, tuple((authorities[each], tuple(found[each])) for each in authorities if each in found)
        )
        for service, _ in in_tree_order(list(_originals(register, Service).values()))
        if (found := bands.get(service.id))
    )
    years = [event.day.year for event in events] + [today.year]
    return TimelineLanes(lanes, min(years), max(years), events)


def _originals(register: Register, kind: type[T]) -> dict[str, T]:
    found = (history.original for history in register.histories.values())
    return {term.id: term for term in found if isinstance(term, kind)}


def _bands(register: Register) -> list[TimelineBand]:
    """Return every stretch of every participation, by day."""
    bands: list[TimelineBand] = []
    for history in register.histories.values():
        if history.kind != "participation":
            continue
        for held in history.held:
            part = history.on(held.starts_on)
            assert isinstance(part, Participation)
            left = next(
                (step.number for step in history.steps if step.verb == "end" and step.on == held.until), None
            )
            bands.append(TimelineBand(part, held.starts_on, held.until, history.steps[0].number, left))
    return sorted(bands, key=lambda band: band.starts_on)


NameOf = Callable[[str], str]
TOP, LABEL, BAND, GAP, AFTER = 34, 22, 15, 3, 16


class TimelineDrawing:
    """Draws one picture: how wide a year is, what day it is, how each council is marked."""

    def __init__(
        self,
        lanes: TimelineLanes,
        *,
        marks: Mapping[str, CouncilMark],
        name_of: NameOf,
        on: date,
        today: date,
    ) -> None:
        """Work out the scale and the height from what is to be drawn."""
        self.lanes, self.marks, self.name_of, self.on, self.today = lanes, marks, name_of, on, today
        self.scale = Scale(lanes.first_year, lanes.last_year)
        bands = sum(len(lane.rows) for lane in lanes.lanes)
        self.height = TOP + len(lanes.lanes) * (LABEL + AFTER) + bands * (BAND + GAP)

    def svg(self) -> Markup:
        """Return the picture."""
        first, last = self.lanes.first_year, self.lanes.last_year
        title = f"Who shared what with whom, {first} to {last}"
        words = (
            f"{len(self.lanes.lanes)} services, one lane each. In a lane each council has a band over the "
            "years in which it took part. The same facts are in the table after the picture."
        )
        return element(
            "svg",
            element("title", title, id="timeline-title"),
            element("desc", words, id="timeline-description"),
            _hatching(),
            together(self._years()),
            together(self._lanes()),
            together(self._days()),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {self.scale.width} {self.height + 4}",
            role="img",
            aria_labelledby="timeline-title timeline-description",
            class_="timeline",
        )

    def _years(self) -> Iterator[Markup]:
        for year in range(self.lanes.first_year, self.lanes.last_year + 2):
            x = self.scale.at(date(year, 1, 1))
            yield element("line", x1=x, x2=x, y1=TOP - 10, y2=self.height, class_="timeline-year")
            if year <= self.lanes.last_year:
                middle = x + self.scale.year / 2
                yield element("text", str(year), x=middle, y=TOP - 14, class_="timeline-year-name")

    def _lanes(self) -> Iterator[Markup]:
        y = float(TOP)
        for lane in self.lanes.lanes:
            yield from self._lane_name(lane, y)
            y += LABEL
            for authority, bands in lane.rows:
                yield from self._row(lane, authority, bands, y)
                y += BAND + GAP
            y += AFTER

    def _lane_name(self, lane: TimelineLane, y: float) -> Iterator[Markup]:
        """Write the service's name, and again further on for those who have scrolled there."""
        yield element("line", x1=0, x2=self.scale.width, y1=y - 4, y2=y - 4, class_="timeline-lane")
        for place in range(0, self.scale.years, 7):
            again = " timeline-lane-name--again" if place else ""
            x = place * self.scale.year + (self.scale.left if place else 0) + 1
            yield element("text", lane.service.title, x=x, y=y + 13, class_=f"timeline-lane-name{again}")

    def _row(
        self, lane: TimelineLane, authority: Authority, bands: tuple[TimelineBand, ...], y: float
    ) -> Iterator[Markup]:
        mark = self.marks[authority.id]
        yield element("text", mark.letters, x=self.scale.left - 8, y=y + 12, class_="timeline-letter")
        for band in bands:
            yield from self._band(lane, authority, band, y)

    def _band(
        self, lane: TimelineLane, authority: Authority, band: TimelineBand, y: float
    ) -> Iterator[Markup]:
        """Draw one band: plain until today, hatched after it, with a dotted edge where it is illustrative."""
        mark, start, end = self.marks[authority.id], self.scale.at(band.starts_on), self.scale.end(band.until)
        illustrative = " timeline-band--illustrative" if band.part.basis == "illustrative" else ""
        box = {"y": y, "height": float(BAND)}
        yield element(
            "rect",
            element("title", self._told(lane, authority, band)),
            x=start,
            width=max(end - start, 2.0),
            class_=f"timeline-band {mark.css}{illustrative}",
            **box,
        )
        future = max(self.scale.at(self.today), start)
        if end > future:
            hatch = "timeline-hatch-other" if mark.css == "council-other" else "timeline-hatch"
            yield element(
                "rect", x=future, width=end - future, y=y + 0.5, height=BAND - 1.0, fill=f"url(#{hatch})"
            )
        if end - start > 40:
            yield element(
                "text",
                self.name_of(authority.id),
                x=start + 6,
                y=y + 11.5,
                class_=f"timeline-name {mark.css}",
            )
        yield from self._ticks(start, end if band.until else None, y)

    def _ticks(self, start: float, end: float | None, y: float) -> Iterator[Markup]:
        yield element("line", x1=start, x2=start, y1=y - 2, y2=y + BAND + 2, class_="timeline-join")
        if end is not None:
            yield element("line", x1=end, x2=end, y1=y - 2, y2=y + BAND + 2, class_="timeline-exit")

    def _told(self, lane: TimelineLane, authority: Authority, band: TimelineBand) -> str:
        part = band.part
        ends = f" until {roughly(band.until, part.until_is)}" if band.until else ""
        since = roughly(band.starts_on, part.from_is)
        return f"{authority.short_name}, {lane.service.title}: from {since}{ends}, as {part.taking_part_as}"

    def _days(self) -> Iterator[Markup]:
        """Draw a line through today, and through the day that the page is about."""
        days = {self.today: "today"} | ({self.on: written(self.on)} if self.on != self.today else {})
        for day, name in days.items():
            if self.lanes.first_year <= day.year <= self.lanes.last_year:
                x, kind = self.scale.at(day), "today" if day == self.today else "on"
                yield element("line", x1=x, x2=x, y1=TOP - 8, y2=self.height, class_=f"timeline-{kind}")
                anchor = "end" if day.year > self.lanes.last_year - 2 else "start"
                yield element("text", name, x=x, y=9, text_anchor=anchor, class_=f"timeline-{kind}-name")


def _hatching() -> Markup:
    """Return the two hatchings for days after today: white over a colour, grey over white."""
    patterns = [
        element(
            "pattern",
            element("path", d="M-2 8 L8 -2 M4 14 L14 4", class_=f"{id}-line"),
            id=id,
            width=9,
            height=9,
            patternUnits="userSpaceOnUse",
        )
        for id in ("timeline-hatch", "timeline-hatch-other")
    ]
    return element("defs", *patterns)


@visiting
def timeline(visit: Visit) -> HttpResponse:
    """Show who shared what with whom over the years."""
    lanes = lanes_of(visit.register, today=visit.today)
    marks = marks_of(visit.register)
    drawing = TimelineDrawing(lanes, marks=marks, name_of=visit.name_of, on=visit.on, today=visit.today)
    parts = [band.part for lane in lanes.lanes for _, bands in lane.rows for band in bands]
    return visit.page(
        "timeline.html", listed_terms=parts, lanes=lanes, marks=marks, svg=drawing.svg() if parts else ""
    )
