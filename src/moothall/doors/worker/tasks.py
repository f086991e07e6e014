"""The tasks that a worker does; the first sentence of each is its name at the desk.

A task may be run again after its worker was killed, so running any of them twice is safe.
"""

from datetime import date
from typing import Any

from django_tasks import TaskContext, task

from moothall.accounts.queries.people import person_of
from moothall.accounts.rights.actor import acting_of
from moothall.audit.core.actor import Acting
from moothall.doors.pages.days import today
from moothall.doors.worker.daily_round import go_round
from moothall.ledgers.files.uploads import upload_of
from moothall.ledgers.operations import take_in_upload

CLOCK = "the daily clock"


@task()
def daily_work(day: str) -> dict[str, Any]:
    """The daily round: bring into force what waited for call-in to pass, and clear old uploads away."""
    on = date.fromisoformat(day)
    done = go_round(on=on, acting=Acting.operator(CLOCK, on))
    return {"decisions": list(done.decisions), "issues": [slug for slug, _ in done.issues]}


@task(takes_context=True)
def take_in_ledger(
    context: TaskContext, *, partnership: str, key: str, person: int, although_repeated: str
) -> int:
    """Take in a ledger that an officer sent, with the posts that they have when it is done."""
    officer = person_of(number=person)
    return take_in_upload(
        upload=upload_of(key, partnership=partnership, by=officer.email),
        acting=acting_of(person=officer, day=today()),
        although_repeated=although_repeated,
        since=context.task_result.enqueued_at,
    )
