"""Where the files of lines stand, and what is left there when a writer was stopped."""

import fcntl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


def folder() -> Path:
    """Return the folder that holds the files of lines, made now if it is not there."""
    kept = Path(settings.MOOTHALL_DATA) / "ledgers"
    kept.mkdir(mode=0o700, parents=True, exist_ok=True)
    return kept


def full_path(path: str) -> Path:
    """Return where a file stands, of which the path within the folder is recorded."""
    return folder() / path


@contextmanager
def writing() -> Iterator[None]:
    """Hold off the removal of leftovers while a file is written and recorded; a kill lets go of it."""
    with (folder() / ".writing").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_SH)
        yield


def remove_leftovers(recorded: Iterable[str]) -> list[Path]:
    """Remove the files that no row records, and return them; nothing is removed while anybody writes.

    ``recorded`` is read only once nobody writes, so give a query that has not been asked yet.
    """
    with (folder() / ".writing").open("w") as turn:
        try:
            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return []
        known = {full_path(path) for path in recorded}
        found = [path for path in folder().rglob("*.parquet*") if path not in known]
        for path in found:
            path.unlink()
        return found
