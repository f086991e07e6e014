"""Agenda packs, cached under the digest of what they are made from."""

import tempfile
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from moothall.papers.core.document_inputs import PackInput
from moothall.papers.files.agenda_pack import pack

MOST_KEPT = 100
_ROOM = Path(__file__).parent.parent


def cached_pack(given: PackInput) -> bytes:
    """Return an agenda pack, from the cache if nothing in it has changed.

    The caller must first have gathered everything in it, so nobody is given more than they may have.
    """
    digest = sha256(_made_by() + repr(given).encode("utf-8", "surrogatepass")).hexdigest()
    place = Path(settings.MOOTHALL_DATA) / "packs" / f"{digest}.pdf"
    with suppress(OSError):
        return place.read_bytes()
    written = pack(given)
    with suppress(OSError):  # it can always be bound again
        _keep(place, written)
    return written


def _keep(place: Path, content: bytes) -> None:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, prefix=".coming-", delete=False) as file:
        file.write(content)
    Path(file.name).replace(place)
    latest_first = sorted(place.parent.glob("*.pdf"), key=lambda each: -each.stat().st_mtime)
    for each in latest_first[MOST_KEPT:]:
        each.unlink(missing_ok=True)


@cache
def _made_by() -> bytes:
    """Return the digest of the code that binds packs, so that a new version makes them afresh."""
    files = sorted(each for each in _ROOM.rglob("*") if each.suffix in (".py", ".typ"))
    return sha256(b"".join(each.read_bytes() for each in files)).digest()
