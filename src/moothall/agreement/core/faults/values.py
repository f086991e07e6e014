"""A value that was given, as a fault speaks of it."""

from typing import Any


def quoted(value: Any) -> str:
    """Return a value in quotes, shortened where it is long; a list or a mapping is called one."""
    if value is None or isinstance(value, list | tuple | dict):
        return kind_of(value)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    text = " ".join(text.split())
    text = text if len(text) <= 60 else f"{text[:59]}…"
    return f"“{text}”" if isinstance(value, str) else text


def kind_of(value: Any) -> str:
    """Say what sort of value it is."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, dict):
        return "a group of fields"
    return "text" if isinstance(value, str) else "a number"
