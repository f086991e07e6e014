"""A partnership's scheme, what is wrong with it, and the decision point that answers AuthZEN from it."""

from datetime import date
from zoneinfo import ZoneInfo

from moothall.agreement.core.register import Register
from moothall.agreement.queries import register_of
from moothall.delegation.core.authzen import DecisionPoint, point_of
from moothall.delegation.core.register_scheme import scheme_of
from moothall.delegation.core.review import Review
from moothall.delegation.core.scheme import Scheme

UK = ZoneInfo("Europe/London")


def scheme_of_partnership(partnership: str) -> Scheme:
    """Return a partnership's scheme of delegation; one query if this process has read it before."""
    return scheme_of(register_of(partnership))


def review_of(register: Register, day: date | None = None) -> Review:
    """Return the review of a register's scheme on one day, or on all; remembered with the register."""
    return register.worked_out(("review", day), lambda known: _review(known, day))


def _review(register: Register, day: date | None) -> Review:
    scheme = scheme_of(register)
    return Review(scheme if day is None else scheme.on(day))


def point_of_partnership(partnership: str) -> DecisionPoint:
    """Return a partnership's decision point; one query if this process has read it before."""
    return register_of(partnership).worked_out("decision point", _point)


def _point(register: Register) -> DecisionPoint:
    return point_of(register, scheme_of(register), zone=UK)
