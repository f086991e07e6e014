"""Findings about the recharges of a partnership: each with its evidence, none raised as an error."""

from dataclasses import dataclass

from moothall.money import pounds
from moothall.periods import Period


@dataclass(frozen=True, slots=True)
class ClosedLoop:
    """Support services that serve only one another, so that their cost reaches nobody who pays."""

    services: tuple[str, ...]
    pence: int

    def sentence(self) -> str:
        """Say what was found."""
        return (
            f"{', '.join(self.services)} serve only one another: {pounds(self.pence)} goes round between "
            "them and reaches no service that a council pays for."
        )


@dataclass(frozen=True, slots=True)
class ServesNobody:
    """A support service with nobody to pass its cost to: it serves no one, or by no weight above 0."""

    service: str
    pence: int

    def sentence(self) -> str:
        """Say what was found."""
        return f"{self.service} serves nobody, so {pounds(self.pence)} stays with it and no council pays it."


@dataclass(frozen=True, slots=True)
class NoReading:
    """A council takes part in a service while its driver has no reading, so it is charged nothing."""

    service: str
    authority: str
    driver: str
    period: Period

    def sentence(self) -> str:
        """Say what was found."""
        return (
            f"{self.driver} has no reading for {self.authority} in the days {self.period.written()}, "
            f"so it pays nothing for {self.service} on those days."
        )


@dataclass(frozen=True, slots=True)
class NotCovered:
    """A council takes part in a service but its cost share leaves it out, so it is charged nothing."""

    service: str
    authority: str
    term: str
    period: Period

    def sentence(self) -> str:
        """Say what was found."""
        return (
            f"The cost share {self.term} gives no share of {self.service} to {self.authority} in the days "
            f"{self.period.written()}, though it takes part."
        )


@dataclass(frozen=True, slots=True)
class NobodyPays:
    """Cost on days when there is no cost share, or no council with any weight, to bear it."""

    service: str
    period: Period
    pence: int

    def sentence(self) -> str:
        """Say what was found."""
        return (
            f"{pounds(self.pence)} of {self.service} falls in the days {self.period.written()}, "
            "when no council bears a share of it."
        )


@dataclass(frozen=True, slots=True)
class LimitsCannotBeKept:
    """Floors that come to more than the cost, or caps that come to less: the plain shares stand."""

    service: str
    term: str
    why: str

    def sentence(self) -> str:
        """Say what was found."""
        return f"The limits in the cost share {self.term} of {self.service} cannot be kept: {self.why}."


RechargeFinding = ClosedLoop | ServesNobody | NoReading | NotCovered | NobodyPays | LimitsCannotBeKept
