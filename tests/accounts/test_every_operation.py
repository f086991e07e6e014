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
from tests.ledgers.builders import APRIL, MAPPING, taken

import moothall
from moothall.accounts.clients.operations import add_client
from moothall.agreement.core.variation import Agreement, Heading
from moothall.agreement.operations import save_draft
from moothall.audit.queries import events
from moothall.ledgers.core.headings import HeadingRule
from moothall.ledgers.lines.writing import LineFile
from moothall.ledgers.prepared import Prepared
from moothall.ledgers.reading.opening import open_ledger
from moothall.ledgers.taking_in import look_through
from moothall.recharges.core.spending import Published
from moothall.recharges.core.written import YearOfCost
from moothall.recharges.operations import record_year
from moothall.recharges.spending.operations import publish

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


def rooms() -> Iterator[ModuleType]:
    """Yield the operations of every room."""
    for found in walk_packages(moothall.__path__, "moothall."):
        if found.name.endswith(".operations"):
            yield import_module(found.name)


def public(module: ModuleType) -> dict[str, Callable[..., Any]]:
    return {
        f"{module.__name__}.{name}": each
        for name, each in inspect.getmembers(module, inspect.isfunction)
        if each.__module__ == module.__name__ and not name.startswith("_")
    }


OPERATIONS = {name: each for room in rooms() for name, each in public(room).items()}


def appointment() -> Any:
    return person("acting", acts_for="clerk").appointments.get()


def draft() -> int:
    return save_draft(partnership=NAME, body={}, after=1, by="the doer")


def whole_agreement() -> Agreement:
    founding = variation("founding", effective=FOUNDED, add=TERMS)
    return Agreement(moothall=1, partnership=Heading(id="fresh", name="Fresh"), variations=(founding,))


def cost() -> YearOfCost:
    pools = [{"service": "legal", "pence": 400_00}]
    return YearOfCost.model_validate({"year": "2026/27", "pools": pools})


def estimated() -> str:
    """A partnership with an estimate of a year."""
    record_year(partnership=NAME, cost=cost(), stage="estimate", by="an accountant")
    return NAME


SPENT = Published(TODAY, "Legal", "Acme", "Advice", 600_00, None, "Fees", is_redacted=False)


def spending() -> dict[str, Any]:
    """What a council spent in the month of today, to be published today."""
    month = TODAY.year * 100 + TODAY.month
    days = {"on": TODAY, "today": TODAY, "months": (month, month)}
    return {"partnership": NAME, "authority": "avon", "items": [SPENT], **days}


A_RULE = HeadingRule(field="department", text="Legal", service="legal")


def prepared() -> Prepared:
    """A ledger that is read and written out, and recorded nowhere."""
    ledger, file = open_ledger(APRIL, file="april.csv", mapping=MAPPING), LineFile("avon")
    found = look_through(ledger, MAPPING, file)
    about = (found.content, MAPPING, found.control, found.kept_back)
    return Prepared("april.csv", ledger.sha256, *about, file.path, file.finish())


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
    "accounts.operations.add_person": lambda: {
        "name": "New",
        "email": "new@moothall.example",
        "password": PASSWORD,
    },
    "accounts.operations.change_person": lambda: {
        "person": person("old"),
        "name": "New",
        "email": "new@moothall.example",
        "administrator": False,
    },
    "accounts.operations.deactivate_person": lambda: {"person": person("old")},
    "accounts.operations.reactivate_person": lambda: {"person": person("old")},
    "accounts.operations.set_password": lambda: {
        "person": person("old"),
        "password": "another-long-password",
    },
    "accounts.operations.remove_second_step": lambda: {"person": person("old")},
    "accounts.operations.appoint": lambda: {
        "person": person("old"),
        "partnership": NAME,
        "post": "clerk",
        "starts_on": TODAY,
    },
    "accounts.operations.end_appointment": lambda: {"appointment": appointment(), "on": TODAY},
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
    "recharges.spending.operations.publish": spending,
    "recharges.spending.operations.withdraw": lambda: {
        "partnership": NAME,
        "number": publish(**spending(), by="an officer"),
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
    "accounts.clients.operations.add_client": lambda: {"name": "Ledger", "partnership": NAME},
    "accounts.clients.operations.revoke_client": lambda: {
        "client": add_client(name="Ledger", partnership=NAME, by="the doer").client
    },
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_leaves_one_event_that_names_who_did_it(name: str) -> None:
    founded()
    given = GIVEN[name.removeprefix("moothall.")]()
    before = events().total

    OPERATIONS[name](by="the doer", **given)

    found = events().events
    assert events().total == before + 1
    assert found[0].actor == "the doer"


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_is_keyword_only_and_says_who_does_it(name: str) -> None:
    parameters = inspect.signature(OPERATIONS[name]).parameters
    by_place = [each.name for each in parameters.values() if each.kind is not each.KEYWORD_ONLY]

    assert "by" in parameters
    assert set(by_place) <= {"action", "facts"}  # an audit event is recorded as record("what", …)
