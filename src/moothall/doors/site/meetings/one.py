"""One meeting: when, where and who; its agenda with papers; the result of each item as it comes."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpResponse

from moothall.agreement.core.terms import Body
from moothall.committees.queries import meeting
from moothall.committees.queries.seen import MeetingSeen
from moothall.doors.site.meetings.reading import reader, told
from moothall.doors.site.meetings.sourced import sources_of
from moothall.doors.site.meetings.watching import MET, deadlines_shown, notice_in_words, quorum_so_far
from moothall.doors.site.visits import Visit, visiting

RESULTS = {
    "carried": "Carried",
    "lost": "Lost",
    "tied": "Tied",
    "deferred": "Put off, because the vote was split",
    "not_quorate": "Not taken, because too few were there",
    "struck": "Struck, because it was recorded by mistake",
}


@visiting
def meeting_page(visit: Visit, key: UUID) -> HttpResponse:
    """Show one meeting with all that the reader may see of it."""
    who = reader(visit)
    seen = meeting(partnership=visit.heading.id, key=str(key), reader=who, on=visit.today)
    body = visit.whole.state(seen.row.starts_on).get(seen.row.body)
    body = body if isinstance(body, Body) else None
    needed, quorate = quorum_so_far(seen, body, visit.name_of)
    return told(
        visit,
        who,
        "meeting.html",
        basis=_basis(seen),
        seen=seen,
        row=seen.row,
        on=seen.row.starts_on,
        has_met=seen.row.state in MET,
        body=body,
        needed=needed,
        quorate=quorate,
        deadlines=deadlines_shown(seen, body, visit.today),
        results=RESULTS,
        notice_in_words=notice_in_words,
        sources=sources_of(seen.sources),
    )


def _basis(seen: MeetingSeen) -> Iterator[str]:
    yield seen.row.basis
    for item in seen.items:
        yield item.basis
        yield from (each.basis for each in item.papers)
        yield from (each.basis for each in item.votes)
        yield from (each.basis for each in item.decisions)
