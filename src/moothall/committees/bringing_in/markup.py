"""Markup that other systems put into their fields, as plain paragraphs."""

import html

from lxml import etree
from lxml import html as markup

BLOCKS = frozenset(("p", "div", "li", "tr", "br", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol"))
NOT_READ = frozenset(("script", "style", "head", "title"))


def line(text: str) -> str:
    """Return text on one line. Some systems write their characters twice over, so they are read twice."""
    return " ".join(html.unescape(html.unescape(text)).split())


def plain(text: str) -> str:
    """Return the paragraphs of a piece of markup with a blank line between, and none of the markup."""
    unescaped = html.unescape(text)
    if not unescaped.strip():
        return ""
    try:
        root = markup.fragment_fromstring(unescaped, create_parent="div")
    except (etree.ParserError, ValueError):
        return line(text)
    pieces: list[str] = []
    _walk(root, pieces)
    paragraphs = (" ".join(each.split()) for each in "".join(pieces).split("\n"))
    return "\n\n".join(each for each in paragraphs if each)


def _walk(element: etree._Element, pieces: list[str]) -> None:
    """Gather the text under an element; each block stands on lines of its own."""
    name = element.tag if isinstance(element.tag, str) else ""
    if name in NOT_READ or not name:
        return
    edge = "\n" if name in BLOCKS else ""
    pieces.append(edge + ("- " if name == "li" else "") + (element.text or ""))
    for child in element:
        _walk(child, pieces)
        pieces.append(child.tail or "")
    pieces.append(edge)
