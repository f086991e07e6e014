"""Two councils with cabinets, scrutiny and a joint committee; and short ways through their meetings."""

from datetime import UTC, date, datetime
from typing import Any

from tests.accounts.partnership import council, post, variation
from tests.acting import operator

from moothall.agreement.core.register import Register
from moothall.agreement.core.variation import Agreement, AgreementHeading, Variation
from moothall.agreement.operations import load
from moothall.agreement.queries import register_of
from moothall.matters.core.decision_record import DecisionRecord
from moothall.matters.models import Decision, Issue, Proposal
from moothall.matters.operations import decide, open_issue, publish_decision, put_forward
from moothall.meetings.core.ballots import Hands
from moothall.meetings.models import AgendaItem, Meeting
from moothall.meetings.operations import (
    add_item,
    open_meeting,
    plan_meeting,
    publish_agenda,
    record_attendance,
    take_vote,
)
from moothall.meetings.rules.attendance_book import AttendanceEntry

NAME, CLERK = "test", operator("A. Clerk")
FOUNDED = date(2016, 4, 1)
MONDAY = date(2016, 11, 7)  # when proposals are put forward
MEETING = date(2016, 11, 21)


def body(id: str, kind: str, *authorities: str, members: Any = (), **fields: Any) -> dict[str, Any]:
    named = [
        {"person": person, "authority": authority, "office": "member" if place else "chair"}
        for place, (person, authority) in enumerate(members)
    ]
    return {
        "kind": "body",
        "id": id,
        "name": id.replace("-", " ").title(),
        "body_kind": kind,
        "authorities": list(authorities),
        "members": named,
        **fields,
    }


ASH, BEECH, CEDAR, DALE = ("Ash", "avon"), ("Beech", "avon"), ("Cedar", "brent"), ("Dale", "brent")
TERMS: list[dict[str, Any]] = [
    council("avon"),
    council("brent"),
    {"kind": "service", "id": "legal", "name": "Legal"},
    body("avon-council", "council", "avon", legal_regime="part_va"),
    body("brent-council", "council", "brent", legal_regime="part_va"),
    body("avon-cabinet", "executive", "avon", members=[ASH, BEECH], quorum={"members": 2},
         call_in={"working_days": 5, "members_needed": 2, "by": "avon-scrutiny"},
         legal_regime="executive_2012"),
    body("brent-cabinet", "executive", "brent", members=[CEDAR, DALE], quorum={"members": 2}),
    body("avon-scrutiny", "scrutiny", "avon", members=[("Elm", "avon")], legal_regime="part_va"),
    body("joint-committee", "joint_committee", "avon", "brent", members=[ASH, BEECH, CEDAR, DALE],
         quorum={"members": 3, "from_each_authority": 1}, voting={"casting_vote": True},
         substitutes=True, legal_regime="part_va"),
    post("avon-clerk", "Clerk", "democratic_services", authority="avon"),
    post("brent-clerk", "Clerk", "democratic_services", authority="brent"),
    post("leader", "Leader of the Council", "councillor", authority="avon", holder="Ash"),
    post("brent-member", "Member", "councillor", authority="brent", holder="Dale"),
    post("scrutiny-chair", "Chair of Scrutiny", "scrutiny", authority="avon", holder="Elm"),
    post("chief", "Chief Executive", "head_of_paid_service", authority="brent"),
    *(
        {"kind": "delegation", "id": f"{each}-oversight", "delegated_by": f"{each}-cabinet",
         "delegate": "joint-committee", "functions": ["oversee-shared-services"]}
        for each in ("avon", "brent")
    ),
]  # fmt: skip


def founded(name: str = NAME) -> Register:
    founding = variation("founding", effective=FOUNDED, add=TERMS)
    heading = AgreementHeading(id=name, name=f"{name.title()} Partnership")
    load(
        agreement=Agreement(moothall=1, partnership=heading, variations=(founding,)),
        acting=operator("the loader"),
    )
    return register_of(name)


def at(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def part(authority: str, service: str = "legal") -> dict[str, Any]:
    return {
        "kind": "participation",
        "id": f"{authority}-{service}",
        "authority": authority,
        "service": service,
    }


def joining(name: str = "both-join", effective: date = MONDAY, **steps: Any) -> Variation:
    """Both councils share the legal service: their cabinets must decide it."""
    return variation(name, effective=effective, **(steps or {"add": [part("avon"), part("brent")]}))


def new_service(name: str = "waste") -> Variation:
    """Another service is shared: for the joint committee to decide, for both councils."""
    return variation(f"{name}-begins", effective=MONDAY,
                     add=[{"kind": "service", "id": name, "name": name.title()}])  # fmt: skip


def issue(title: str = "Share the legal service") -> Issue:
    return open_issue(partnership=NAME, title=title, opened_on=MONDAY, acting=CLERK)


def proposed(
    draft: Variation | None = None, title: str = "Share the legal service"
) -> tuple[Issue, Proposal]:
    """Open an issue and put a draft forward in it."""
    opened = issue(title)
    return opened, put_forward(issue=opened, variation=draft or joining(), on=MONDAY, acting=CLERK)


def planned(body: str, on: date = MEETING, **fields: Any) -> Meeting:
    return plan_meeting(partnership=NAME, body=body, starts_on=on, acting=CLERK, **fields)


def present(*people: tuple[str, str], presiding: str = "") -> list[AttendanceEntry]:
    return [AttendanceEntry(name, authority, is_presiding=name == presiding) for name, authority in people]


def under_way(body: str, on: date = MEETING, *, people: Any = (), **item: Any) -> AgendaItem:
    """Return the item of a meeting that is under way, with these people there."""
    meeting = planned(body, on)
    first = add_item(meeting=meeting, **{"title": "The item", "acting": CLERK, **item})
    publish_agenda(meeting=meeting, at=at(on.replace(month=on.month - 1)), acting=CLERK)
    open_meeting(meeting=meeting, at=at(on), acting=CLERK)
    there = people or register_of(NAME).state(on).terms[body].members  # type: ignore[attr-defined]
    named = [each if isinstance(each, tuple) else (each.person, each.authority) for each in there]
    record_attendance(meeting=meeting, rows=present(*named, presiding=named[0][0]), acting=CLERK)
    first.refresh_from_db()
    return first


def agreed(outcome: str = "agreed", **fields: Any) -> DecisionRecord:
    return DecisionRecord("Share the legal service", outcome, "It was resolved.", **fields)  # type: ignore[arg-type]


def decided(body: str, about: Issue, on: date = MEETING, outcome: str = "agreed", **fields: Any) -> Decision:
    """Return what a body decided of an issue by a show of hands, not yet published."""
    item = under_way(body, on, matter=about.slug)
    vote = None
    if outcome in ("agreed", "refused"):
        hands = Hands(for_=2) if outcome == "agreed" else Hands(against=2)
        vote = take_vote(item=item, motion="That it be so", method="show_of_hands", hands=hands, acting=CLERK)
    return decide(item=item, record=agreed(outcome), vote=vote, acting=CLERK, **fields)


def published(
    body: str, about: Issue, on: date = MEETING, outcome: str = "agreed", **fields: Any
) -> Decision:
    return publish_decision(decision=decided(body, about, on, outcome), at=at(on, 15), acting=CLERK, **fields)
