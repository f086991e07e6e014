"""Pounds where pence are meant: what is wrong with an amount, and how it is written in pence."""

from typing import Any

from moothall.agreement.core.faults.values import quoted
from moothall.money import parse_pounds
from moothall.refusals import Invalid

_HOW = "Write it in whole pence, without a £ sign, commas or quotes: £500 is 50000."


def money_words(value: Any) -> tuple[str, str]:
    """Return what is wrong with an amount that should be whole pence, and how to mend it."""
    if value is None:
        return "is empty", _HOW
    message = f"{quoted(value)} is not whole pence"
    if isinstance(value, float) or (isinstance(value, str) and ("£" in value or "." in value)):
        return message, _in_pence(value)
    if isinstance(value, str) and value.strip().isdigit():
        return f"{message}, because it is in quotes", f"Write it without quotes, and in pence: {int(value)}."
    return message, _HOW


def _in_pence(value: float | str) -> str:
    """Say how an amount of pounds is written in pence."""
    text = f"{value:.2f}" if isinstance(value, float) and abs(value) < 1e12 else str(value)
    if isinstance(value, float) and float(text) != value:
        return _HOW
    try:
        pence = parse_pounds(text)
    except Invalid:
        return _HOW
    return f"Write £{text.strip().removeprefix('£')} as {pence}."
