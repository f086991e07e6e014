"""Typesetting a document as a tagged PDF (PDF/UA-1), in characters that its fonts can show.

The same data gives the same bytes.
"""

import json
import re
import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import typst

from moothall.papers.core.document_nodes import Node

STANDARD: Final = "ua-1"
MOST_TRIED = 300  # characters, in one document, that a font may lack
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
    """Return data with every text in a form that the fonts can show."""
    unsure = {letter for text in _texts(data) for letter in text} - _SURE
    shown = {} if only_sure else _tried(unsure)
    lost = {ord(letter): f"[U+{ord(letter):04X}]" for letter in unsure if not shown.get(letter)}
    return _with(data, lost)


def spaced(text: str) -> str:
    """Return text without invisible characters, and with places where a very long word may be broken."""
    return _LONG.sub(_broken, _SPACES.sub(" ", text))


def _broken(found: re.Match[str]) -> str:
    word = found[0]
    return " ".join(word[at : at + _PART * 3] for at in range(0, len(word), _PART * 3))


def _tried(letters: set[str]) -> dict[str, bool]:
    """Return whether each letter can be shown: tried all at once, then one by one if that fails."""
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


TEMPLATES = Path(__file__).parent / "typst"
AUTHOR = "Moothall"


@dataclass(frozen=True, slots=True)
class Leaf:
    """What begins on a page of its own, or ``flows`` on; ``mark`` is at the top of each of its pages.

    ``after_pages`` is how many pages of an uploaded file go in before it.
    """

    blocks: Sequence[Node]
    mark: str = ""
    after_pages: int = 0
    flows: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """A whole document; ``short`` is at the foot of each page."""

    title: str
    short: str
    cover: Sequence[Node]
    leaves: Sequence[Leaf] = ()


def typeset(setting: Setting) -> bytes:
    """Return a document as a PDF. A character that no font has is written as its number."""
    data = {
        "title": setting.title,
        "short": setting.short,
        "author": AUTHOR,
        "cover": list(setting.cover),
        "leaves": [
            {
                "mark": leaf.mark,
                "after_pages": leaf.after_pages,
                "flows": leaf.flows,
                "blocks": list(leaf.blocks),
            }
            for leaf in setting.leaves
        ],
    }
    try:
        return _compiled("document.typ", displayed(data))
    except typst.TypstError:
        return _compiled("document.typ", displayed(data, only_sure=True))


def marks(pages: Sequence[Node]) -> bytes:
    """Return a PDF of overlays for the pages of other files, each with its size, number and mark."""
    return _compiled("marks.typ", displayed(list(pages)), is_tagged=False)


def _compiled(template: str, data: object, *, is_tagged: bool = True) -> bytes:
    return typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=[STANDARD] if is_tagged else [],
        pdf_tags=is_tagged,
        timestamp=0,
    )
