"""Markdown and plain text as blocks, and as HTML that is safe on a page.

HTML typed in it is shown as text.
"""

import re
from collections.abc import Iterable, Iterator

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from moothall.papers.core.blocks import (
    Block,
    Code,
    HeadingBlock,
    Listing,
    Paragraph,
    Quotation,
    Span,
    Spans,
    Table,
    words_of,
)

MARKDOWN = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable("table")
LINKS = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)


def read_markdown(text: str) -> tuple[Block, ...]:
    """Return text in Markdown as blocks."""
    tokens: list[Token] = MARKDOWN.parse(text)
    return tuple(_blocks(SyntaxTreeNode(tokens).children))


def read_plain(text: str) -> tuple[Block, ...]:
    """Return plain text as paragraphs, which are separated by empty lines."""
    paragraphs = re.split(r"\r?\n[ \t]*\r?\n", text.lstrip("\ufeff"))
    return tuple(Paragraph((Span(" ".join(each.split())),)) for each in paragraphs if each.strip())


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        if (block := _block(node)) is not None:
            yield block


def _block(node: SyntaxTreeNode) -> Block | None:
    match node.type:
        case "heading":
            return HeadingBlock(int(node.tag[1]), _inline(node))
        case "paragraph":
            return Paragraph(_inline(node))
        case "bullet_list":
            return Listing(_entries(node))
        case "ordered_list":
            return Listing(_entries(node), is_numbered=True, starts_at=int(node.attrs.get("start", 1)))
        case "blockquote":
            return Quotation(tuple(_blocks(node.children)))
        case "table":
            return _table(node)
        case "fence" | "code_block" | "html_block":
            return Code(node.content.rstrip("\n"))
        case _:
            return None


def _entries(node: SyntaxTreeNode) -> tuple[tuple[Block, ...], ...]:
    return tuple(tuple(_blocks(entry.children)) for entry in node.children)


def _table(node: SyntaxTreeNode) -> Table:
    lines = [row for part in node.children for row in part.children]
    rows = [tuple(_inline(cell) for cell in row.children) for row in lines]
    return Table(rows[0], tuple(rows[1:]))


def _inline(node: SyntaxTreeNode) -> Spans:
    return tuple(span for child in node.children for span in _spans(child.children, Span("")))


def _spans(nodes: Iterable[SyntaxTreeNode], manner: Span) -> Iterator[Span]:
    """Yield words with their style: that of everything they are nested in."""
    for node in nodes:
        match node.type:
            case "strong" | "em" | "link":
                yield from _spans(node.children, _within(node, manner))
            case "code_inline":
                yield Span(node.content, manner.is_bold, manner.is_italic, True, manner.link)
            case "softbreak" | "hardbreak":
                yield _said(" ", manner)
            case "image":
                yield _said(words_of(_spans(node.children, manner)), manner)
            case _:
                yield _said(node.content, manner)


def _within(node: SyntaxTreeNode, manner: Span) -> Span:
    link = str(node.attrs.get("href", "")) if node.type == "link" else ""
    return Span(
        "",
        manner.is_bold or node.type == "strong",
        manner.is_italic or node.type == "em",
        link=link if LINKS.fullmatch(link) else manner.link,
    )


def _said(text: str, manner: Span) -> Span:
    return Span(text, manner.is_bold, manner.is_italic, manner.is_code, manner.link)


_TAGS = {
    "p", "br", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr",
    "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_HEADINGS = {f"h{level}": f"h{min(level + 2, 6)}" for level in range(1, 7)}


def as_html(text: str) -> str:
    """Return Markdown as HTML, with its headings two levels down, because a page has its own."""
    tokens = MARKDOWN.parse(text)
    for token in tokens:
        token.tag = _HEADINGS.get(token.tag, token.tag)
    rendered: str = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
    return nh3.clean(
        rendered,
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow",
    )
