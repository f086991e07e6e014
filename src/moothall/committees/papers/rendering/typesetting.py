"""Setting a document as a tagged PDF (PDF/UA-1): the same bytes for the same data."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typst

from moothall.committees.papers.rendering.characters import STANDARD, displayed
from moothall.committees.papers.rendering.nodes import Node

TEMPLATES = Path(__file__).parent.parent / "typst"
AUTHOR = "Moothall"


@dataclass(frozen=True, slots=True)
class Leaf:
    """What begins on a page of its own, or ``flows`` on; ``mark`` stands at the top of each of its pages.

    ``after_pages`` is how many pages of an uploaded file are put in before it.
    """

    blocks: Sequence[Node]
    mark: str = ""
    after_pages: int = 0
    flows: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """A whole document; ``short`` stands at the foot of each page."""

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
    """Return a PDF of what is to be set over pages of other files: each with its size, number and mark."""
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
