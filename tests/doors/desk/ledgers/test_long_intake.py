"""A long ledger is taken in by a worker, and its officer goes on."""

from typing import Any

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult
from tests.acting import operator
from tests.doors.desk.ledgers.test_intake import AtDesk, read, read_on, sent
from tests.doors.worker.works import work_off

from moothall.accounts.models import Person
from moothall.accounts.operations import deactivate_person
from moothall.audit.models import AuditEvent
from moothall.doors.desk.ledgers import intake
from moothall.ledgers import operations as ledgers
from moothall.ledgers.files import uploads
from moothall.ledgers.models import LedgerFile, StoredMapping
from moothall.work import operations as work

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


@pytest.fixture(autouse=True)
def every_file_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "LONG", 0)
    work.say_alive(worker="test")


def confirmed(officer: Client, **reason: str) -> str:
    """Bring a file as far as its totals and confirm them; return where that leads."""
    checked = read_on(officer, sent(officer))["Location"]
    return officer.post(checked, reason)["Location"]


def test_it_is_under_way_until_a_worker_has_done_it_and_then_leads_to_the_file(at_desk: AtDesk) -> None:
    officer = at_desk("avon-finance")
    place = confirmed(officer)
    assert place.endswith("/under-way/")
    page = read(officer.get(place))
    assert "It is being taken in" in page
    assert "It waits for its turn" in page
    assert f'href="{place}"' in page
    assert not LedgerFile.objects.exists()

    work_off()

    done = officer.get(place, follow=True)
    row = LedgerFile.objects.get()
    assert "The ledger is taken in" in read(done)
    assert done.request["PATH_INFO"] == f"/desk/ledgers/test/files/{row.pk}/"
    assert (row.lines, row.as_post) == (2, "Finance Manager (Avon)")
    assert row.uploaded_by == "avon-finance@moothall.example"
    assert StoredMapping.objects.count() == 1
    assert not list(uploads.uploads_folder().glob("*.bytes"))


def test_while_it_is_under_way_it_is_not_asked_for_twice(at_desk: AtDesk) -> None:
    officer = at_desk("avon-finance")
    place = confirmed(officer)
    checked = place.replace("under-way", "check")

    assert officer.get(checked)["Location"] == place
    assert officer.post(checked)["Location"] == place
    assert officer.get(checked.removesuffix("check/"))["Location"] == place
    assert DBTaskResult.objects.count() == 1


def test_what_cannot_be_taken_in_says_why_and_leads_back(at_desk: AtDesk) -> None:
    officer = at_desk("avon-finance")
    place = confirmed(officer)
    work_off()
    again = confirmed(officer, although_repeated="The month came in parts.")
    work_off()

    page = read(officer.get(again))

    assert "It could not be taken in" in page
    assert "This is the same file as april.csv" in page
    assert officer.get(again.replace("under-way", "check")).status_code == 200
    assert officer.get(place, follow=True).status_code == 200
    assert LedgerFile.objects.count() == 1


def test_without_a_worker_it_is_taken_in_at_once(at_desk: AtDesk) -> None:
    work.say_gone(worker="test")

    assert "/files/" in confirmed(at_desk("avon-finance"))
    assert not DBTaskResult.objects.exists()


def test_nobody_else_sees_how_far_it_is(at_desk: AtDesk) -> None:
    place = confirmed(at_desk("avon-finance"))

    assert at_desk("accountant").get(place).status_code == 404


def test_the_right_is_asked_for_when_it_is_done(at_desk: AtDesk) -> None:
    place = confirmed(at_desk("avon-finance"))
    person = Person.objects.get(email="avon-finance@moothall.example")
    deactivate_person(person=person, acting=operator())

    work_off()

    assert place
    assert not LedgerFile.objects.exists()
    assert DBTaskResult.objects.get().status == "FAILED"


def test_a_worker_killed_after_the_file_was_recorded_is_followed_by_one_that_ends_it(
    at_desk: AtDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = at_desk("avon-finance")
    place = confirmed(officer)

    def killed(*_: Any, **__: Any) -> None:
        raise SystemExit("killed")

    with monkeypatch.context() as patch:
        patch.setattr(ledgers, "mark_taken_in", killed)
        work_off("first")
    assert LedgerFile.objects.count() == 1
    DBTaskResult.objects.update(status="READY")

    work_off("second")

    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
    assert LedgerFile.objects.count() == StoredMapping.objects.count() == 1
    assert AuditEvent.objects.filter(action="ledgers.taken_in").count() == 1
    assert "/files/" in officer.get(place)["Location"]


def test_one_that_is_done_twice_stays_as_it_is(at_desk: AtDesk) -> None:
    confirmed(at_desk("avon-finance"))
    work_off("first")
    DBTaskResult.objects.update(status="READY")

    work_off("second")

    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
    assert LedgerFile.objects.count() == 1
