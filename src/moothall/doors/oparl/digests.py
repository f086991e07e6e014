"""The digest that OParl asks of a file, worked out once for each file that is kept."""

from functools import lru_cache
from hashlib import sha512

from moothall.committees.papers.keeping import kept
from moothall.refusals import Refusal


def sha512_of(sha256: str) -> str:
    """Return the SHA-512 digest of the file with that SHA-256 digest; none where it is not kept here."""
    try:
        return _worked_out(sha256)
    except Refusal:
        return ""


@lru_cache(maxsize=4_096)
def _worked_out(sha256: str) -> str:
    return sha512(kept(sha256)).hexdigest()
