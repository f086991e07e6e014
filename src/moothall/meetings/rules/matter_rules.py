"""What meetings must know about the matters that they take.

An agenda and a notice name a matter by its slug, and meetings know nothing else about it. The package above,
which knows matters, registers here to say whether one may be named, on which conditions a body decides it,
and what rests on a vote. Until it has, whatever needs its answer is refused.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from moothall.agreement.core.values import Condition
from moothall.meetings.models import AgendaItem, Vote
from moothall.refusals import Conflict, Fault


class MatterRules(Protocol):
    """What the package that knows matters answers."""

    def fault_of(self, partnership: str, matter: str) -> Fault | None:
        """Return why a matter may not be named on an agenda or in a notice; None where it may."""

    def conditions_on(self, item: AgendaItem, holder: str) -> Sequence[Condition]:
        """Return the conditions on which ``holder`` may decide what the item's matter asks of it."""

    def remove_decisions_on(self, vote: Vote) -> list[str]:
        """Remove what rests on a struck vote, and return its slugs; refused if that is published."""


class MattersUnknown(Conflict):
    """Matters are not installed here, so nothing can be done that depends on one."""


class _NoMatters:
    """Refuses everything that depends on a matter."""

    def fault_of(self, partnership: str, matter: str) -> Fault | None:
        raise MattersUnknown(partnership=partnership, matter=matter)

    def conditions_on(self, item: AgendaItem, holder: str) -> Sequence[Condition]:
        raise MattersUnknown(partnership=item.partnership, matter=item.matter)

    def remove_decisions_on(self, vote: Vote) -> list[str]:
        raise MattersUnknown(partnership=vote.partnership)


_answering: list[MatterRules] = [_NoMatters()]


def register(rules: MatterRules) -> None:
    """From now on, ask ``answers`` about matters."""
    _answering[:] = [rules]


def matter_rules() -> MatterRules:
    """Return what answers for matters."""
    return _answering[0]


def faults_of_matter(partnership: str, matter: str) -> Iterator[Fault]:
    """Yield why a matter may not be named; nothing if none is named."""
    fault = matter_rules().fault_of(partnership, matter) if matter else None
    if fault is not None:
        yield fault
