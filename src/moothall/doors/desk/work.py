"""Work that Moothall does by itself: what failed and why, what waits, what was done."""

from uuid import UUID

from django.http import HttpResponse

from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.doors.pages.pagination import page_of
from moothall.refusals import Conflict
from moothall.work import operations
from moothall.work.queries import work_done, work_state


@at_the_desk
def all_work(visit: DeskVisit) -> HttpResponse:
    """Show how the work stands: failed, under way, waiting and done."""
    visit.require(operations.run_again)
    return _page(visit)


@at_the_desk
def run_again(visit: DeskVisit, task: UUID) -> HttpResponse:
    """Have a task that failed done again."""
    visit.require(operations.run_again)
    if not visit.is_sending:
        return visit.go("work")
    try:
        operations.run_again(task=task, acting=visit.acting)
    except Conflict as refusal:
        return _page(visit, status=409, wrongs=[("main-content", str(refusal))])
    visit.say("It waits to be done again, and stands under what waits until a worker has done it.")
    return visit.go("work")


def _page(
    visit: DeskVisit, *, status: int = 200, wrongs: list[tuple[str, str]] | None = None
) -> HttpResponse:
    page = page_of(work_done(), visit.request)
    return visit.page(
        "work.html", here="work", status=status, state=work_state(), page=page, wrongs=wrongs or []
    )
