"""Files themselves, shown and not saved, as everybody may have them."""

from django.http import HttpRequest, HttpResponse

from moothall.committees.core.reader import PUBLIC
from moothall.committees.papers.allowed import paper_version
from moothall.committees.papers.gathering import pack_for
from moothall.committees.papers.keeping import kept
from moothall.committees.papers.kinds import Kind, kind_of
from moothall.committees.papers.minutes import minutes
from moothall.committees.papers.packs import pack
from moothall.committees.papers.recounting import minutes_for
from moothall.committees.queries.gathered import PublishedPaper
from moothall.committees.queries.published import one_published
from moothall.doors.oparl.addresses import Addresses
from moothall.doors.oparl.answering import EVERYWHERE, answering
from moothall.doors.oparl.meeting_objects import AGENDA, MINUTES
from moothall.refusals import Missing


@answering
def content(request: HttpRequest, at: Addresses, partnership: str, key: str) -> HttpResponse:
    """Give a file."""
    if key.startswith(AGENDA):
        given = pack_for(partnership=partnership, key=key.removeprefix(AGENDA), reader=PUBLIC)
        return _shown(pack(given), Kind.PDF)
    if key.startswith(MINUTES):
        said = minutes_for(partnership=partnership, key=key.removeprefix(MINUTES), reader=PUBLIC)
        return _shown(minutes(said), Kind.PDF)
    found = one_published(of="files", partnership=partnership, key=key)
    if not isinstance(found, PublishedPaper) or found.seen.version is None:
        raise Missing("There is nothing at this address.")
    version = paper_version(partnership=partnership, key=key, number=found.seen.version, reader=PUBLIC)
    return _shown(kept(version.sha256), kind_of(version.media_type))


def _shown(content: bytes, kind: Kind) -> HttpResponse:
    headers = {"Content-Disposition": "inline", "X-Content-Type-Options": "nosniff", **EVERYWHERE}
    return HttpResponse(content, content_type=kind.content_type, headers=headers)
