"""The page about work: what failed, what waits, what was done, and having it done again."""

from uuid import uuid4

import pytest
from django.test import Client as Browser
from django_tasks_db.models import DBTaskResult
from tests.accounts.partnership import founded, person
from tests.doors.worker.works import note, refuse, work_off

from moothall.audit import queries as audit
from moothall.work import operations

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


@pytest.fixture
def administrator() -> Browser:
    founded()
    return signed_in("keeper", administrator=True)


def signed_in(name: str, **how: object) -> Browser:
    browser = Browser()
    browser.force_login(person(name, **how), "allauth.account.auth_backends.AuthenticationBackend")  # type: ignore[arg-type]
    return browser


def shown(browser: Browser, at: str = "/desk/work/") -> str:
    return browser.get(at).content.decode()


def test_before_anything_was_asked_for_every_part_says_that_there_is_nothing(administrator: Browser) -> None:
    page = shown(administrator)

    for said in ("Nothing has failed.", "Nothing is under way.", "Nothing is waiting.", "Nothing yet."):
        assert said in page
    assert "No worker has ever been seen" in page


def test_a_worker_that_is_there_is_told_by_its_moment(administrator: Browser) -> None:
    operations.say_alive(worker="one")

    page = shown(administrator)

    assert "A worker was last seen on " in page
    assert "No worker has" not in page


def test_what_failed_is_shown_with_its_reason_and_done_again_at_the_press_of_a_button(
    administrator: Browser,
) -> None:
    task = refuse.enqueue(name="Ann").id
    work_off()
    page = shown(administrator)
    assert "Refuse a name" in page
    assert "Ann has been noted already. Give another." in page
    assert f"/desk/work/{task}/run-again/" in page

    answer = administrator.post(f"/desk/work/{task}/run-again/", follow=True).content.decode()

    assert "It waits to be done again" in answer
    assert "Nothing has failed." in answer
    assert "Nothing is waiting." not in answer
    assert audit.events(action="work.run_again").events[0].actor == "keeper@moothall.example"


def test_what_is_under_way_stands_as_that(administrator: Browser) -> None:
    task = note.enqueue(name="Ann").id
    DBTaskResult.objects.get(pk=task).claim("one")

    page = shown(administrator)

    assert "Nothing is under way." not in page
    assert "Nothing is waiting." in page


def test_what_has_not_failed_is_not_done_again(administrator: Browser) -> None:
    task = note.enqueue(name="Ann").id

    answer = administrator.post(f"/desk/work/{task}/run-again/")

    assert answer.status_code == 409
    assert "has not failed" in answer.content.decode()
    assert administrator.post(f"/desk/work/{uuid4()}/run-again/").status_code == 404


def test_to_read_the_address_of_the_button_does_nothing(administrator: Browser) -> None:
    task = refuse.enqueue(name="Ann").id
    work_off()

    assert administrator.get(f"/desk/work/{task}/run-again/")["Location"] == "/desk/work/"
    assert DBTaskResult.objects.get(pk=task).status == "FAILED"


def test_many_that_were_done_are_shown_by_the_page(administrator: Browser) -> None:
    for number in range(60):
        note.enqueue(name=str(number))
    work_off()

    first = shown(administrator)

    assert "Task 1 to" in first
    assert "of 60" in first
    assert first.count("Note a name") < 60
    assert "Note a name" in shown(administrator, "/desk/work/?page=2")


@pytest.mark.parametrize("post", ["monitoring-officer", "clerk"])
def test_nobody_of_one_partnership_reads_why_the_work_of_others_failed(post: str) -> None:
    founded()
    officer = signed_in(post, acts_for=post)

    assert "/desk/work/" not in shown(officer, "/desk/")
    assert officer.get("/desk/work/").status_code == 403
    assert officer.post(f"/desk/work/{uuid4()}/run-again/").status_code == 403
