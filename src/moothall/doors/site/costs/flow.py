"""Where a year's money goes: from support to services, and from services to councils."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from markupsafe import Markup

from moothall.doors.site.charts.flow import FlowBand, FlowPlace, flow_chart
from moothall.doors.site.colours import marks_of
from moothall.doors.site.costs.year_of_cost import YearPage, year_page
from moothall.doors.site.visits import Visit, visiting
from moothall.recharges.core.cost_flow import CostLink, cost_links
from moothall.recharges.core.year import Recharges

MOST_DRAWN = 40  # services; the picture of more says nothing, and the table says it all


@dataclass(frozen=True, slots=True)
class ServiceFlow:
    """One service: its own cost, what support it had, and what each council bears of it."""

    id: str
    own: int
    received: tuple[CostLink, ...]
    passed_on: tuple[CostLink, ...]
    unborne: int

    @property
    def pence(self) -> int:
        """All that it cost."""
        return self.own + sum(link.pence for link in self.received)


@visiting
def flow(visit: Visit, year: str = "") -> HttpResponse:
    """Show the picture of a year's money, with its table."""
    asked = year_page(visit, year)
    if asked is None:
        return visit.page("costs_flow.html", asked=None)
    recharged = asked.recharges
    found = cost_links(recharged)
    own = _own(recharged)
    supports = sorted({name for _, each in recharged.units for name in (*each.gross, *each.left)})
    return asked.page(
        "costs_flow.html",
        supports=[_service_flow(name, own, found, 0) for name in supports],
        services=[
            _service_flow(name, own, found, each.unshared)
            for name, each in sorted(recharged.services.items())
        ],
        picture=_picture(asked, found, own, supports),
    )


def _own(year: Recharges) -> dict[str, int]:
    """Return what each service cost by itself."""
    own: dict[str, int] = {}
    for pool in year.question.pools:
        own[pool.id] = own.get(pool.id, 0) + pool.pence
    return own


def _service_flow(
    name: str, own: Mapping[str, int], found: tuple[CostLink, ...], unborne: int
) -> ServiceFlow:
    received = tuple(link for link in found if link.target == name)
    passed_on = tuple(link for link in found if link.source == name)
    return ServiceFlow(name, own.get(name, 0), received, passed_on, unborne)


def _picture(
    asked: YearPage, found: tuple[CostLink, ...], own: Mapping[str, int], supports: list[str]
) -> Markup | None:
    """Return the picture, or nothing where it would have too much in it to be read."""
    year, marks = asked.recharges, marks_of(asked.visit.register)
    if len(year.services) > MOST_DRAWN or not found:
        return None
    columns = [
        [FlowPlace(f"support {each}", asked.name(each)) for each in supports],
        [
            FlowPlace(f"service {each}", asked.name(each), own_pence=own.get(each, 0))
            for each in year.services
        ],
        [
            FlowPlace(f"council {each}", asked.name(each), css=marks[each].css if each in marks else "")
            for each in year.by_authority
        ],
    ]
    bands = [FlowBand(*_ends(link), link.pence) for link in found]
    title = f"Where the money of {asked.year} goes"
    return flow_chart(title, columns, bands)


def _ends(link: CostLink) -> tuple[str, str]:
    source, _, target = link.kind.partition(" to ")
    return f"{source} {link.source}", f"{target} {link.target}"
