"""Who holds each council's functions by statute, and on which days: its council and its executive."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple

from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Authority, Body
from moothall.delegation.core.clause import Root
from moothall.delegation.core.functions import FUNCTIONS
from moothall.periods import Period, union

Side = Literal["council", "executive"]
SIDES: tuple[Side, ...] = ("council", "executive")

HELD_BY: dict[Side, frozenset[str]] = {
    "council": frozenset(each.id for each in FUNCTIONS if each.held_by in ("council", "local_choice")),
    "executive": frozenset(each.id for each in FUNCTIONS if each.held_by == "executive"),
}


class StatutoryHolder(NamedTuple):
    """The holder of one side of a council's functions over a run of days."""

    holder: str
    period: Period


StatutoryHolders = dict[tuple[str, Side], list[StatutoryHolder]]


def statutory_holders_of(register: Register) -> StatutoryHolders:
    """Return for each authority and side who holds its functions, and when.

    The holders are bodies of that kind that belong to the authority alone; on days without one, the
    authority.
    """
    bodies = _bodies(register)
    seats: StatutoryHolders = {}
    for history in register.histories.values():
        if not isinstance(history.original, Authority):
            continue
        for side in SIDES:
            found = [
                StatutoryHolder(body, period)
                for body, periods in bodies[history.id, side].items()
                for period in union(periods)
            ]
            without = [left for held in history.held for left in held.minus(seat.period for seat in found)]
            seats[history.id, side] = sorted(
                [*found, *(StatutoryHolder(history.id, period) for period in without)],
                key=lambda seat: seat.period,
            )
    return seats


def _bodies(register: Register) -> dict[tuple[str, str], dict[str, list[Period]]]:
    """Return for each authority and kind the bodies that are the authority's alone, and their days."""
    found: dict[tuple[str, str], dict[str, list[Period]]] = defaultdict(lambda: defaultdict(list))
    for history in register.histories.values():
        if isinstance(history.original, Body):
            for version in history.versions:
                term = version.term
                if isinstance(term, Body) and len(term.authorities) == 1:
                    found[term.authorities[0], term.body_kind][term.id].append(version.period)
    return found


def roots_of(seats: StatutoryHolders) -> Iterator[Root]:
    """Yield what each holder has by statute, given by nobody."""
    for (authority, side), held in seats.items():
        for seat in held:
            yield Root(seat.holder, authority, HELD_BY[side], seat.period)
