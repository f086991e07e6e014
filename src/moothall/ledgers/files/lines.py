"""The lines of a ledger as a Parquet file, written whole or not at all and checked against its digest."""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from django.conf import settings

from moothall.ledgers.core.line import FIELDS


def lines_folder() -> Path:
    """Return the folder that holds the files of lines, made now if it is not there."""
    kept = Path(settings.MOOTHALL_DATA) / "ledgers"
    kept.mkdir(mode=0o700, parents=True, exist_ok=True)
    return kept


def full_path(path: str) -> Path:
    """Return the full path of a file whose path within the folder is recorded."""
    return lines_folder() / path


@contextmanager
def lines_lock() -> Iterator[None]:
    """Prevent the removal of leftovers while a file is written and recorded; killing the process frees it."""
    with (lines_folder() / ".writing").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_SH)
        yield


def remove_leftovers(recorded: Iterable[str]) -> list[Path]:
    """Remove the files that no row records, and return them; nothing is removed while anybody is writing.

    ``recorded`` is read only once nobody is writing, so give a query that has not been evaluated.
    """
    with (lines_folder() / ".writing").open("w") as turn:
        try:
            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return []
        known = {full_path(path) for path in recorded}
        found = [path for path in lines_folder().rglob("*.parquet*") if path not in known]
        for path in found:
            path.unlink()
        return found


ROWS_IN_A_GROUP = 500_000

SCHEMA = FIELDS.insert(0, pa.field("authority", pa.string(), nullable=False))
"""The columns of a stored line: the council, and the line."""


class LineFile:
    """A file of one council's lines being written, under a name that nobody reads yet."""

    def __init__(self, authority: str) -> None:
        """Begin an empty file."""
        handle, name = tempfile.mkstemp(suffix=".parquet.part", dir=lines_folder())
        os.close(handle)
        self.path = Path(name)
        self._authority = authority
        self._waiting: list[pa.RecordBatch] = []
        self._count = 0
        self._writer = pq.ParquetWriter(self.path, SCHEMA, compression="zstd")

    def add(self, lines: pa.RecordBatch) -> None:
        """Write these lines, which are gathered until they fill a row group."""
        whose = pa.array([self._authority] * lines.num_rows, pa.string())
        columns = [whose, *(lines[name] for name in FIELDS.names)]
        self._waiting.append(pa.RecordBatch.from_arrays(columns, schema=SCHEMA))
        self._count += lines.num_rows
        if self._count >= ROWS_IN_A_GROUP:
            self._write()

    def finish(self) -> str:
        """Flush the whole file to disk and return its digest."""
        self._write()
        self._writer.close()
        with self.path.open("rb") as file:
            os.fsync(file.fileno())
            return hashlib.file_digest(file, "sha256").hexdigest()

    def remove(self) -> None:
        """Remove what was written."""
        self._writer.close()
        self.path.unlink(missing_ok=True)

    def _write(self) -> None:
        if self._waiting:
            self._writer.write_table(pa.Table.from_batches(self._waiting), row_group_size=ROWS_IN_A_GROUP)
        self._waiting, self._count = [], 0


def put_in_place(written: Path, place: Path) -> None:
    """Give a finished file the name by which it is read."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    written.replace(place)
    for changed in (place.parent, place.parent.parent):
        _on_disk(changed)


def file_digest(path: Path) -> str:
    """Return the digest of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_lines(path: Path, authority: str, batches: Iterable[pa.RecordBatch]) -> Path:
    """Write one council's lines to ``path``."""
    file = LineFile(authority)
    for lines in batches:
        file.add(lines)
    file.finish()
    put_in_place(file.path, path)
    return path


def _on_disk(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
