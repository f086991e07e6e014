"""Every operation is done by the right person and refused to the wrong one, as the table beside this says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.utils.module_loading import import_string
from tests.accounts import partnership as agreed
from tests.accounts.operations import test_every_operation as money_given
from tests.acting import acting_for, administrator, nobody, operator
from tests.docs.rights import operations_of_every_room
from tests.doors.worker.works import refuse, work_off
from tests.ledgers.builders import APRIL, MAPPING, taken
from tests.matters import partnership as councils
from tests.matters import test_every_operation as meetings_given
from tests.savings.builders import SOURCE, shown

from moothall.agreement.core.values import Source
from moothall.agreement.operations import save_draft
from moothall.audit.core.actor import Acting
from moothall.audit.queries import events
from moothall.ledgers.files.uploads import Upload, store_upload, update_upload
from moothall.matters.core.past_records import Past
from moothall.matters.operations import record_decision
from moothall.meetings.operations.papers import add_paper
from moothall.money import FinancialYear
from moothall.papers.files.intake import take_in
from moothall.refusals import Forbidden
from moothall.savings.core.baseline import CostPlace
from moothall.savings.core.benefit_details import Details, Scenario
from moothall.savings.files import SavingsFile

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

REGISTRY = operations_of_every_room()
TABLE = Path(__file__).with_name("who_may.txt")
MEETINGS, TODAY = ("matters", "meetings"), date(2016, 11, 22)
Given = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """An operation, in a case of it, with who may do it and who may not."""

    name: str
    case: str
    may: tuple[str, ...]
    may_not: tuple[str, ...]

    @property
    def room(self) -> str:
        return self.name.partition(".")[0]

    @property
    def full_name(self) -> str:
        """The name by which the operation is registered."""
        room, _, short = self.name.partition(".")
        [found] = [
            each
            for each in REGISTRY
            if each.startswith(f"moothall.{room}.operations") and each.endswith(f".{short}")
        ]
        return found


def rows() -> Iterator[Row]:
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            what, may, may_not = (part.strip() for part in line.split("|"))
            name, _, case = (part.strip() for part in what.partition(":"))
            yield Row(name, case, tuple(may.split()), tuple(may_not.split()))


ROWS = tuple(rows())
# What stands among the operations and is none: it notes that a worker is there, or is called by an operation.
NO_OPERATIONS = {
    "moothall.audit.operations.record",
    "moothall.matters.operations.decisions.remove_decisions_on",
    "moothall.work.operations.ask_for_day",
    "moothall.work.operations.forget_old_work",
    "moothall.work.operations.say_alive",
    "moothall.work.operations.say_gone",
}

MORE_COUNCILS = [
    councils.post("avon-director", "Lead Director", "lead_director", authority="avon"),
    councils.post("brent-director", "Lead Director", "lead_director", authority="brent"),
    councils.post("brent-scrutiny", "Member of Scrutiny", "scrutiny", authority="brent"),
    councils.post("joint-clerk", "Clerk", "democratic_services", body="joint-committee"),
]
MORE_AGREED = [
    agreed.post("brent-finance", "Finance Manager", "finance", authority="brent"),
    agreed.post("accountant", "Accountant", "finance", body="joint-committee"),
    agreed.post("whole-accountant", "Accountant", "finance", body="whole-board"),
    agreed.post("programme-manager", "Programme Manager", "programme_manager", body="joint-committee"),
    {"kind": "body", "id": "whole-board", "name": "Board", "body_kind": "programme_board"},
    {
        "kind": "benefit",
        "id": "brent-team",
        "name": "Brent's team",
        "authorities": ["brent"],
        "owner": "brent",
        "profile_pence": {"2016/17": 100_00},
    },
]
OTHERS = {"operator": operator, "administrator": administrator, "nobody": nobody}


def person(name: str) -> Acting:
    return OTHERS[name]() if name in OTHERS else acting_for("test", name, day=TODAY)


def one_persons(holder: str) -> Given:
    return meetings_given.alone(holder=holder)


def recorded(holder: str) -> Given:
    made = record_decision(acting=operator(), **one_persons(holder))
    return {"decision": made, "at": councils.at(councils.MEETING, 15)}


def paper(**more: Any) -> Given:
    item = meetings_given.drafted()
    given = {"meeting": item.meeting, "item": item, "title": "Report", "file": file("# Words")}
    return {"paper": add_paper(acting=operator(), **given), **more}


def file(text: str) -> Any:
    return take_in(content=text.encode(), name="report.md")


def draft_of(post: str) -> int:
    return save_draft(partnership="test", body={}, after=1, acting=person(post))


def cost(authority: str = "brent", **more: Any) -> Given:
    place = CostPlace("legal", authority, FinancialYear("2015/16"))
    return {"partnership": "test", "place": place, "pence": 100, "source": Source(document="Book"), **more}


def of_benefit(**more: Any) -> Given:
    return {"partnership": "test", "benefit": "brent-team", **more}


def uploaded(by: str) -> Upload:
    sent = store_upload([APRIL], partnership="test", authority="avon", name="april.csv", by=by)
    return update_upload(replace(sent, mapping=MAPPING.model_dump(mode="json")))


def failed_task() -> str:
    task = str(refuse.enqueue(name="Ann").id)
    work_off()
    return task


BY_TIME = {"on": date(2016, 12, 5)}
MORE: dict[str, Callable[[], Given]] = {
    "matters.record_decision: the leader": lambda: one_persons("leader"),
    "matters.publish_decision: the leader": lambda: recorded("leader"),
    "matters.publish_decision: a body": lambda: {
        "decision": councils.decided("brent-cabinet", councils.proposed()[0]),
        "at": councils.at(councils.MEETING, 15),
    },
    "matters.bring_waiting_into_force": lambda: BY_TIME,
    "matters.note_the_day": lambda: BY_TIME,
    "matters.enter_past": lambda: {"past": Past(moothall=1, partnership="test"), "came_from": "x"},
    "matters.live_proposal": lambda: {"partnership": "test", "papers": Path("nowhere"), "day": TODAY},
    "meetings.plan_meeting: joint": lambda: {
        "partnership": "test", "body": "joint-committee", "starts_on": councils.MEETING,
    },
    "meetings.give_notice: a post": lambda: meetings_given.noticed() | {"holder": "chief"},
    "meetings.add_paper": lambda: {
        "meeting": meetings_given.drafted().meeting, "title": "Report", "file": file("# Words"),
    },
    "meetings.add_version": lambda: paper(file=file("# Other"), changed_because="Better"),
    "meetings.change_exemption": lambda: paper(
        exempt_paragraphs=[3], public_interest="Prices.", because="A mistake"
    ),
    "meetings.publish_papers": lambda: {
        "meeting": paper()["paper"].meeting, "at": councils.at(councils.MEETING),
    },
    "meetings.withdraw_paper": lambda: paper(because="Wrong"),
    "agreement.save_draft: a clerk's": lambda: {
        "partnership": "test", "body": {}, "after": 1, "draft": draft_of("clerk"),
    },
    "agreement.discard_draft": lambda: {"draft": draft_of("clerk")},
    "ledgers.take_in_upload": lambda: {"upload": uploaded("finance-officer@moothall.example")},
    "ledgers.reverse": lambda: {"partnership": "test", "file": taken(partnership="test"), "reason": "x"},
    "ledgers.set_heading_rules": lambda: {
        "partnership": "test", "rules": [money_given.A_RULE], "authority": "avon",
    },
    "ledgers.add_heading_rules": lambda: {
        "partnership": "test", "rules": [money_given.A_RULE], "authority": "avon",
    },
    "ledgers.add_heading_rules: for all": lambda: {"partnership": "test", "rules": [money_given.A_RULE]},
    "ledgers.tidy_up": dict,
    "savings.move_benefit": lambda: of_benefit(to="planned", on=date(2016, 6, 1), evidence=[shown()]),
    "savings.describe_benefit": lambda: of_benefit(details=Details()),
    "savings.set_scenario": lambda: {"partnership": "test", "scenario": Scenario()},
    "savings.freeze_baseline": lambda: cost(frozen_on=date(2016, 4, 1)),
    "savings.record_actual": cost,
    "savings.record_earlier_saving": lambda: cost(arrangement="Older"),
    "savings.record_prices": lambda: {
        "partnership": "test", "name": "CPI", "published_on": TODAY, "source": SOURCE,
        "index": {FinancialYear("2015/16"): Fraction(1)},
    },
    "savings.load_savings": lambda: {
        "file": SavingsFile.model_validate({"source": {"document": "Book"}}),
        "partnership": "test",
    },
    "work.run_again": lambda: {"task": failed_task()},
    "work.give_back": lambda: {"task": failed_task()},
}  # fmt: skip


def given_to(row: Row) -> Given:
    """Return what the operation is given in this case."""
    whole = f"{row.name}: {row.case}" if row.case else row.name
    if whole in MORE:
        return MORE[whole]()
    if row.room in MEETINGS:
        return meetings_given.GIVEN[row.name.partition(".")[2]]()
    return money_given.GIVEN[row.full_name.removeprefix("moothall.")]()


@pytest.fixture
def founded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any) -> Callable[[str], None]:
    """Found the partnership of a room, with more posts of either council than other tests need."""
    settings.MOOTHALL_DATA = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr(councils, "TERMS", [*councils.TERMS, *MORE_COUNCILS])
    monkeypatch.setattr(agreed, "TERMS", [*agreed.TERMS, *MORE_AGREED])

    def found(room: str) -> None:
        (councils if room in MEETINGS else agreed).founded()

    return found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.name}:{row.case}")
def test_who_may_do_it_and_who_may_not(row: Row, founded: Callable[[str], None]) -> None:
    founded(row.room)
    given, operation = given_to(row), import_string(row.full_name)
    before = events().total

    for name in row.may_not:
        with pytest.raises(Forbidden), transaction.atomic():
            operation(acting=person(name), **given)
    assert events().total == before

    for name in row.may:
        who = person(name)
        with transaction.atomic():
            operation(acting=who, **given)
            told = events().events[0]
            transaction.set_rollback(True)
        if events().total < told.number and who.posts:
            assert (told.actor, told.facts["as_post"]) == (who.by, who.posts[0].title)


def test_every_operation_has_a_row_and_every_row_an_operation() -> None:
    assert {row.full_name for row in ROWS} == REGISTRY.keys()


def test_every_row_says_who_may_and_who_may_not() -> None:
    assert [row for row in ROWS if not row.may or not row.may_not] == []
    assert len({(row.name, row.case) for row in ROWS}) == len(ROWS)


def test_every_public_function_among_the_operations_is_registered() -> None:
    from inspect import isfunction, unwrap
    from sys import modules

    public = {
        f"{module}.{name}"
        for module, loaded in list(modules.items())
        if module.startswith("moothall.") and ".operations" in module
        for name, each in vars(loaded).items()
        if isfunction(each) and unwrap(each).__module__ == module and not name.startswith("_")
    }
    assert public - NO_OPERATIONS == REGISTRY.keys()


def test_every_permission_by_which_something_is_done_is_given_by_a_role_or_is_the_operators() -> None:
    from moothall.agreement.rights.roles import ADMINISTRATOR, ROLES

    given = {each for role in (*ROLES, ADMINISTRATOR) for each in role.permissions}
    assert {each.permission for each in REGISTRY.values()} - given == {"run_server"}
