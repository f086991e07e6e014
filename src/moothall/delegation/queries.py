"""The scheme of a partnership, and what answers AuthZEN's questions from it."""

from zoneinfo import ZoneInfo

from moothall.agreement.core.register import Register
from moothall.agreement.queries import register_of
from moothall.delegation.core.authzen import DecisionPoint, point_of
from moothall.delegation.core.reading import scheme_of
from moothall.delegation.core.scheme import Scheme

UK = ZoneInfo("Europe/London")


def scheme_of_partnership(partnership: str) -> Scheme:
    """Return a partnership's scheme of delegation; one query where this process has read it before."""
    return scheme_of(register_of(partnership))


def point_of_partnership(partnership: str) -> DecisionPoint:
    """Return a partnership's decision point; one query where this process has read it before."""
    return register_of(partnership).worked_out("decision point", _point)


def _point(register: Register) -> DecisionPoint:
    return point_of(register, scheme_of(register), zone=UK)
