"""A year's cost on its way, from support services to services and from services to councils, as links.

These are the links of a flow picture and the rows of the table beside it. What comes into a service, with its
own cost, equals what goes out of it, except what no council bears.
"""

from dataclasses import dataclass
from typing import Literal

from moothall.recharges.core.year import Recharges


@dataclass(frozen=True, slots=True)
class CostLink:
    """What one place passes to another in a year; ``kind`` says what kind of places."""

    kind: Literal["support to support", "support to service", "service to council"]
    source: str
    target: str
    pence: int


def cost_links(year: Recharges) -> tuple[CostLink, ...]:
    """Return every link that carries anything, ordered by kind, source and target."""
    passed: dict[tuple[str, str], int] = {}
    supports: set[str] = set()
    for _, allocation in year.units:
        supports |= {*allocation.gross, *allocation.left}
        for flow in allocation.flows:
            place = flow.support, flow.receiver
            passed[place] = passed.get(place, 0) + flow.pence
    between = [
        CostLink("support to support", *ends, pence) for ends, pence in passed.items() if ends[1] in supports
    ]
    onward = [
        CostLink("support to service", *ends, pence)
        for ends, pence in passed.items()
        if ends[1] not in supports
    ]
    charged = [
        CostLink("service to council", name, authority, pence)
        for name, service in year.services.items()
        for authority, pence in service.by_authority.items()
    ]
    by_ends = (
        sorted(each, key=lambda link: (link.source, link.target)) for each in (between, onward, charged)
    )
    return tuple(link for each in by_ends for link in each if link.pence)
