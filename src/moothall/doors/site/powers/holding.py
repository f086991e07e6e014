"""What one body or post may decide on the day: by statute, and by what was passed to it."""

from dataclasses import dataclass

from moothall.agreement.core.terms import Delegation
from moothall.delegation.core.reading import scheme_of
from moothall.doors.site.powers.told import Passing, passing_of
from moothall.doors.site.visits import Visit


@dataclass(frozen=True, slots=True)
class Holding:
    """The councils whose functions a holder has by statute, with how many, and what was passed to it."""

    by_statute: tuple[tuple[str, int], ...]
    given: tuple[Passing, ...]

    @property
    def terms(self) -> list[Delegation]:
        """The delegations by which something was passed to it."""
        return [each.term for each in self.given]


def holding_of(visit: Visit, id: str) -> Holding:
    """Return what a body or post may decide on the day."""
    scheme = scheme_of(visit.register)
    counts: dict[str, int] = {}
    for root in scheme.roots:
        if root.holder == id and visit.on in root.period:
            counts[root.authority] = counts.get(root.authority, 0) + len(root.functions)
    given = (each for each in scheme.clauses if each.delegate == id and visit.on in each.period)
    return Holding(tuple(counts.items()), tuple(passing_of(visit, each) for each in given))
