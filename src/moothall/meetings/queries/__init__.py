"""Reading meetings: frozen answers, with nothing in them that the reader may not have."""

from moothall.meetings.queries.meetings import meetings_of

__all__ = [
    "meetings_of",
]
