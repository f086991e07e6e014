"""The numbered laws that an agreement must keep, and what is found when it does not.

A law is one of them as soon as a family of laws defines it.
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
    """Return everything inside ``window`` that goes against a law, in the order of the laws and of days."""
    return register.worked_out(("findings", window), lambda known: review(known, window, LAWS))


__all__ = ["FAMILIES", "LAWS", "NATURES", "Finding", "Law", "Nature", "Witness", "compare", "findings"]
