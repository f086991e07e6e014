"""The numbered laws that an agreement must keep, and what is found when it does not."""

from moothall.agreement.core.laws.joint_committees import same_councils_for_every_service
from moothall.agreement.core.laws.law import NATURES, Finding, Law, Nature, Witness
from moothall.agreement.core.laws.review import compare, review
from moothall.agreement.core.laws.statutory_officers import (
    head_of_paid_service,
    monitoring_officer,
    offices_apart,
    one_officer_each,
    section_151_officer,
)
from moothall.agreement.core.register import Register
from moothall.periods import Period

LAWS: tuple[Law, ...] = (
    head_of_paid_service,
    section_151_officer,
    monitoring_officer,
    offices_apart,
    same_councils_for_every_service,
    one_officer_each,
)


def findings(register: Register, window: Period) -> tuple[Finding, ...]:
    """Return everything inside ``window`` that goes against a law, in the order of the laws and of days."""
    return review(register, window, LAWS)


__all__ = ["LAWS", "NATURES", "Finding", "Law", "Nature", "Witness", "compare", "findings"]
