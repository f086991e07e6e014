"""Markdown as HTML that is safe on a page: nothing in it runs, styles or fetches anything."""

import nh3

from moothall.committees.papers.reading.markdown import MARKDOWN

_TAGS = {
    "p", "br", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr",
    "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_HEADINGS = {f"h{level}": f"h{min(level + 2, 6)}" for level in range(1, 7)}


def as_html(text: str) -> str:
    """Return Markdown as HTML, with its headings two levels down: a page has its own."""
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
