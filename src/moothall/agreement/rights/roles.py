"""Roles: what an office lets those who act for it do at the desk, in a clerk's words.

Nobody is given a role: it follows from the offices that go with a post, as the agreement stands on the day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from moothall.audit.core.permissions import Permission


@dataclass(frozen=True, slots=True)
class Role:
    """What goes with certain offices: a name, a description in plain English, and permissions."""

    name: str
    description: str
    offices: frozenset[str]
    permissions: frozenset[Permission]


def _role(name: str, description: str, offices: str, permissions: str) -> Role:
    """Return a role, given its offices and permissions as words with spaces between."""
    allowed: tuple[Permission, ...] = get_args(Permission)
    given = frozenset(each for each in allowed if each in permissions.split())
    return Role(name, description, frozenset(offices.split()), given)


CLERK = _role(
    "Clerk",
    "Runs meetings, and drafts variations and records them once they have been decided.",
    "democratic_services",
    "read_desk draft_variation record_variation manage_meetings record_decision",
)
MONITORING_OFFICER = _role(
    "Monitoring officer",
    "Runs meetings, drafts and records variations, and reads the audit trail.",
    "monitoring_officer",
    "read_desk draft_variation record_variation manage_meetings record_decision read_audit",
)
SECTION_151_OFFICER = _role(
    "Section 151 officer",
    "Drafts variations, keeps ledgers and recharges, and reads the audit trail.",
    "section_151_officer",
    "read_desk draft_variation record_decision read_ledgers manage_ledgers manage_recharges manage_benefits "
    "read_audit",
)
DIRECTOR = _role(
    "Director",
    "Drafts variations, which a clerk or a monitoring officer then records, and keeps benefits.",
    "head_of_paid_service managing_director lead_director programme_manager",
    "read_desk draft_variation record_decision manage_benefits",
)
FINANCE_OFFICER = _role(
    "Finance officer",
    "Keeps a council’s ledgers, and works out recharges.",
    "finance",
    "read_desk read_ledgers manage_ledgers manage_recharges manage_benefits",
)
OFFICER = _role(
    "Officer",
    "Reads the desk.",
    "information_technology human_resources service_manager other",
    "read_desk",
)
COUNCILLOR = _role("Councillor", "Reads the desk.", "councillor", "read_desk")
SCRUTINY = _role("Scrutiny", "Reads the desk, and calls decisions in.", "scrutiny", "read_desk call_in")
ADMINISTRATOR = _role(
    "Administrator",
    "Says who can sign in and for which posts they act, and which programs may ask who may decide; reads the "
    "audit trail, and looks after the work that Moothall does by itself. Records nothing.",
    "",
    "read_desk manage_people manage_clients read_audit manage_work",
)

ROLES = (
    CLERK,
    MONITORING_OFFICER,
    SECTION_151_OFFICER,
    DIRECTOR,
    FINANCE_OFFICER,
    OFFICER,
    COUNCILLOR,
    SCRUTINY,
)


def roles_of(offices: Iterable[str]) -> tuple[Role, ...]:
    """Return the roles that go with ``offices``."""
    held = frozenset(offices)
    return tuple(role for role in ROLES if role.offices & held)


def offices_that_may(permission: Permission) -> frozenset[str]:
    """Return every office that goes with ``permission``."""
    return frozenset(office for role in ROLES if permission in role.permissions for office in role.offices)


def permissions_of(offices: Iterable[str]) -> frozenset[Permission]:
    """Return everything that somebody acting for a post with ``offices`` may do."""
    return frozenset(permission for role in roles_of(offices) for permission in role.permissions)
