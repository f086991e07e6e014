"""Every public operation, in whatever room, leaves one event on the audit trail."""

import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

import pytest
from tests.accounts.partnership import FOUNDED, NAME, PASSWORD, TERMS, TODAY, founded, person, variation
from tests.acting import operator
from tests.ledgers.builders import APRIL, MAPPING, taken

import moothall
from moothall.accounts.operations.clients import add_client
from moothall.agreement.core.variation import Agreement, AgreementHeading
from moothall.agreement.operations import save_draft
from moothall.audit.queries import events
from moothall.ledgers.core.headings import HeadingRule
from moothall.ledgers.files.intake import Intake, read_through
from moothall.ledgers.files.ledger_file import open_ledger
from moothall.ledgers.files.lines import LineFile
from moothall.recharges.core.spending import SpendingItem
from moothall.recharges.core.year_of_cost import YearOfCost
from moothall.recharges.operations import publish_spending, record_year

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


def rooms() -> Iterator[ModuleType]:
    """Yield the operations of every room but that of later work, whose rows need a task each."""
    for found in walk_packages(moothall.__path__, "moothall."):
        if found.name.endswith(".operations") and found.name != "moothall.work.operations":
            yield import_module(found.name)


# The first removes what nothing records; the second is done by two operations, each with its event.
ELSEWHERE = {"tidy_up", "take_in_upload"}


def public(module: ModuleType) -> dict[str, Callable[..., Any]]:
    return {
        f"{module.__name__}.{name}": each
        for name, each in inspect.getmembers(module, inspect.isfunction)
        if each.__module__ == module.__name__ and not name.startswith("_") and name not in ELSEWHERE
    }


OPERATIONS = {name: each for room in rooms() for name, each in public(room).items()}


def appointment() -> Any:
    return person("acting", acts_for="clerk").appointments.get()


def draft() -> int:
    return save_draft(partnership=NAME, body={}, after=1, acting=operator("the doer"))


def whole_agreement() -> Agreement:
    founding = variation("founding", effective=FOUNDED, add=TERMS)
    return Agreement(
        moothall=1, partnership=AgreementHeading(id="fresh", name="Fresh"), variations=(founding,)
    )


def cost() -> YearOfCost:
    pools = [{"service": "legal", "pence": 400_00}]
    return YearOfCost.model_validate({"year": "2026/27", "pools": pools})


def estimated() -> str:
    """A partnership with an estimate of a year."""
    record_year(partnership=NAME, cost=cost(), stage="estimate", acting=operator("an accountant"))
    return NAME


SPENT = SpendingItem(TODAY, "Legal", "Acme", "Advice", 600_00, None, "Fees", is_redacted=False)


def spending() -> dict[str, Any]:
    """What a council spent in the month of today, to be published today."""
    month = TODAY.year * 100 + TODAY.month
    days = {"on": TODAY, "today": TODAY, "months": (month, month)}
    return {"partnership": NAME, "authority": "avon", "items": [SPENT], **days}


A_RULE = HeadingRule(field="department", text="Legal", service="legal")


def prepared() -> Intake:
    """A ledger that is read and written out, and recorded nowhere."""
    ledger, file = open_ledger(APRIL, file="april.csv", mapping=MAPPING), LineFile("avon")
    found = read_through(ledger, MAPPING, file)
    about = (found.content, MAPPING, found.control, found.kept_back)
    return Intake("april.csv", ledger.sha256, *about, file.path, file.finish())


@pytest.fixture(autouse=True)
def _lines_folder(tmp_path: Path, settings: Any) -> None:
    settings.MOOTHALL_DATA = tmp_path


