"""A small partnership with one of everything, and people who act for its posts."""

from datetime import date
from typing import Any

from tests.acting import operator

from moothall.accounts.models import Person
from moothall.accounts.operations import add_person, appoint
from moothall.agreement.core.register import Register
from moothall.agreement.core.variation import Agreement, AgreementHeading, Variation
from moothall.agreement.operations import load, record
from moothall.agreement.queries import register_of

PASSWORD = "wobble-kettle-harbour"
TODAY = date(2016, 11, 22)
FOUNDED = date(2016, 4, 1)
NAME = "test"


def post(id: str, name: str, office: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "post", "id": id, "name": name, "office": office, **fields}


def council(id: str) -> dict[str, Any]:
    return {"kind": "authority", "id": id, "name": f"{id.title()} Council", "short_name": id.title()}


TERMS: list[dict[str, Any]] = [
    council("avon"),
    council("brent"),
    council("cam"),
    {"kind": "service", "id": "legal", "name": "Legal"},
    {"kind": "service", "id": "waste", "name": "Waste"},
    {"kind": "service", "id": "old-print", "name": "Print room", "until": "2016-10-01"},
    {
        "kind": "body",
        "id": "joint-committee",
        "name": "Joint Committee",
        "body_kind": "joint_committee",
        "authorities": ["avon", "brent"],
    },
    {
        "kind": "body",
        "id": "wastco",
        "name": "Wastco",
        "body_kind": "company",
        "authorities": ["avon", "brent"],
    },
    post("clerk", "Democratic Services Manager", "democratic_services", authority="avon"),
    post(
        "monitoring-officer", "Monitoring Officer", "monitoring_officer", authority="avon", holder="M. Hale"
    ),
    post("section-151-officer", "Section 151 Officer", "section_151_officer", authority="avon"),
    post("chief-executive", "Chief Executive", "head_of_paid_service", authority="avon"),
    post("finance-officer", "Finance Manager", "finance", authority="avon"),
    post("ict-manager", "ICT Manager", "information_technology", authority="avon"),
    post("leader", "Leader of the Council", "councillor", authority="avon"),
    post("scrutiny-chair", "Chair of Scrutiny", "scrutiny", authority="avon"),
    post("brief-clerk", "Interim Clerk", "democratic_services", authority="brent", until="2016-12-01"),
    {
        "kind": "participation",
        "id": "avon-legal",
        "authority": "avon",
        "service": "legal",
        "through": "joint-committee",
        "conditions": [
            {"id": "review", "text": "It is reviewed each year.", "source": [{"document": "Deed"}]}
        ],
    },
    {"kind": "participation", "id": "brent-legal", "authority": "brent", "service": "legal"},
    {
        "kind": "delegation",
        "id": "committee-power",
        "delegated_by": "avon",
        "delegate": "joint-committee",
        "functions": ["Legal advice"],
        "limit_pence": 5_000_000,
    },
    {"kind": "driver", "id": "caseload", "name": "Caseload", "unit": "cases"},
    {"kind": "cost_share", "id": "legal-cost", "service": "legal", "method": "equal"},
    {"kind": "policy", "id": "leave-policy", "name": "Leave", "subject": "employment"},
    {
        "kind": "standard",
        "id": "reply-times",
        "name": "Replies",
        "service": "legal",
        "promise": "Within 5 days",
    },
    {"kind": "target", "id": "first-target", "name": "First target", "amount_pence": 100_000_000},
    {"kind": "benefit", "id": "one-team", "name": "One team"},
    {"kind": "holding", "id": "avon-wastco", "authority": "avon", "company": "wastco", "share": "1/2"},
]


def variation(name: str, *, effective: date = TODAY, **steps: Any) -> Variation:
    data = {"id": name, "title": name.capitalize(), "decided": effective, "effective": effective, **steps}
    return Variation.model_validate(data)


def founded(name: str = NAME) -> Register:
    """Load the partnership and return its register."""
    founding = variation("founding", effective=FOUNDED, add=TERMS)
    heading = AgreementHeading(id=name, name=f"{name.title()} Partnership")
    load(
        agreement=Agreement(moothall=1, partnership=heading, variations=(founding,)),
        acting=operator("the loader"),
    )
    return register_of(name)


def varied(name: str, *, after: int, by: str = "somebody else", **steps: Any) -> int:
    """Record one variation and return its number."""
    return record(partnership=NAME, variation=variation(name, **steps), after=after, acting=operator(by))


def person(name: str, *, acts_for: str = "", administrator: bool = False, **days: date) -> Person:
    """Return somebody who can sign in, and who acts for a post if one is named."""
    added = add_person(
        name=f"{name.title()} Person",
        email=f"{name}@moothall.example",
        password=PASSWORD,
        administrator=administrator,
        acting=operator("the test"),
    )
    if acts_for:
        dates = {"starts_on": FOUNDED, **days}
        appoint(person=added, partnership=NAME, post=acts_for, acting=operator("the test"), **dates)
    return added
