"""Everybody who may come to the door, and a partnership with something to hide from most of them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client as Browser
from tests.accounts.partnership import NAME, TODAY, founded, person, varied
from tests.acting import operator
from tests.doors.worker.works import note, refuse, work_off
from tests.ledgers.builders import ledger, taken

from moothall.accounts.models import Appointment, Person
from moothall.accounts.operations import deactivate_person
from moothall.accounts.operations.clients import add_client
from moothall.agreement.operations import save_draft
from moothall.agreement.rights.roles import ADMINISTRATOR, ROLES
from moothall.audit.core.permissions import Permission
from moothall.audit.models import AuditEvent
from moothall.ledgers.files.engines.question import Where
from moothall.matters.core.decision_record import DecisionRecord
from moothall.matters.operations import open_issue, publish_decision, record_decision
from moothall.meetings.operations import add_item, give_notice, plan_meeting
from moothall.recharges.core.spending import Redaction
from moothall.recharges.operations import publish_spending
from moothall.recharges.queries.ledgers import published_spending
from moothall.work.operations import say_alive

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SECRET = "Zanzibar"  # stands in whatever the public may never read, and nowhere else
DRAFT = f"{SECRET} leaves the joint committee"

# Who acts for which post of the partnership, and the office that goes with it.
OFFICES = {
    "clerk": "democratic_services",
    "monitoring-officer": "monitoring_officer",
    "section-151-officer": "section_151_officer",
    "chief-executive": "head_of_paid_service",
    "ict-manager": "information_technology",
    "leader": "councillor",
    "scrutiny-chair": "scrutiny",
}
EVERYBODY = (*OFFICES, "administrator", "lapsed", "deactivated", "public")


@dataclass(frozen=True)
class World:
    """The numbers of what there is to guess."""

    draft: int
    person: int
    appointment: int
    event: int
    client: int
    token: str
    matter: str
    decision: str
    notice: str
    meeting: str
    task: str


def peopled() -> World:
    """Found the partnership with everybody in it, a director's draft, a client and a recorded variation."""
    founded()
    for post in OFFICES:
        person(post, acts_for=post)
    person("administrator", administrator=True)
    person("lapsed", acts_for="clerk", until=TODAY)
    deactivate_person(
        person=person("deactivated", acts_for="monitoring-officer"), acting=operator("the test")
    )
    by = email_of("chief-executive")
    varied("brent-leaves", after=1, by=by, end=[{"term": "brent-legal"}])
    body = {"title": DRAFT, "decided": "2016-11-22", "effective": "2016-12-01", "reason": SECRET}
    body |= {"end": [{"term": "avon-legal", "reason": SECRET}]}
    draft = save_draft(partnership=NAME, body=body, after=2, acting=operator(by), title=DRAFT)
    client = add_client(name=f"{SECRET} ledger", partnership=NAME, acting=operator(email_of("administrator")))
    matter, decision, notice, meeting = with_meetings()
    with_ledgers()
    return World(
        draft,
        Person.objects.get(email=email_of("clerk")).id,
        Appointment.objects.earliest("id").id,
        AuditEvent.objects.latest("number").number,
        client.client.id,
        client.token,
        matter,
        decision,
        notice,
        meeting,
        with_failed_work(),
    )


def with_failed_work() -> str:
    """Have a task fail, and another wait for a worker that is there; return the number of the first."""
    say_alive(worker="one")
    failed = refuse.enqueue(name="The task").id
    work_off()
    note.enqueue(name="another")
    return failed


def with_meetings() -> tuple[str, str, str, str]:
    """Keep a matter, a published decision of an officer, a notice and a meeting; return their addresses."""
    by, here = "the test", {"partnership": NAME}
    matter = open_issue(title="Waste shared", opened_on=TODAY, acting=operator(by), **here)
    record = DecisionRecord(
        "A small contract", "agreed", "To award it.", reasons="It is best.", alternatives="None."
    )
    alone = {"holder": "chief-executive", "taken_by": "C. Hill", "taken_on": TODAY}
    decision = record_decision(record=record, acting=operator(by), **alone, **here)
    publish_decision(decision=decision, at=datetime(2016, 11, 22, 12, tzinfo=UTC), acting=operator(by))
    asked = {"kind": "key_decision", "holder": "joint-committee", "title": f"{SECRET} depot"}
    notice = give_notice(due_from=date(2017, 1, 12), acting=operator(by), **asked, **here)
    meeting = plan_meeting(body="joint-committee", starts_on=date(2017, 1, 12), acting=operator(by), **here)
    add_item(meeting=meeting, title=f"{SECRET} item", acting=operator(by))
    return matter.slug, decision.slug, str(notice.key), str(meeting.key)


def with_ledgers() -> None:
    """Take in a ledger in which a person is named, and publish its spending without the name."""
    lines = ledger(f"05/10/2016,600.00,{SECRET} Person,7,Legal", f"06/10/2016,9.00,{SECRET} Ltd,8,Legal")
    taken(lines, name=f"{SECRET}.csv", partnership=NAME)
    items = published_spending(
        NAME,
        Where(frozenset({"avon"})),
        seeing=frozenset({"avon"}),
        redaction=Redaction(frozenset({f"{SECRET} Person"})),
    )
    about = {"authority": "avon", "months": (201610, 201610), "on": TODAY, "today": TODAY}
    publish_spending(partnership=NAME, items=items, acting=operator("the test"), **about)


def email_of(name: str) -> str:
    return f"{name}@moothall.example"


def permissions_of(name: str) -> frozenset[Permission]:
    """Return what the roles give to somebody, by the office of their post."""
    if name == "administrator":
        return ADMINISTRATOR.permissions
    office = OFFICES.get(name, "")
    return frozenset(each for role in ROLES if office in role.offices for each in role.permissions)


def browser_of(name: str) -> Browser:
    """Return a browser in which that person is signed in, as far as they can be."""
    browser = Browser()
    if name != "public":
        browser.force_login(Person.objects.get(email=email_of(name)), BACKEND)
    return browser


def everything_kept() -> dict[str, list[object]]:
    """Return every row of every table by its name, so that what changed can be seen; sessions aside."""
    return {
        model._meta.db_table: list(model._default_manager.order_by("pk").values_list())
        for model in apps.get_models()
        if model is not Session
    }
