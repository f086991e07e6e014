"""The door that gives out files: papers as they were uploaded, and packs, minutes and notices as PDFs."""

import re
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from moothall.doors.pages.days import today
from moothall.doors.pages.page_cache import made_for
from moothall.doors.pages.reader import reader_of
from moothall.matters.queries.document_inputs import minutes_for, notice_for, plan_for, register_for
from moothall.meetings.queries.document_inputs import pack_for
from moothall.meetings.rules.reader_rights import paper_version
from moothall.papers.core.file_kind import FileKind, kind_of
from moothall.papers.files.decision_document import decision_notice, printed_list
from moothall.papers.files.file_store import stored_file
from moothall.papers.files.minutes_document import minutes
from moothall.papers.files.pack_cache import cached_pack

_UNSAFE = re.compile(r"[^\w .()&,'+-]+")
_LONGEST_NAME = 120


@require_safe
def paper(request: HttpRequest, partnership: str, key: UUID, number: int) -> HttpResponse:
    """Give one version of a paper, as it was uploaded."""
    reader = reader_of(request, partnership)
    version = paper_version(partnership=partnership, key=str(key), number=number, reader=reader)
    content, kind = stored_file(version.sha256), kind_of(version.media_type)
    stem = version.name.rpartition(".")[0] or version.name
    return given(request, content, kind, stem, is_exempt=version.paper.is_exempt)


@require_safe
def agenda_pdf(request: HttpRequest, partnership: str, key: UUID, in_full: bool = False) -> HttpResponse:
    """Give the agenda of a meeting with its papers: as the public has it, or in full."""
    asked = {"partnership": partnership, "key": str(key), "reader": reader_of(request, partnership)}
    gathered = pack_for(**asked, in_full=in_full)  # type: ignore[arg-type]
    stem = _stem("agenda", gathered.meeting, in_full)
    return given(request, cached_pack(gathered), FileKind.PDF, stem, is_exempt=in_full or gathered.is_draft)


@require_safe
def minutes_pdf(request: HttpRequest, partnership: str, key: UUID, in_full: bool = False) -> HttpResponse:
    """Give the minutes of a meeting: as the public has them, or in full."""
    asked = {"partnership": partnership, "key": str(key), "reader": reader_of(request, partnership)}
    gathered = minutes_for(**asked, in_full=in_full)  # type: ignore[arg-type]
    stem = _stem("minutes", gathered.meeting, in_full)
    return given(request, minutes(gathered), FileKind.PDF, stem, is_exempt=in_full)


@require_safe
def notice_pdf(request: HttpRequest, partnership: str, slug: str) -> HttpResponse:
    """Give the record of a decision, as everybody may read it."""
    written = decision_notice(notice_for(partnership=partnership, slug=slug))
    return given(request, written, FileKind.PDF, f"decision {slug}", is_exempt=False)


@require_safe
def forward_plan_pdf(request: HttpRequest, partnership: str) -> HttpResponse:
    """Give the forward plan of every body, as everybody may read it."""
    written = printed_list(plan_for(partnership=partnership, on=today()))
    return given(request, written, FileKind.PDF, f"forward plan {today()}", is_exempt=False)


@require_safe
def decisions_pdf(request: HttpRequest, partnership: str) -> HttpResponse:
    """Give the register of decisions, as everybody may read it."""
    written = printed_list(register_for(partnership=partnership, on=today()))
    return given(request, written, FileKind.PDF, f"decisions {today()}", is_exempt=False)


def given(
    request: HttpRequest, content: bytes, kind: FileKind, stem: str, *, is_exempt: bool
) -> HttpResponse:
    """Return a file to save; only what everybody may have, asked for by nobody in particular, may be kept."""
    name = f"{_UNSAFE.sub(' ', stem).strip(' .')[:_LONGEST_NAME] or 'paper'}.{kind.ending}"
    is_for_all = not is_exempt and not request.user.is_authenticated
    answer = HttpResponse(
        content,
        content_type=kind.content_type,
        headers={
            "Content-Disposition": content_disposition_header(True, name) or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "public, max-age=60",
        },
    )
    return made_for(answer, is_public=is_for_all)


def _stem(what: str, meeting: Any, in_full: bool) -> str:
    return f"{what} {meeting.day.isoformat()} {meeting.body}{' in full' if in_full else ''}"
