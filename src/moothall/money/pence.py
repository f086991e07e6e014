"""Money in whole pence: how it is written for people, and how what they write is read.

Inside Moothall an amount is an ``int`` of pence, and nothing else. Pounds appear only on pages and in files.
"""

import re

from moothall.refusals import Invalid

MINUS = "\N{MINUS SIGN}"  # unlike a hyphen, it lines up with the figures in a column
_EXAMPLES = "Write it like £1,234.56, 1234.5, -12 or (12.50)."
_PARTS_OF_A_PENNY = re.compile(r"[0-9]\.[0-9]{3,}\b")
_AMOUNT = re.compile(
    r"(?P<open>\()?(?P<before>-)?£?(?P<after>-)?"
    r"(?P<pounds>[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15}|(?=\.))(?:\.(?P<pence>[0-9]{1,2}))?(?P<close>\))?"
)


def pounds(pence: int, *, pence_shown: bool = True) -> str:
    """Return ``pence`` as it is written on a page: ``£1,234.56``, with a minus sign in front when below zero.

    With ``pence_shown=False`` the amount is rounded to the nearest pound, and an exact half away from
    nothing: 50 pence is £1, and minus 50 pence is minus £1. What rounds to nothing has no sign.
    """
    refuse_unless_whole(pence)
    whole, part = divmod(abs(pence), 100)
    if pence_shown:
        return f"{MINUS if pence < 0 else ''}£{whole:,}.{part:02}"
    whole = (abs(pence) + 50) // 100
    return f"{MINUS if pence < 0 < whole else ''}£{whole:,}"


def parse_pounds(text: str) -> int:
    """Return the whole pence that ``text`` writes in pounds.

    The pound sign, thousands commas and pence may be left out. An amount below zero has a hyphen or a minus
    sign before the figure, or brackets round it. Anything else is refused; nothing is rounded.
    """
    found = _AMOUNT.fullmatch(text.strip().replace(MINUS, "-"))
    if not found or not _is_signed_once(found):
        wrong = "has parts of a penny" if _PARTS_OF_A_PENNY.search(text) else "is not an amount in pounds"
        raise Invalid(f"{text!r} {wrong}. {_EXAMPLES}", text=text)
    whole = int(found["pounds"].replace(",", "") or "0")
    amount = whole * 100 + int((found["pence"] or "").ljust(2, "0"))
    return -amount if found["before"] or found["after"] or found["open"] else amount


def refuse_unless_whole(pence: object) -> None:
    """Refuse an amount that is not whole pence: a float, a decimal or words."""
    if isinstance(pence, bool) or not isinstance(pence, int):
        raise Invalid(f"{pence!r} is not whole pence. Give £12.34 as 1234.", pence=pence)


def _is_signed_once(found: re.Match[str]) -> bool:
    """Whether any brackets pair up, and no second sign also makes the amount negative."""
    signs = (found["open"], found["before"], found["after"])
    return bool(found["open"]) == bool(found["close"]) and sum(map(bool, signs)) <= 1
