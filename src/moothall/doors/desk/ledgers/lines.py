"""The lines of ledgers one by one, as they are asked for; and those that may have been paid twice."""

from dataclasses import replace

from django.http import HttpResponse

from moothall.doors.desk.ledgers.access import month, open_ledgers
from moothall.doors.desk.ledgers.asked import asked_of, in_words
from moothall.doors.desk.ledgers.leaves import Leaves
from moothall.doors.desk.visits import Visit, at_the_desk
from moothall.doors.pages.paging import page_of
from moothall.ledgers.line_queries import LinePage, lines_of, possibly_paid_twice
from moothall.money import pounds

SIZE = 50
MOST_PAIRS = 200


@at_the_desk
def lines(visit: Visit, partnership: str) -> HttpResponse:
    """List the lines that were asked for, by council and day, with what all of them come to."""
    opened = open_ledgers(visit, partnership)
    asked, leaves = asked_of(opened, visit.request.GET.dict()), Leaves(visit.request, SIZE)
    found = LinePage((), 0, 0)
    if not asked.wrongs:
        found = lines_of(
            partnership,
            asked.where,
            seeing=opened.seeing,
            words=asked.words,
            offset=leaves.offset,
            limit=SIZE,
        )
    query = visit.request.GET.copy()
    query.pop("page", None)
    return visit.page(
        "ledgers/lines.html",
        asked=asked.typed,
        exact=in_words(opened, asked.exact),
        kept={name: value for name, value in query.items() if name.startswith("is_")},
        found=found,
        page=leaves.page(found.lines, found.count),
        query=query.urlencode(),
        month=month,
        pounds=pounds,
        wrongs=list(asked.wrongs),
        **opened.known,
    )


@at_the_desk
def twice(visit: Visit, partnership: str) -> HttpResponse:
    """List pairs of lines that may be one payment made twice, the largest first."""
    opened = open_ledgers(visit, partnership)
    asked = asked_of(opened, visit.request.GET.dict())
    where = replace(asked.where, equal={})
    pairs = possibly_paid_twice(partnership, seeing=opened.seeing, where=where, limit=MOST_PAIRS)
    return visit.page(
        "ledgers/twice.html",
        page=page_of(pairs, visit.request),
        asked=asked.typed,
        most=MOST_PAIRS,
        pounds=pounds,
        **opened.known,
    )
