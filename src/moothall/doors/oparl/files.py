"""Files themselves, shown and not saved, as everybody may have them."""

from django.http import HttpRequest, HttpResponse

from moothall.doors.oparl.addresses import Addresses
from moothall.doors.oparl.meeting_objects import AGENDA, MINUTES
from moothall.doors.oparl.responses import EVERYWHERE, open_answers
from moothall.matters.queries.document_inputs import minutes_for
from moothall.matters.queries.public_changes import public_record
from moothall.matters.queries.public_meetings import PublishedPaper
from moothall.meetings.core.reader import PUBLIC
from moothall.meetings.queries.document_inputs import pack_for
from moothall.meetings.rules.reader_rights import paper_version
from moothall.papers.core.file_kind import FileKind, kind_of
from moothall.papers.files.agenda_pack import pack
from moothall.papers.files.file_store import stored_file
from moothall.papers.files.minutes_document import minutes
from moothall.refusals import Missing


@open_answers
def content(request: HttpRequest, at: Addresses, partnership: str, key: str) -> HttpResponse:
    """Give a file."""
    if key.startswith(AGENDA):
        given = pack_for(partnership=partnership, key=key.removeprefix(AGENDA), reader=PUBLIC)
        return _shown(pack(given), FileKind.PDF)
    if key.startswith(MINUTES):
        said = minutes_for(partnership=partnership, key=key.removeprefix(MINUTES), reader=PUBLIC)
        return _shown(minutes(said), FileKind.PDF)
    found = public_record(of="files", partnership=partnership, key=key)
    if not isinstance(found, PublishedPaper) or found.seen.version is None:
        raise Missing("There is nothing at this address.")
    version = paper_version(partnership=partnership, key=key, number=found.seen.version, reader=PUBLIC)
    return _shown(stored_file(version.sha256), kind_of(version.media_type))


def _shown(content: bytes, kind: FileKind) -> HttpResponse:
    headers = {"Content-Disposition": "inline", "X-Content-Type-Options": "nosniff", **EVERYWHERE}
    return HttpResponse(content, content_type=kind.content_type, headers=headers)
