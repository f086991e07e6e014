from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.acting import operator
from tests.doors.worker.works import DONE, break_down, note, note_day, refuse, work_off

from moothall.audit import queries as audit
from moothall.work import operations, queries
from moothall.work.models import WorkerSeen

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
DAY = date(2016, 11, 29)


@pytest.fixture(autouse=True)
def nothing_done() -> None:
    DONE.clear()


def test_a_task_waits_until_a_worker_does_it() -> None:
    task = note.enqueue(name="Ann").id
    assert (queries.work_item(task).state, DONE) == ("waiting", [])

    work_off()

    item = queries.work_item(task)
    assert (item.state, item.title, item.result, item.tries) == ("done", "Note a name", "Ann", 1)
    assert DONE == ["Ann"]


def test_what_is_asked_for_in_a_transaction_that_fails_is_not_asked_for() -> None:
    with transaction.atomic():
        note.enqueue(name="Ann")
        transaction.set_rollback(True)

    work_off()
    assert DONE == []


def test_what_fails_is_kept_with_its_reason_and_can_be_done_again() -> None:
    task = refuse.enqueue(name="Ann").id
    work_off()

    [failed] = queries.work_state().failed
    assert (str(failed.id), failed.reason) == (task, "Ann has been noted already. Give another.")

    operations.run_again(task=task, acting=operator("admin@avon.example"))
    assert queries.work_item(task).state == "waiting"
    assert queries.work_item(task).reason == ""
    event = audit.events(action="work.run_again").events[0]
    assert (event.actor, event.subject) == ("admin@avon.example", task)
    work_off()
    assert (queries.work_item(task).state, queries.work_item(task).tries) == ("failed", 2)


def test_a_fault_without_words_is_named_and_the_log_is_pointed_to() -> None:
    task = break_down.enqueue().id
    work_off()

    assert queries.work_item(task).reason == "It stopped with ZeroDivisionError. The log says where."


def test_only_what_failed_is_done_again() -> None:
    task = note.enqueue(name="Ann").id
    with pytest.raises(operations.NotFailed):
        operations.run_again(task=task, acting=operator("somebody"))
    work_off()
    with pytest.raises(operations.NotFailed):
        operations.run_again(task=task, acting=operator("somebody"))
    with pytest.raises(queries.NoSuchTask):
        operations.run_again(task=uuid4(), acting=operator("somebody"))


def claimed(by: str) -> str:
    """Return a task that a worker has begun and not ended."""
    task = note.enqueue(name="Ann").id
    DBTaskResult.objects.get(pk=task).claim(by)
    return task


def test_what_a_stopped_worker_left_waits_again_and_is_done_once() -> None:
    task = claimed("killed")
    assert [str(each) for each in queries.left_behind()] == [task]

    assert operations.give_back(task=task, acting=operator("the daily clock"))
    assert not operations.give_back(task=task, acting=operator("the daily clock"))

    work_off()
    assert (queries.work_item(task).state, DONE) == ("done", ["Ann"])
    assert audit.events(action="work.given_back").total == 1


def test_what_a_worker_that_is_there_does_is_left_to_it() -> None:
    operations.say_alive(worker="busy")
    task = claimed("busy")

    assert queries.left_behind() == []
    assert not operations.give_back(task=task, acting=operator("the daily clock"))
    assert queries.work_item(task).state == "under way"


def test_a_worker_that_has_not_been_seen_for_a_minute_has_been_stopped() -> None:
    operations.say_alive(worker="slept")
    assert queries.is_alive()
    WorkerSeen.objects.update(seen_at=timezone.now() - timedelta(seconds=queries.ALIVE_FOR + 1))

    assert not queries.is_alive()
    assert queries.last_seen() is not None
    task = claimed("slept")
    assert [str(each) for each in queries.left_behind()] == [task]


def test_what_stops_its_worker_three_times_is_given_up_and_says_so() -> None:
    task = claimed("first")
    for worker in ("second", "third"):
        operations.give_back(task=task, acting=operator("the daily clock"))
        DBTaskResult.objects.get(pk=task).claim(worker)

    operations.give_back(task=task, acting=operator("the daily clock"))

    item = queries.work_item(task)
    assert (item.state, item.reason) == ("failed", "Its worker was stopped 3 times during it.")


def test_a_day_is_asked_for_once_however_many_clocks_there_are() -> None:
    assert operations.ask_for_day(day=DAY, task=note_day)
    assert not operations.ask_for_day(day=DAY, task=note_day)
    assert operations.ask_for_day(day=DAY + timedelta(days=3), task=note_day)

    work_off()
    assert DBTaskResult.objects.count() == 2


def test_a_clock_that_comes_second_at_the_same_moment_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other clock has committed between this one's look and its own row."""
    operations.ask_for_day(day=DAY, task=note_day)
    looks = iter([False])
    seen = operations.DayAsked.objects.select_for_update

    class LooksAway:
        def filter(self, **_: object) -> "LooksAway":
            return self

        def exists(self) -> bool:
            return next(looks)

    monkeypatch.setattr(operations.DayAsked.objects, "select_for_update", LooksAway)
    assert not operations.ask_for_day(day=DAY, task=note_day)
    monkeypatch.setattr(operations.DayAsked.objects, "select_for_update", seen)

    assert DBTaskResult.objects.count() == 1


def test_a_worker_that_stops_of_itself_is_there_no_longer() -> None:
    operations.say_alive(worker="one")
    operations.say_alive(worker="one")
    assert WorkerSeen.objects.count() == 1
    operations.say_gone(worker="one")
    assert (queries.last_seen(), queries.is_alive()) == (None, False)
