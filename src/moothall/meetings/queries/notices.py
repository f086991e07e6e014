"""Notices of bodies, published or still being written."""

from collections.abc import Iterable

from moothall.agreement.queries import register_of
from moothall.meetings.models import Notice
from moothall.meetings.queries.meetings import state_around
from moothall.meetings.queries.views import NoticeSeen
from moothall.meetings.queries.views_from_rows import notice_seen


def notices_of(*, partnership: str, holders: Iterable[str]) -> list[NoticeSeen]:
    """Return the notices of some holders, those due last first, for the officers who serve them."""
    register = register_of(partnership)
    rows = Notice.objects.filter(partnership=partnership, holder__in=list(holders))
    fetched = rows.select_related("meeting").order_by("-due_from", "-id")
    return [notice_seen(row, state_around(register, row.due_from)) for row in fetched]
