"""A joint committee of three councils with two members each, and what its meetings are made of."""

from typing import Any

from moothall.agreement.core.terms.bodies import Body
from moothall.meetings.core.roll import DeclaredInterest, PresenceStatus, RollAttendance, VotingStanding

COUNCILS = ("cheltenham", "cotswold", "west")
MEMBERS = {
    "Ann": "cheltenham",
    "Bob": "cheltenham",
    "Cat": "cotswold",
    "Dan": "cotswold",
    "Eve": "west",
    "Fay": "west",
}


def body(**fields: Any) -> Body:
    members = [
        {"person": person, "authority": council, "office": "chair" if person == "Ann" else "member"}
        for person, council in MEMBERS.items()
    ]
    return Body.model_validate(
        {
            "id": "joint-committee",
            "name": "Joint committee",
            "body_kind": "joint_committee",
            "authorities": COUNCILS,
            "members": members,
            "substitutes": True,
            "from": "2016-02-12",
            **fields,
        }
    )


def came(person: str, status: PresenceStatus = "present", **fields: Any) -> RollAttendance:
    return RollAttendance(person, fields.pop("authority", MEMBERS.get(person)), status, **fields)


def all_came(*but: str) -> tuple[RollAttendance, ...]:
    return tuple(came(person) for person in MEMBERS if person not in but)


def pecuniary(person: str, item: int | None = None, **fields: Any) -> DeclaredInterest:
    return DeclaredInterest(person, item, "disclosable_pecuniary", **fields)


def voters(*people: str) -> tuple[VotingStanding, ...]:
    return tuple(VotingStanding(person, MEMBERS[person], True) for person in people or MEMBERS)
