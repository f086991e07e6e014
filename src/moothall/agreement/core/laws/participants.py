"""Who takes part in which service, and on which days, with the tree of services taken into account."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cache, cached_property

from moothall.agreement.core.laws.stretches import Stretch, common
from moothall.agreement.core.terms import Participation, Service
from moothall.periods import Period, union

Tree = dict[str, list[tuple[str, Period]]]


class Participants:
    """Some participations, by council and service; a part in a wider service is a part in all of it."""

    def __init__(self, parts: Iterable[Stretch[Participation]], services: Iterable[Stretch[Service]]) -> None:
        """Sort ``parts``, and learn from ``services`` which belongs to which, and when."""
        self._own: dict[tuple[str, str], list[Stretch[Participation]]] = defaultdict(list)
        self._of_authority: dict[str, list[Stretch[Participation]]] = defaultdict(list)
        self._of_service: dict[str, list[Stretch[Participation]]] = defaultdict(list)
        for part in parts:
            self._own[part.term.authority, part.term.service].append(part)
            self._of_authority[part.term.authority].append(part)
            self._of_service[part.term.service].append(part)
        self._wider: Tree = defaultdict(list)
        self._narrower: Tree = defaultdict(list)
        for service, period in services:
            if service.part_of:
                self._wider[service.id].append((service.part_of, period))
                self._narrower[service.part_of].append((service.id, period))
        self.days = cache(self._days)
        self.days_in_any_of = cache(self._days_in_any_of)
        self.authorities_in = cache(self._authorities_in)

    @property
    def authorities(self) -> list[str]:
        """The councils that take part in anything."""
        return list(self._of_authority)

    @property
    def services(self) -> list[str]:
        """The services in which anybody takes part."""
        return list(self._of_service)

    def _days(self, authority: str, service: str) -> tuple[Period, ...]:
        """Return the days on which the council takes part in the service, or in a wider one."""
        if service in self._wider:
            return tuple(union(self._along(self._wider, authority, service, ())))
        own = self._own.get((authority, service), [])
        return tuple(part.period for part in own) if len(own) < 2 else tuple(union(p.period for p in own))

    def _days_in_any_of(self, authority: str, service: str) -> tuple[Period, ...]:
        """Return the days on which it takes part in the service, a wider one, or any part of it."""
        whole = self.days(authority, service)
        if service not in self._narrower:
            return whole
        return tuple(union((*whole, *self._along(self._narrower, authority, service, ()))))

    def _along(self, tree: Tree, authority: str, service: str, passed: tuple[str, ...]) -> Iterator[Period]:
        """Yield the days on which it takes part in the service and in those that ``tree`` leads to."""
        for part in self._own.get((authority, service), ()):
            yield part.period
        for other, period in tree.get(service, ()):
            if other not in passed:
                yield from common([period], self._along(tree, authority, other, (*passed, service)))

    def _authorities_in(self, service: str) -> tuple[str, ...]:
        """Return the councils that ever take part in the service, in a wider one, or in any part of it."""
        reached = [*_reached(self._wider, service), *_reached(self._narrower, service)]
        parts = (part for each in reached for part in self._of_service.get(each, ()))
        return tuple(dict.fromkeys(part.term.authority for part in parts))

    def of_authority(self, authority: str) -> list[Stretch[Participation]]:
        """Return every participation of a council."""
        return self._of_authority[authority]

    def all_days_of(self, authority: str) -> list[Period]:
        """Return the days on which the council takes part in anything."""
        return union(part.period for part in self._of_authority[authority])

    def all_days_in(self, service: str) -> list[Period]:
        """Return the days on which any council takes part in exactly this service."""
        return union(part.period for part in self._of_service[service])

    @cached_property
    def all_days(self) -> list[Period]:
        """The days on which any council takes part in anything."""
        return union(part.period for parts in self._of_authority.values() for part in parts)

    def first_of(self, authority: str, day: date) -> str:
        """Return one participation of a council that takes part in something on ``day``."""
        return next(part.term.id for part in self._of_authority[authority] if day in part.period)

    def ids(
        self, services: Iterable[str], day: date, authorities: Collection[str] | None = None
    ) -> tuple[str, ...]:
        """Return the participations in exactly these services on ``day``, by all councils or by some."""
        return tuple(
            part.term.id
            for service in services
            for part in self._of_service[service]
            if day in part.period and (authorities is None or part.term.authority in authorities)
        )


def _reached(tree: Tree, service: str) -> list[str]:
    """Return the service and all that ``tree`` leads to from it, on any day."""
    reached = [service]
    for each in reached:
        reached += [other for other, _ in tree.get(each, ()) if other not in reached]
    return reached
