"""The partnership as it stood in the autumn of 2016, with the people whom a proposal needs on its way.

The decisions are the real ones up to October 2016. Who sits on Cheltenham’s Cabinet, its rule on call-in and
the posts that people sign in for are made up, and say so.
"""

from datetime import date
from typing import Any

from tests.accounts.partnership import PASSWORD
from tests.acting import operator
from tests.doors.stored_agreements import example

from moothall.accounts.operations import add_person, appoint
from moothall.agreement.core.variation import Agreement, Variation
from moothall.agreement.operations import load

NAME, FIRST = "2020-vision", date(2016, 4, 1)
MEMBER, SCRUTINEER = "Example Member", "Example Scrutineer"
LAST = "shared-services-widen"
PEOPLE = {
    "clerk": ("Example Clerk", "illustrative-clerk"),
    "member": (MEMBER, "illustrative-member"),
    "scrutiny": (SCRUTINEER, "illustrative-scrutiny"),
}


def _post(id: str, name: str, office: str, **fields: str) -> dict[str, Any]:
    told = {"kind": "post", "id": f"illustrative-{id}", "name": f"{name} (illustrative)", "office": office}
    return {**told, "authority": "cheltenham", "basis": "illustrative", **fields}


def _made_up() -> Variation:
    members = [
        {"person": person, "authority": "cheltenham", "office": office}
        for person, office in ((MEMBER, "chair"), ("Second Member", "member"), ("Third Member", "member"))
    ]
    scrutiny = {
        "kind": "body",
        "id": "cheltenham-scrutiny",
        "name": "Cheltenham Scrutiny (illustrative)",
        "body_kind": "scrutiny",
        "authorities": ["cheltenham"],
        "legal_regime": "part_va",
        "basis": "illustrative",
    }
    call_in = {"working_days": 5, "members_needed": 1, "by": "cheltenham-scrutiny"}
    seats = {"members": members, "quorum": {"members": 2}, "call_in": call_in}
    return Variation.model_validate(
        {
            "id": "illustrative-people",
            "title": "Illustrative: who sits, and who serves",
            "decided": "2016-09-01",
            "effective": FIRST,
            "basis": "illustrative",
            "add": [
                scrutiny,
                _post("clerk", "Clerk", "democratic_services"),
                _post("member", "Cabinet member", "councillor", holder=MEMBER),
                _post("scrutiny", "Chair of scrutiny", "scrutiny", holder=SCRUTINEER),
            ],
            "change": [{"term": "cheltenham-cabinet", "set": seats}],
        }
    )


def load_autumn_2016() -> None:
    """Load the decisions up to October 2016, and add the people."""
    read = example().agreement
    ids = [each.id for each in read.variations]
    kept = read.variations[: ids.index(LAST) + 1]
    load(
        agreement=Agreement(moothall=1, partnership=read.partnership, variations=(*kept, _made_up())),
        acting=operator("the test"),
    )
    for name, (called, post) in PEOPLE.items():
        added = add_person(
            name=called, email=f"{name}@moothall.example", password=PASSWORD, acting=operator("the test")
        )
        appoint(person=added, partnership=NAME, post=post, starts_on=FIRST, acting=operator("the test"))