GIVEN: dict[str, Callable[[], dict[str, Any]]] = {
    "audit.operations.record": lambda: {"action": "tested"},
    "agreement.operations.load": lambda: {"agreement": whole_agreement()},
    "agreement.operations.record": lambda: {
        "partnership": NAME,
        "after": 1,
        "variation": variation("leaves", end=[{"term": "brent-legal"}]),
    },
    "agreement.operations.save_draft": lambda: {"partnership": NAME, "body": {}, "after": 1},
    "agreement.operations.discard_draft": lambda: {"draft": draft()},
    "accounts.operations.people.add_person": lambda: {
        "name": "New",
        "email": "new@moothall.example",
        "password": PASSWORD,
    },
    "accounts.operations.people.change_person": lambda: {
        "person": person("old"),
        "name": "New",
        "email": "new@moothall.example",
        "administrator": False,
    },
    "accounts.operations.people.deactivate_person": lambda: {"person": person("old")},
    "accounts.operations.people.reactivate_person": lambda: {"person": person("old")},
    "accounts.operations.people.set_password": lambda: {
        "person": person("old"),
        "password": "another-long-password",
    },
    "accounts.operations.people.remove_second_step": lambda: {"person": person("old")},
    "accounts.operations.people.appoint": lambda: {
        "person": person("old"),
        "partnership": NAME,
        "post": "clerk",
        "starts_on": TODAY,
    },
    "accounts.operations.people.end_appointment": lambda: {"appointment": appointment(), "on": TODAY},
    "recharges.operations.record_year": lambda: {"partnership": NAME, "cost": cost(), "stage": "outturn"},
    "recharges.operations.issue_bills": lambda: {
        "partnership": estimated(),
        "year": "2026/27",
        "quarter": 1,
        "issued_on": TODAY,
    },
    "recharges.operations.record_payment": lambda: {
        "partnership": NAME,
        "year": "2026/27",
        "payer": "avon",
        "pence": 1,
        "paid_on": TODAY,
        "reference": "BACS 1",
    },
    "recharges.operations.publish_spending": spending,
    "recharges.operations.withdraw_spending": lambda: {
        "partnership": NAME,
        "number": publish_spending(**spending(), acting=operator("an officer")),
        "reason": "It had a mistake",
    },
    "ledgers.operations.store": lambda: {
        "partnership": NAME,
        "authority": "avon",
        "prepared": prepared(),
    },
    "ledgers.operations.reverse": lambda: {
        "partnership": NAME,
        "file": taken(partnership=NAME),
        "reason": "It was a draft",
    },
    "ledgers.operations.keep_mapping": lambda: {
        "partnership": NAME,
        "authority": "avon",
        "shape": "a shape",
        "mapping": MAPPING,
    },
    "ledgers.operations.set_heading_rules": lambda: {"partnership": NAME, "rules": [A_RULE]},
    "ledgers.operations.add_heading_rules": lambda: {"partnership": NAME, "rules": [A_RULE]},
    "ledgers.operations.take_in": lambda: {
        "partnership": NAME,
        "authority": "avon",
        "ledger": open_ledger(APRIL, file="april.csv"),
        "mapping": MAPPING,
    },
    "accounts.operations.clients.add_client": lambda: {"name": "Ledger", "partnership": NAME},
    "accounts.operations.clients.revoke_client": lambda: {
        "client": add_client(name="Ledger", partnership=NAME, acting=operator("the doer")).client
    },
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_leaves_one_event_that_names_who_did_it(name: str) -> None:
    founded()
    given = GIVEN[name.removeprefix("moothall.")]()
    before = events().total

    OPERATIONS[name](acting=operator("the doer"), **given)

    found = events().events
    assert events().total == before + 1
    assert found[0].actor == "the doer"


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_is_keyword_only_and_says_who_does_it(name: str) -> None:
    parameters = inspect.signature(OPERATIONS[name]).parameters
    by_place = [each.name for each in parameters.values() if each.kind is not each.KEYWORD_ONLY]

    assert "acting" in parameters
    assert set(by_place) <= {"action", "facts"}  # an audit event is recorded as record("what", …)
