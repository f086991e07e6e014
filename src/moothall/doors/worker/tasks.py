"""The tasks that a worker does; the first sentence of each is its name at the desk."""

from datetime import date
from typing import Any

from django_tasks import task

from moothall.audit.core.acting import Acting
from moothall.doors.worker.daily_round import go_round

CLOCK = "the daily clock"


@task()
def daily_work(day: str) -> dict[str, Any]:
    """The daily round: bring into force what waited for call-in to pass, and clear away old uploads."""
    on = date.fromisoformat(day)
    done = go_round(on=on, acting=Acting.operator(CLOCK, on))
    return {"decisions": list(done.decisions), "issues": [slug for slug, _ in done.issues]}
