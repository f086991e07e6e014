"""Which characters the fonts of a PDF can show; one that they cannot is written as its number."""

import re
import string
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

import typst

STANDARD: Final = "ua-1"
MOST_TRIED = 300  # characters that no font is sure to have, in one document
_SURE = frozenset(
    string.ascii_letters
    + string.digits
    + string.punctuation
    + " \u00a0–—‘’“”…•€"
    + "".join(map(chr, range(0xA1, 0x180)))
) - {"\u00ad"}
_LONG = re.compile(r"\S{60,}")
_PART = 20
_SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")


def displayed(data: Any, *, only_sure: bool = False) -> Any:
    """Return data with every text in it as the fonts can show it."""
    unsure = {letter for text in _texts(data) for letter in text} - _SURE
    shown = {} if only_sure else _tried(unsure)
    lost = {ord(letter): f"[U+{ord(letter):04X}]" for letter in unsure if not shown.get(letter)}
    return _with(data, lost)


def spaced(text: str) -> str:
    """Return text without what cannot be seen, and with places at which a very long word may be broken."""
    return _LONG.sub(_broken, _SPACES.sub(" ", text))


def _broken(found: re.Match[str]) -> str:
    word = found[0]
    return " ".join(word[at : at + _PART * 3] for at in range(0, len(word), _PART * 3))


def _tried(letters: set[str]) -> dict[str, bool]:
    """Say of each letter whether it can be shown: all at once where they can, or else one by one."""
    some = sorted(letters)[:MOST_TRIED]
    if _can_show("".join(some)):
        return dict.fromkeys(some, True)
    return {letter: _can_show(letter) for letter in some}


@lru_cache(maxsize=4_000)
def _can_show(text: str) -> bool:
    source = '#set document(title: "t")\n#set text(lang: "en", font: "Libertinus Serif")\n#sys.inputs.text'
    try:
        typst.compile(
            source.encode(),
            ignore_system_fonts=True,
            sys_inputs={"text": text},
            format="pdf",
            pdf_standards=STANDARD,
        )
    except (typst.TypstError, UnicodeEncodeError):
        return False
    return True


def _texts(data: Any) -> Iterable[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for each in data.values():
            yield from _texts(each)
    elif isinstance(data, list):
        for each in data:
            yield from _texts(each)


def _with(data: Any, lost: dict[int, str]) -> Any:
    if isinstance(data, str):
        return spaced(data).translate(lost) if lost or not data.isascii() else spaced(data)
    if isinstance(data, dict):
        return {key: _with(each, lost) for key, each in data.items()}
    if isinstance(data, list):
        return [_with(each, lost) for each in data]
    return data
