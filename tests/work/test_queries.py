"""What Moothall does by itself is listed as it stands, whatever became of the code that did it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.accounts.partnership import NAME, founded
from tests.acting import acting_for, administrator
from tests.doors.worker.works import DONE, note, note_day, refuse, work_off

from moothall.refusals import Forbidden
from moothall.work import operations, queries
from moothall.work.models import WorkerSeen

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


@pytest.fixture(autouse=True)
def nothing_done() -> None:
    DONE.clear()


def test_what_is_done_is_listed_the_latest_first_and_says_how_long_it_took() -> None:
    first = note.enqueue(name="Ann").id
    work_off()
    last = note.enqueue(name="Bob").id
    work_off()

    done = queries.work_done()

    assert [str(each.id) for each in done] == [last, first]
    assert [each.given for each in done] == [{"name": "Bob"}, {"name": "Ann"}]
    begun = timezone.now()
    DBTaskResult.objects.filter(pk=first).update(started_at=begun, finished_at=begun + timedelta(seconds=90))
    assert queries.work_item(first).seconds == 90


def test_what_waits_has_taken_no_time_yet() -> None:
    note.enqueue(name="Ann")

    [waiting] = queries.work_state().waiting
    assert (waiting.seconds, waiting.tries, waiting.reason) == (None, 0, "")


def test_a_task_whose_code_is_gone_is_named_by_its_path() -> None:
    task = note.enqueue(name="Ann").id
    DBTaskResult.objects.filter(pk=task).update(task_path="moothall.gone.count_the_ballots")

    assert queries.work_item(task).title == "count the ballots"


def test_a_number_of_no_task_is_refused() -> None:
    with pytest.raises(queries.NoSuchTask):
        queries.work_item(uuid4())


def test_whether_a_day_was_asked_for_is_known_day_by_day() -> None:
    day = date(2016, 11, 29)
    operations.ask_for_day(day=day, task=note_day)

    assert queries.was_asked(day)
    assert not queries.was_asked(day + timedelta(days=1))


def test_what_was_done_long_ago_is_forgotten_and_what_failed_stays() -> None:
    old, failed = note.enqueue(name="Ann").id, refuse.enqueue(name="Ann").id
    work_off()
    new = note.enqueue(name="Bob").id
    work_off()
    long_ago = timezone.now() - timedelta(days=operations.DONE_KEPT_DAYS + 1)
    DBTaskResult.objects.filter(pk__in=[old, failed]).update(finished_at=long_ago)
    operations.say_alive(worker="killed")
    WorkerSeen.objects.update(seen_at=long_ago)

    operations.forget_old_work()

    assert [str(each.id) for each in queries.work_done()] == [new]
    assert [str(each.id) for each in queries.work_state().failed] == [failed]
    assert queries.last_seen() is None


def test_an_administrator_runs_again_what_failed_and_nobody_else() -> None:
    founded()
    task = refuse.enqueue(name="Ann").id
    work_off()
    for post in ("finance-officer", "monitoring-officer"):
        with pytest.raises(Forbidden, match="Only an administrator may"):
            operations.run_again(task=task, acting=acting_for(NAME, post))
    assert queries.work_item(task).state == "failed"

    operations.run_again(task=task, acting=administrator())
    assert queries.work_item(task).state == "waiting"
