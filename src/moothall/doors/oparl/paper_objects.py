"""The digest that OParl asks of a file, worked out once for each file that is kept."""

from datetime import datetime
from functools import lru_cache
from hashlib import sha512
from typing import Any

from django.utils import timezone

from moothall.doors.oparl.addresses import Addresses
from moothall.doors.oparl.agreed_bodies import AgreedBodies
from moothall.doors.oparl.body_objects import begun
from moothall.doors.oparl.responses import without_nothing
from moothall.matters.queries.public_meetings import PublishedPaper, RecordStamp
from moothall.papers.files.file_store import stored_file
from moothall.refusals import Refusal


def sha512_of(sha256: str) -> str:
    """Return the SHA-512 digest of the file with that SHA-256 digest; none where it is not kept here."""
    try:
        return _digest_of_file(sha256)
    except Refusal:
        return ""


@lru_cache(maxsize=4_096)
def _digest_of_file(sha256: str) -> str:
    return sha512(stored_file(sha256)).hexdigest()


def removed(
    at: Addresses, agreed: AgreedBodies, kind: str, name: str, stamp: RecordStamp, key: str = ""
) -> dict[str, Any]:
    """Return what is left of an object that was removed: its address and its times."""
    here = at.one(agreed.partnership, name, key or stamp.key)
    return {**dict(begun(kind, here, stamp.created_at, stamp.modified_at)), "deleted": True}


def paper(at: Addresses, agreed: AgreedBodies, of: PublishedPaper) -> dict[str, Any]:
    """Return a paper; of one that is kept back there is neither a name nor a file."""
    seen, partnership = of.seen, agreed.partnership
    consulted = [consultation(at, agreed, of, within=True)] if seen.item_key else []
    return without_nothing(
        [
            *begun(
                "Paper", at.one(partnership, "papers", seen.key), of.stamp.created_at, of.stamp.modified_at
            ),
            ("body", at.body(partnership, agreed.council_of(of.body))),
            ("name", seen.title),
            ("date", day_of(seen.published_at)),
            ("mainFile", file(at, agreed, of, within=True) if has_file(of) else None),
            ("consultation", consulted),
            ("moothall:exemptParagraphs", list(seen.exempt_paragraphs)),
            ("moothall:basis", seen.basis),
        ]
    )


def consultation(
    at: Addresses, agreed: AgreedBodies, of: PublishedPaper, *, within: bool = False
) -> dict[str, Any]:
    """Return the taking of a paper under an item; within the paper, it does not name it."""
    partnership = agreed.partnership
    here = at.one(partnership, "consultations", of.seen.key)
    return without_nothing(
        [
            *begun("Consultation", here, of.stamp.created_at, of.stamp.modified_at),
            ("paper", "" if within else at.one(partnership, "papers", of.seen.key)),
            ("agendaItem", at.one(partnership, "agenda-items", of.seen.item_key)),
            ("meeting", at.one(partnership, "meetings", of.meeting_key)),
            ("organization", [at.one(partnership, "organizations", of.body)]),
        ]
    )


def file(
    at: Addresses, agreed: AgreedBodies, of: PublishedPaper, *, within: bool = False, text: str = ""
) -> dict[str, Any]:
    """Return the latest version of a public paper; within the paper, it does not name it."""
    seen, partnership = of.seen, agreed.partnership
    return without_nothing(
        [
            *begun("File", at.one(partnership, "files", seen.key), of.stamp.created_at, of.stamp.modified_at),
            ("name", seen.title),
            ("fileName", seen.name),
            ("mimeType", seen.media_type),
            ("date", day_of(seen.uploaded_at)),
            ("size", seen.size),
            ("sha512Checksum", sha512_of(seen.sha256)),
            ("text", text),
            ("accessUrl", at.content(partnership, seen.key)),
            ("downloadUrl", at.page("paper", partnership=partnership, key=seen.key, number=seen.version)),
            ("paper", [] if within else [at.one(partnership, "papers", seen.key)]),
            ("moothall:version", seen.version),
            ("moothall:sha256", seen.sha256),
        ]
    )


def has_file(of: PublishedPaper) -> bool:
    """Say whether everybody may have the file of a paper."""
    return of.seen.version is not None and not of.seen.is_kept_back


def day_of(value: datetime | None) -> str:
    """Return the day of a moment here."""
    return timezone.localtime(value).date().isoformat() if value else ""
