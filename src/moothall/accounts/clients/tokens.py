"""Tokens by which programs are known: made at random, shown once, and kept only as a digest."""

import hashlib
import secrets

PREFIX = "moothall_"  # so that a token left in a file is seen for what it is
BYTES = 32


def new_token() -> str:
    """Return a token that nobody can guess: 256 random bits."""
    return PREFIX + secrets.token_urlsafe(BYTES)


def digest_of(token: str) -> str:
    """Return what is kept of a token, which is too long to be guessed, so that no salt is needed."""
    return hashlib.sha256(token.encode()).hexdigest()
