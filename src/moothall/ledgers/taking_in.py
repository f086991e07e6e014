"""Taking a ledger in: read to the end and written out first, then recorded, all in one short transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from moothall.ledgers import operations
from moothall.ledgers.conflicts import AlreadyTakenIn
from moothall.ledgers.core.line import KeptBack
from moothall.ledgers.core.mapping import Mapping
from moothall.ledgers.core.reconcile import Control
from moothall.ledgers.core.repeats import Content
from moothall.ledgers.lines.folder import remove_leftovers, writing
from moothall.ledgers.lines.writing import LineFile
from moothall.ledgers.models import LedgerFile
from moothall.ledgers.prepared import Prepared
from moothall.ledgers.reading.batches import batches
from moothall.ledgers.reading.opening import Opened, open_ledger
from moothall.ledgers.waiting import remove_expired

Progress = Callable[[int, int], None]
"""Told the bytes read so far, and the bytes in all."""


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """What a file comes to, read to its end: nothing is kept of it."""

    control: Control
    kept_back: list[KeptBack]
    content: str
    """The digest of its lines, in any order."""


def take_in(
    *,
    partnership: str,
    authority: str,
    content: Path | bytes,
    name: str,
    mapping: Mapping,
    by: str,
    as_post: str = "",
    although_repeated: str = "",
    basis: Literal["sourced", "illustrative"] = "sourced",
    source: dict[str, Any] | None = None,
    progress: Progress | None = None,
) -> int:
    """Take a council's file in, whole or not at all; return its number.

    Refused if its bytes or its lines stand already, and if a month does, unless ``although_repeated`` says
    why it is taken in all the same.
    """
    remove_leftovers(LedgerFile.objects.values_list("path", flat=True))
    ledger = open_ledger(content, file=name, mapping=mapping)
    _refuse_same_bytes(partnership, authority, ledger)
    with writing():
        file = LineFile(authority)
        try:
            read = look_through(ledger, mapping, file, progress)
            prepared = Prepared(
                name,
                ledger.sha256,
                read.content,
                mapping,
                read.control,
                read.kept_back,
                file.path,
                file.finish(),
            )
            return operations.store(
                partnership=partnership,
                authority=authority,
                prepared=prepared,
                by=by,
                as_post=as_post,
                although_repeated=although_repeated,
                basis=basis,
                source=source or {},
            )
        finally:
            file.remove()


def tidy_up() -> None:
    """Remove what a stopped process has left: files of lines that nothing records, and old uploads."""
    remove_leftovers(LedgerFile.objects.values_list("path", flat=True))
    remove_expired()


def _refuse_same_bytes(partnership: str, authority: str, ledger: Opened) -> None:
    """Refuse before a long file is read what would be refused after it."""
    standing = LedgerFile.objects.filter(partnership=partnership, authority=authority, reversal=None)
    if earlier := standing.filter(sha256=ledger.sha256).first():
        raise AlreadyTakenIn(
            f"This is the same file as {earlier.name}. Reverse that one first if it is to be read anew.",
            file=earlier.pk,
        )


def look_through(
    ledger: Opened, mapping: Mapping, file: LineFile | None = None, progress: Progress | None = None
) -> LookedThrough:
    """Read a file to its end; its lines are written to ``file`` if one is given."""
    content, kept_back = Content(), list[KeptBack]()
    control = None
    for batch in batches(ledger, mapping):
        if file:
            file.add(batch.lines)
        content.add(batch.lines)
        kept_back += batch.kept_back
        control = batch.control
        if progress:
            progress(batch.bytes_read, batch.of_bytes)
    assert control is not None, "a file with no lines is refused as it is read"
    return LookedThrough(control, kept_back, content.digest)
