"""What each council pays for each service in a year: rows and columns with their totals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from markupsafe import Markup

from moothall.doors.site.charts.svg import element, together
from moothall.doors.site.colours import CouncilMark, marks_of
from moothall.doors.site.costs.year_of_cost import YearPage, year_page
from moothall.doors.site.visits import Visit, visiting
from moothall.recharges.core.shared_service import SharedService

MOST_IN_A_BAR = 8  # councils; of more, a bar is one piece
WIDTH, HEIGHT = 180.0, 16.0
NO_MARK = CouncilMark("", "council-other")


@dataclass(frozen=True, slots=True)
class CouncilColumn:
    """A column: a council with its mark and what it pays in all."""

    id: str
    name: str
    mark: CouncilMark
    pence: int
    href: str


@dataclass(frozen=True, slots=True)
class CostRow:
    """A service: what each council pays in the order of the columns (None: no share), and all of it."""

    service: str
    name: str
    href: str
    cells: tuple[tuple[int, str] | None, ...]
    pence: int
    unshared: int
    bar: Markup


@dataclass(frozen=True, slots=True)
class CostTable:
    """The whole year; ``left`` is the cost of support that reaches no service."""

    councils: tuple[CouncilColumn, ...]
    rows: tuple[CostRow, ...]
    pence: int
    left: int

    @property
    def unshared(self) -> int:
        """What of the services' cost no council bears."""
        return sum(row.unshared for row in self.rows)

    @property
    def whole(self) -> int:
        """All the cost that there was."""
        return self.pence + self.unshared + self.left


def table_of(asked: YearPage) -> CostTable:
    """Return the table of the year asked for."""
    year, marks = asked.recharges, marks_of(asked.visit.register)
    councils = tuple(
        CouncilColumn(
            each,
            asked.name(each),
            marks.get(each, NO_MARK),
            pence,
            asked.address("costs_statement", council=each),
        )
        for each, pence in year.by_authority.items()
    )
    longest = max((abs(each.pence + each.unshared) for each in year.services.values()), default=0)
    rows = sorted(
        (_row(asked, each, councils, longest) for each in year.services.values()), key=lambda row: row.name
    )
    paid = sum(year.by_authority.values())
    left = year.pence_in - paid - sum(row.unshared for row in rows)
    return CostTable(councils, tuple(rows), paid, left)


def _row(asked: YearPage, shared: SharedService, councils: Iterable[CouncilColumn], longest: int) -> CostRow:
    pays = shared.by_authority
    cells = tuple(
        (pays[each.id], _working(each.href, shared.service)) if each.id in pays else None for each in councils
    )
    return CostRow(
        shared.service,
        asked.name(shared.service),
        asked.address("costs_flow_year", fragment=shared.service),
        cells,
        shared.pence,
        shared.unshared,
        bar([(each, pays.get(each.id, 0)) for each in councils], shared.pence + shared.unshared, longest),
    )


def _working(statement: str, service: str) -> str:
    """Return the address of a working, which lies under the council's statement."""
    path, mark, query = statement.partition("?")
    return f"{path}{service}/{mark}{query}"


def bar(parts: Iterable[tuple[CouncilColumn, int]], whole: int, longest: int) -> Markup:
    """Return a bar as long as the cost is great, in the councils' colours where there are few of them."""
    length = WIDTH * max(whole, 0) / longest if longest else 0.0
    shown = [(council, pence) for council, pence in parts if pence > 0]
    if len(shown) > MOST_IN_A_BAR or not shown:
        pieces = [_piece(0.0, length, NO_MARK, "")]
    else:
        pieces = list(_pieces(shown, WIDTH / longest if longest else 0.0))
    return element(
        "svg",
        together(pieces),
        viewBox=f"0 0 {WIDTH:.0f} {HEIGHT:.0f}",
        class_="cost-bar",
        aria_hidden="true",
        focusable="false",
        xmlns="http://www.w3.org/2000/svg",
    )


def _pieces(shown: Iterable[tuple[CouncilColumn, int]], scale: float) -> Iterator[Markup]:
    at = 0.0
    for council, pence in shown:
        yield _piece(at, pence * scale, council.mark, council.mark.letters)
        at += pence * scale


def _piece(at: float, width: float, mark: CouncilMark, letters: str) -> Markup:
    drawn = element(
        "rect",
        x=at + 0.5,
        y=0.5,
        width=max(width - 1, 0.5),
        height=HEIGHT - 1,
        class_=f"cost-piece {mark.css}",
    )
    if width < 9 * len(letters) or not letters:
        return drawn
    return drawn + element("text", letters, x=at + width / 2, y=12, class_=f"cost-letter {mark.css}")


@visiting
def costs(visit: Visit, year: str = "") -> HttpResponse:
    """Show what each council pays for each service, in the year asked for or the last."""
    asked = year_page(visit, year)
    if asked is None:
        return visit.page("costs.html", asked=None)
    table = table_of(asked)
    return asked.page("costs.html", table=table, found=asked.sentences(asked.recharges.findings))
