"""Who takes part in which service, and on which days, with the tree of services taken into account."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from moothall.agreement.core.laws.held import Held, common
from moothall.agreement.core.terms import Participation, Service
from moothall.periods import Period, union

Tree = dict[str, list[tuple[str, Period]]]


class Parts:
    """Some participations, by council and service; a part in a wider service is a part in all of it."""

    def __init__(self, parts: Iterable[Held[Participation]], services: Iterable[Held[Service]]) -> None:
        """Sort ``parts``, and learn from ``services`` which belongs to which, and when."""
        self._own: dict[tuple[str, str], list[Held[Participation]]] = defaultdict(list)
        for part in parts:
            self._own[part.term.authority, part.term.service].append(part)
        self.authorities = list(dict.fromkeys(authority for authority, _ in self._own))
        self.services = list(dict.fromkeys(service for _, service in self._own))
        self._wider: Tree = defaultdict(list)
        self._narrower: Tree = defaultdict(list)
        for service, period in services:
            if service.part_of:
                self._wider[service.id].append((service.part_of, period))
                self._narrower[service.part_of].append((service.id, period))
        self.days = cache(self._days)
        self.days_in_any_of = cache(self._days_in_any_of)

    def _days(self, authority: str, service: str) -> tuple[Period, ...]:
        """Return the days on which the council takes part in the service, or in one that it belongs to."""
        return tuple(union(self._along(self._wider, authority, service, ())))

    def _days_in_any_of(self, authority: str, service: str) -> tuple[Period, ...]:
        """Return the days on which it takes part in the service, a wider one, or any part of it."""
        whole = self.days(authority, service)
        return tuple(union((*whole, *self._along(self._narrower, authority, service, ()))))

    def _along(self, tree: Tree, authority: str, service: str, passed: tuple[str, ...]) -> Iterator[Period]:
        """Yield the days of its parts in the service and in those that ``tree`` leads to."""
        for part in self._own.get((authority, service), ()):
            yield part.period
        for other, period in tree.get(service, ()):
            if other not in passed:
                yield from common([period], self._along(tree, authority, other, (*passed, service)))

    def shared(self, service: str) -> list[Period]:
        """Return the days on which any council takes part in the service."""
        return union(day for authority in self.authorities for day in self.days(authority, service))

    def ids(self, authority: str | None, services: Iterable[str], period: Period) -> tuple[str, ...]:
        """Return the participations in just these services that meet ``period``, of one council or of all."""
        councils = self.authorities if authority is None else [authority]
        found = (
            part.term.id
            for service in services
            for council in councils
            for part in self._own.get((council, service), ())
            if part.period.overlaps(period)
        )
        return tuple(dict.fromkeys(found))

    def of_authority(self, authority: str) -> list[Period]:
        """Return the days on which the council takes part in anything."""
        return union(part.period for part in self._each_of(authority))

    def _each_of(self, authority: str) -> Iterator[Held[Participation]]:
        for service in self.services:
            yield from self._own.get((authority, service), ())
