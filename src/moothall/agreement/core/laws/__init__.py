"""The numbered laws that an agreement must keep, and what is found when it does not.

Defining a law in one of the modules here adds it to the list.
"""

from moothall.agreement.core.laws import (
    company,
    cost_sharing,
    delegation,
    joint_committees,
    meetings,
    money,
    participation,
    policies,
    records,
    statutory_officers,
)
from moothall.agreement.core.laws.law import NATURES, Finding, Law, Nature, Witness
from moothall.agreement.core.laws.review import compare, review
from moothall.agreement.core.register import Register
from moothall.periods import Period

FAMILIES = (
    company,
    cost_sharing,
    delegation,
    joint_committees,
    meetings,
    money,
    participation,
    policies,
    records,
    statutory_officers,
)
LAWS: tuple[Law, ...] = tuple(
    sorted(
        (each for family in FAMILIES for each in vars(family).values() if isinstance(each, Law)),
        key=lambda law: law.id,
    )
)


def findings(register: Register, window: Period) -> tuple[Finding, ...]:
    """Return everything inside ``window`` that breaks a law, ordered by law and then by day."""
    return register.worked_out(("findings", window), lambda known: review(known, window, LAWS))


__all__ = ["FAMILIES", "LAWS", "NATURES", "Finding", "Law", "Nature", "Witness", "compare", "findings"]
