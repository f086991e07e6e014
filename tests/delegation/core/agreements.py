"""Small agreements for tests of the scheme: Avon with its council and cabinet, Brent with neither."""

from typing import Any

from tests.agreement.core.builders import council, service, variation

from moothall.agreement.core.register import Register, fold
from moothall.agreement.core.variation import AgreementHeading, Variation


def body(id: str, kind: str, *authorities: str, **fields: Any) -> dict[str, Any]:
    return {
        "kind": "body",
        "id": id,
        "name": id.replace("-", " ").title(),
        "body_kind": kind,
        "authorities": list(authorities),
        **fields,
    }


def post(id: str, authority: str = "avon", **fields: Any) -> dict[str, Any]:
    return {"kind": "post", "id": id, "name": id.title(), "authority": authority, **fields}


def passed(by: str, to: str, *functions: str, **fields: Any) -> dict[str, Any]:
    return {
        "kind": "delegation",
        "id": fields.pop("id", f"{by}-to-{to}"),
        "delegated_by": by,
        "delegate": to,
        "functions": list(functions),
        **fields,
    }


FOUNDING = variation(
    "founding",
    add=[
        council("avon"),
        council("brent"),
        service("legal"),
        service("ict", part_of="legal"),
        body("avon-council", "council", "avon"),
        body("avon-cabinet", "executive", "avon"),
        body("joint-committee", "joint_committee", "avon", "brent"),
        body("panel", "committee", "avon"),
        post("chief"),
        post("leader", office="councillor"),
    ],
)


def agreed(*variations: Variation) -> Register:
    """Fold the founding and ``variations``, which must be sound."""
    register, contradictions = fold(AgreementHeading(id="test", name="Test"), (FOUNDING, *variations))
    assert contradictions == []
    return register


def delegating(*terms: dict[str, Any]) -> Register:
    return agreed(variation("scheme", add=list(terms)))
