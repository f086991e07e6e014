"""What a service costs before it is shared, and which services serve which others."""

from dataclasses import dataclass
from typing import Literal

from moothall.money import Weight
from moothall.periods import Period
from moothall.refusals import Invalid

Kind = Literal["support", "service"]


@dataclass(frozen=True, slots=True)
class LedgerQuestion:
    """The question that the ledgers answer with the lines under a figure; an empty field is no condition."""

    period: Period | None = None
    services: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    subjective: tuple[str, ...] = ()

    def sentence(self) -> str:
        """Say which lines it asks for."""
        parts = [
            f"of {', '.join(self.services)}" if self.services else "",
            f"in the ledgers of {', '.join(self.authorities)}" if self.authorities else "",
            f"under {', '.join(self.subjective)}" if self.subjective else "",
            self.period.written() if self.period else "",
        ]
        return " ".join(["The ledger lines", *filter(None, parts)])


@dataclass(frozen=True, slots=True)
class CostPool:
    """What one service cost over a run of days, in whole pence; a credit is negative.

    A support service passes all its cost on to those it serves. A service bears its own cost, and that of its
    support, until its councils pay. With no ``period`` the cost is for the whole year. ``paid_by`` is the
    council that has already paid it, or empty if the partnership has.
    """

    id: str
    title: str
    pence: int
    kind: Kind = "service"
    period: Period | None = None
    ledger: LedgerQuestion = LedgerQuestion()
    paid_by: str = ""


@dataclass(frozen=True, slots=True)
class UsageShare:
    """How much of a support service one other service uses, in any unit that is the same for all who use it.

    What a support service uses of itself is left out, because it would only go round in a circle. With no
    ``period`` it holds all year.
    """

    support: str
    receiver: str
    weight: Weight
    period: Period | None = None
    driver: str = ""

    def __post_init__(self) -> None:
        """Refuse a weight that is not exact, or is negative."""
        if isinstance(self.weight, float) or self.weight < 0:
            raise Invalid(
                f"{self.receiver} cannot use {self.weight!r} of {self.support}. "
                "Give a whole number or an exact fraction, 0 or more.",
                support=self.support,
                receiver=self.receiver,
            )
