"""Uploaded files that have not been taken in yet: private to the person who sent them, for a day."""

import json
import os
import re
import secrets
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from django.conf import settings

from moothall.ledgers.core.mapping import Mapping
from moothall.ledgers.files.ledger_file import OpenLedger, open_ledger
from moothall.ledgers.files.survey import Survey
from moothall.refusals import Fault, Invalid, Missing

LONGEST = 200_000_000  # bytes
LIFETIME = 24 * 60 * 60  # seconds
_KEY = re.compile(r"[A-Za-z0-9_-]{20,60}")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file between being sent and being taken in, with the ``mapping`` as corrected so far."""

    key: str
    partnership: str
    authority: str
    name: str
    by: str
    mapping: dict[str, Any] | None = None
    source: dict[str, Any] | None = None
    task: str = ""
    """The task that takes it in, if a worker does."""
    taken_in: int = 0
    """The number under which it was taken in, when its bytes are removed."""
    survey: dict[str, Any] | None = None
    """What the survey of its bytes found, so that no later step surveys it again."""

    @property
    def path(self) -> Path:
        """Where its bytes are."""
        return uploads_folder() / f"{self.key}.bytes"


def uploads_folder() -> Path:
    """Return the folder that holds them, which nobody else on the machine may open."""
    kept = Path(settings.MOOTHALL_DATA) / "waiting"
    kept.mkdir(mode=0o700, parents=True, exist_ok=True)
    return kept


def store_upload(pieces: Iterable[bytes], *, partnership: str, authority: str, name: str, by: str) -> Upload:
    """Store what was sent; refused, and nothing stored, if it is too long. Uploads a day old are removed."""
    remove_expired_uploads()
    waiting = Upload(secrets.token_urlsafe(24), partnership, authority, name, by)
    length = 0
    handle = os.open(waiting.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        for piece in pieces:
            length += len(piece)
            if length > LONGEST:
                waiting.path.unlink()
                raise Invalid(faults=[_too_long()])
            file.write(piece)
    return update_upload(waiting)


def open_upload(waiting: Upload, *, mapping: Mapping | None = None) -> OpenLedger:
    """Return a waiting file, opened; it is surveyed only the first time."""
    surveyed = Survey(**waiting.survey) if waiting.survey else None
    ledger = open_ledger(waiting.path, file=waiting.name, mapping=mapping, surveyed=surveyed)
    if surveyed is None:
        update_upload(replace(waiting, survey=asdict(ledger.survey)))
    return ledger


def update_upload(waiting: Upload) -> Upload:
    """Update what is known of a waiting file."""
    written = uploads_folder() / f"{waiting.key}.part"
    handle = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(waiting), file)
    written.replace(uploads_folder() / f"{waiting.key}.json")
    return waiting


def upload_of(key: str, *, partnership: str, by: str) -> Upload:
    """Return a file that ``by`` sent; to them, anybody else's does not exist."""
    try:
        said = (
            json.loads((uploads_folder() / f"{key}.json").read_text("utf-8")) if _KEY.fullmatch(key) else {}
        )
    except (OSError, ValueError):
        said = {}
    if (said.get("partnership"), said.get("by")) != (partnership, by):
        raise Missing("That file is no longer here: an upload is kept for a day. Send it again.")
    return Upload(**said)


def mark_taken_in(waiting: Upload, number: int) -> None:
    """Record the number under which a file was taken in, and remove its bytes; the record lasts a day."""
    update_upload(replace(waiting, taken_in=number))
    waiting.path.unlink(missing_ok=True)


def remove_upload(waiting: Upload) -> None:
    """Remove a file that was taken in or is not wanted."""
    for path in uploads_folder().glob(f"{waiting.key}.*"):
        path.unlink(missing_ok=True)


def remove_expired_uploads() -> None:
    """Remove every file that has waited for a day."""
    before = time.time() - LIFETIME
    for path in uploads_folder().iterdir():
        try:
            if path.stat().st_mtime < before:
                path.unlink()
        except FileNotFoundError:
            continue


def _too_long() -> Fault:
    return Fault(
        f"It is longer than {LONGEST // 1_000_000} MB",
        "ledger",
        fix="Take it in with moothall ledger take-in, which may be of any length.",
    )
