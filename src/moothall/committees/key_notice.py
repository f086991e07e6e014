"""The notice that a key decision needs: given in time, or one of the lawful exceptions relied on instead."""

from moothall.committees.models import Decision


def refuse_without_key_notice(decision: Decision) -> None:
    """Refuse a key decision of which no notice was given, with what can still be done."""
