"""The record of a decision, a forward plan and a register of decisions, as PDFs."""

from collections.abc import Iterator

from moothall.papers.core.document_inputs import ListInput, NoticeInput
from moothall.papers.core.document_nodes import ILLUSTRATIVE, Node, facts, heading, nodes, notice, paragraph
from moothall.papers.core.exemption import kept_back_because
from moothall.papers.core.markdown import read_markdown
from moothall.papers.files.typesetter import Leaf, Setting, typeset

_LONGEST_FOOT = 70


def decision_notice(given: NoticeInput) -> bytes:
    """Return the record of a decision as a PDF."""
    first = [notice(ILLUSTRATIVE)] if given.is_illustrative else []
    kept_back = (
        kept_back_because(given.exempt_paragraphs, given.public_interest) if given.exempt_paragraphs else []
    )
    cover = [*first, facts([("Decision", [given.title]), ("Decided by", [given.holder]), *given.facts])]
    texts = [*map(paragraph, kept_back), *_texts(given)]
    return typeset(Setting("Record of a decision", _foot(given.title), [*cover, *texts]))


def printed_list(given: ListInput) -> bytes:
    """Return a list as a PDF, such as a forward plan or a register of decisions."""
    cover = [facts([("Partnership", [given.partnership])]), *map(paragraph, given.summary)]
    if not given.entries:
        return typeset(Setting(given.title, _foot(given.title), [*cover, paragraph(given.none)]))
    entries = [node for title, rows in given.entries for node in (heading(title, 1), facts(rows))]
    return typeset(Setting(given.title, _foot(given.title), cover, [Leaf(entries, flows=True)]))


def _texts(given: NoticeInput) -> Iterator[Node]:
    for title, text in given.texts:
        if text.strip():
            yield heading(title, 1)
            yield from nodes(read_markdown(text), under=1)
    if given.deadlines:
        yield heading("Deadlines", 1)
        yield from map(paragraph, given.deadlines)


def _foot(title: str) -> str:
    return title if len(title) <= _LONGEST_FOOT else f"{title[: _LONGEST_FOOT - 1]}…"
