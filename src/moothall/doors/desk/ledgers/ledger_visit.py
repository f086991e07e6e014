"""Whose ledgers a person may open at the desk, and how councils and months are called there."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Authority
from moothall.agreement.queries import register_of
from moothall.audit.core.permissions import Permission
from moothall.doors.desk.visit import DeskVisit
from moothall.ledgers.rights import councils_seen_by, every_council
from moothall.periods import written
from moothall.refusals import Forbidden


@dataclass(frozen=True)
class LedgerVisit:
    """The ledgers of a partnership, as far as one person may open them."""

    visit: DeskVisit
    partnership: str
    permission: Permission
    post: str
    """The post relied on."""

    @cached_property
    def register(self) -> Register:
        """The agreement."""
        return register_of(self.partnership)

    @cached_property
    def seeing(self) -> frozenset[str]:
        """The councils whose ledgers they are."""
        state = self.register.state(self.visit.day)
        return councils_seen_by(self.visit.rights.standings, self.partnership, state, self.permission)

    @cached_property
    def councils(self) -> tuple[tuple[str, str], ...]:
        """Those councils, each with its name, in the order of the names."""
        return tuple(sorted(((id, self.name_of(id)) for id in self.seeing), key=lambda each: each[1]))

    @cached_property
    def _names(self) -> dict[str, str]:
        state = self.register.state(self.visit.day)
        return {council.id: council.short_name for council in state.of(Authority)}

    @property
    def is_of_all(self) -> bool:
        """Whether the person sees every council, and so may say what words mean for all."""
        return every_council(self.register.state(self.visit.day)) <= self.seeing

    def name_of(self, council: str) -> str:
        """Return what a council is called."""
        return self._names.get(council, council)

    def require(self, council: str) -> str:
        """Return the council if its ledgers may be opened; refused if not."""
        if council not in self.seeing:
            raise Forbidden(
                "Your post goes with the ledgers of "
                f"{', '.join(name for _, name in self.councils)}, and not with those of another council."
            )
        return council

    @property
    def known(self) -> dict[str, Any]:
        """What every page of ledgers is given."""
        return {"here": "ledgers", "partnership": self.partnership, "ledgers": self}


def open_ledgers(visit: DeskVisit, partnership: str, permission: Permission = "read_ledgers") -> LedgerVisit:
    """Return the ledgers that somebody may open; refused where no post of theirs goes with any."""
    grant = visit.rights.require(permission, partnership)
    ledgers = LedgerVisit(visit, partnership, permission, grant.post)
    if not ledgers.seeing:
        raise Forbidden(
            f"{grant.post} is a post of a body that keeps no council's accounts, so it goes with no ledger. "
            "A council's finance officer sees its lines, and a joint committee's accountant those of its "
            "councils."
        )
    return ledgers


def month(period: int) -> str:
    """Return a month in words: April 2016."""
    return written(date(period // 100, period % 100, 1)).removeprefix("1 ")


def period_of(text: str) -> int | None:
    """Return the month that was asked for as 2016-04, or nothing."""
    year, _, number = text.partition("-")
    if not (len(text) == 7 and year.isascii() and (year + number).isdigit() and "01" <= number <= "12"):
        return None
    return int(year) * 100 + int(number)


def month_in_address(period: int) -> str:
    """Return a month as it is asked for: 2016-04."""
    return f"{period // 100}-{period % 100:02}"
