"""Bodies, organisations, people and memberships, as OParl writes them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from moothall.doors.oparl.addresses import LISTS, Addresses
from moothall.doors.oparl.agreed_bodies import (
    AgreedBodies,
    AgreedMembership,
    AgreedOrganization,
    AgreedPerson,
)
from moothall.doors.oparl.responses import SCHEMA, without_nothing

OFFICES = {
    "member": "Member",
    "chair": "Chair",
    "vice_chair": "Vice-chair",
    "substitute": "Substitute",
}
NOT_A_COMMITTEE = ("company", "officer_group", "other")


def moment(value: datetime) -> str:
    """Return a moment as OParl writes it, to the second."""
    return value.astimezone(UTC).isoformat(timespec="seconds")


def begun(kind: str, id: str, created: datetime, modified: datetime) -> list[tuple[str, Any]]:
    """Return what every object has."""
    return [
        ("id", id),
        ("type", f"{SCHEMA}{kind}"),
        ("created", moment(created)),
        ("modified", moment(modified)),
    ]


def system(at: Addresses, partnerships: list[AgreedBodies]) -> dict[str, Any]:
    """Return the system: one for each installation."""
    created = [moment(each.created_at) for each in partnerships]
    modified = [moment(each.modified_at) for each in partnerships]
    return without_nothing(
        [
            ("id", at.system),
            ("type", f"{SCHEMA}System"),
            ("oparlVersion", SCHEMA),
            ("body", at.bodies),
            ("name", "Moothall"),
            ("website", at.page("home")),
            ("created", min(created, default="")),
            ("modified", max(modified, default="")),
        ]
    )


def body(at: Addresses, agreed: AgreedBodies, council: str = "") -> dict[str, Any]:
    """Return a council, or the partnership with the bodies that several councils have."""
    here = at.body(agreed.partnership, council)
    held = agreed.councils[council] if council else agreed
    named = agreed.councils[council].term if council else None
    main = agreed.council_body(council) if council else None
    page = {"name": "council", "id": council} if council else {"name": "glance"}
    return without_nothing(
        [
            *begun("Body", here, held.created_at, held.modified_at),
            ("system", at.system),
            ("name", named.name if named else agreed.name),
            ("shortName", named.short_name if named else ""),
            (
                "classification",
                named.authority_kind.replace("_", " ").capitalize() if named else "Partnership",
            ),
            *((name, f"{here}{path}/") for name, path in LISTS.items()),
            ("mainOrganization", at.one(agreed.partnership, "organizations", main) if main else ""),
            ("web", at.page(**page, partnership=agreed.partnership)),
            ("moothall:gssCode", named.gss_code if named else ""),
        ]
    ) | {"legislativeTerm": []}


def organization(at: Addresses, agreed: AgreedBodies, of: AgreedOrganization) -> dict[str, Any]:
    """Return a body of one council or of several."""
    term, partnership = of.term, agreed.partnership
    here = at.one(partnership, "organizations", term.id)
    return without_nothing(
        [
            *begun("Organization", here, of.created_at, of.modified_at),
            ("body", at.body(partnership, of.council)),
            ("name", term.name),
            ("membership", [at.one(partnership, "memberships", each.key) for each in of.memberships]),
            ("meeting", f"{here}meetings/"),
            ("consultation", f"{here}consultations/"),
            ("organizationType", "Sonstiges" if term.body_kind in NOT_A_COMMITTEE else "Gremium"),
            ("classification", term.body_kind.replace("_", " ").capitalize()),
            ("startDate", of.starts_on.isoformat()),
            ("endDate", last_day(of.until)),
            ("web", at.page("body", partnership=partnership, id=term.id)),
            ("moothall:councils", [at.body(partnership, each) for each in term.authorities]),
        ]
    )


def person(at: Addresses, agreed: AgreedBodies, of: AgreedPerson, *, omit: bool = False) -> dict[str, Any]:
    """Return a member of a body; of what else is known of them, nothing."""
    memberships = [] if omit else [membership(at, agreed, each, within=True) for each in of.memberships]
    return without_nothing(
        [
            *begun("Person", at.one(agreed.partnership, "persons", of.key), of.created_at, of.modified_at),
            ("body", at.body(agreed.partnership, of.council if of.council in agreed.councils else "")),
            ("name", of.name),
            ("membership", memberships),
        ]
    )


def membership(
    at: Addresses, agreed: AgreedBodies, of: AgreedMembership, *, within: bool = False
) -> dict[str, Any]:
    """Return somebody's time on a body; within the person, it does not name them again."""
    partnership = agreed.partnership
    behind = agreed.council_body(of.authority) if of.authority else None
    return without_nothing(
        [
            *begun("Membership", at.one(partnership, "memberships", of.key), of.created_at, of.modified_at),
            ("person", "" if within else at.one(partnership, "persons", of.person)),
            ("organization", at.one(partnership, "organizations", of.organization)),
            ("role", OFFICES[of.office]),
            ("startDate", of.starts_on.isoformat()),
            ("endDate", last_day(of.until)),
            ("onBehalfOf", at.one(partnership, "organizations", behind) if behind else ""),
        ]
    )


def last_day(until: date | None) -> str:
    """Return the last day before ``until``, which is how OParl says that something ended."""
    return (until - timedelta(days=1)).isoformat() if until else ""
