"""The worker's clock, and the round that it has made every day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.acting import operator
from tests.doors.worker.works import note, work_off
from tests.matters.partnership import NAME, founded, proposed, published

from moothall.agreement.queries import register_of
from moothall.doors.worker.daily_round import go_round
from moothall.doors.worker.process import keep_time, work
from moothall.matters.queries.daily_run import last_noted
from moothall.work import queries

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
DAY = date(2016, 11, 29)


@pytest.fixture(autouse=True)
def today(settings: Any) -> date:
    settings.MOOTHALL_TODAY = DAY
    return DAY


def waits_for_call_in() -> None:
    founded()
    issue, _ = proposed()
    published("brent-cabinet", issue)
    published("avon-cabinet", issue)


def test_what_waited_for_call_in_to_pass_comes_into_force_by_the_clock_alone() -> None:
    waits_for_call_in()
    keep_time("one")
    keep_time("two")
    work_off("one")

    assert "avon-legal" in register_of(NAME).state(DAY)
    assert last_noted() == DAY
    [done] = queries.work_done()
    assert done.result == {"decisions": ["share-the-legal-service-2"], "issues": ["share-the-legal-service"]}


def test_days_on_which_nothing_ran_are_made_up(settings: Any) -> None:
    waits_for_call_in()
    settings.MOOTHALL_TODAY = date(2016, 11, 25)
    keep_time("one")
    work_off("one")
    assert "avon-legal" not in register_of(NAME).state(DAY)

    settings.MOOTHALL_TODAY = date(2016, 12, 5)
    keep_time("one")
    work_off("one")

    assert "avon-legal" in register_of(NAME).state(date(2016, 12, 5))
    assert [each.given["day"] for each in queries.work_done()] == ["2016-12-05", "2016-11-25"]


def test_the_round_clears_away_what_is_kept_for_a_time_only() -> None:
    founded()
    session = SessionStore()
    session.set_expiry(-1)
    session.save()
    old, new = note.enqueue(name="old").id, note.enqueue(name="new").id
    work_off()
    DBTaskResult.objects.filter(pk=old).update(finished_at=timezone.now() - timedelta(days=31))

    go_round(on=DAY, acting=operator("the daily clock", DAY))

    assert not Session.objects.exists()
    assert [str(each.id) for each in queries.work_done()] == [new]


def test_what_failed_is_kept_however_old_it_is() -> None:
    founded()
    task = note.enqueue().id  # without the name that it needs
    work_off()
    DBTaskResult.objects.filter(pk=task).update(finished_at=timezone.now() - timedelta(days=400))

    go_round(on=DAY, acting=operator("the daily clock", DAY))

    assert [str(each.id) for each in queries.work_state().failed] == [task]


@pytest.mark.django_db(transaction=True)
def test_a_worker_does_what_waits_keeps_the_clock_and_leaves_no_trace_of_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from django_tasks_db.management.commands.db_worker import Worker

    monkeypatch.setattr(Worker, "configure_signals", lambda worker: None)  # the test keeps its own
    founded()
    task = note.enqueue(name="Ann").id

    work(once=True)

    assert queries.work_item(task).state == "done"
    assert last_noted() == DAY
    assert queries.last_seen() is None
