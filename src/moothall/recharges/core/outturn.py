"""What was spent, by SeRCOP division: each service's own cost, its support, and the total.

Support services are shown where their cost ends up, with the services they serve: total cost, as the code
asks.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from moothall.recharges.core.year import Recharges


@dataclass(frozen=True, slots=True)
class Division:
    """The outturn of one division of service; services in no division are under a name of their own."""

    name: str
    services: tuple[str, ...]
    own_pence: int
    support_pence: int

    @property
    def pence(self) -> int:
        """Its whole cost."""
        return self.own_pence + self.support_pence


def outturn(
    year: Recharges, divisions: Mapping[str, str | None], *, unclassified: str = "Not yet in a division"
) -> tuple[Division, ...]:
    """Return the outturn by division, in the order of their names: all the cost that services bear."""
    own: dict[str, int] = {}
    whole: dict[str, int] = {}
    for _, allocation in year.units:
        for service, pence in allocation.loaded.items():
            own[service] = own.get(service, 0) + allocation.own.get(service, 0)
            whole[service] = whole.get(service, 0) + pence
    under: dict[str, list[str]] = {}
    for service in sorted(whole):
        under.setdefault(divisions.get(service) or unclassified, []).append(service)
    return tuple(
        Division(name, tuple(those), _sum(own, those), _sum(whole, those) - _sum(own, those))
        for name, those in sorted(under.items(), key=lambda item: (item[0] == unclassified, item[0]))
    )


def of_authority(
    year: Recharges,
    authority: str,
    divisions: Mapping[str, str | None],
    *,
    unclassified: str = "Not yet in a division",
) -> dict[str, int]:
    """Return what one council pays, by division."""
    pays: dict[str, int] = {}
    for service, each in year.services.items():
        if authority in each.by_authority:
            name = divisions.get(service) or unclassified
            pays[name] = pays.get(name, 0) + each.by_authority[authority]
    return dict(sorted(pays.items()))


def _sum(pence: Mapping[str, int], services: list[str]) -> int:
    return sum(pence[service] for service in services)
