"""The agenda of a meeting with all its papers, as one PDF: for the public, or in full."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from moothall.papers.core.blocks import Block
from moothall.papers.core.document_inputs import AgendaTexts, ItemInput, OpenPaper, PackInput, WithheldPaper
from moothall.papers.core.document_nodes import (
    Node,
    contents,
    cover_of,
    foot_of,
    heading,
    nodes,
    notice,
    paragraph,
)
from moothall.papers.core.exemption import kept_back_because, mark_of
from moothall.papers.core.file_kind import FileKind
from moothall.papers.core.markdown import read_markdown
from moothall.papers.core.record_fields import values_shown
from moothall.papers.files.pdf import pages_in
from moothall.papers.files.pdf_union import AttachedFile, join_files
from moothall.papers.files.text import blocks_of
from moothall.papers.files.typesetter import Leaf, Setting, typeset

_AS_THEY_CAME = "Uploaded PDF files are included as they are, and are only as accessible as they were."
_NO_WORDS = "Its pages are pictures, with no words that can be searched or read aloud."
_FULL = "In full, including what is not for publication. Give it only to people who may read it."
_DRAFT = "Draft: this agenda is not published."


def pack(given: PackInput) -> bytes:
    """Return the agenda pack as a PDF."""
    bound = _Bound()
    for item in given.items:
        _add_item(bound, item)
    for paper in given.papers:
        _add_paper(bound, paper, under=0)
    meeting = given.meeting
    setting = Setting(
        f"Agenda: {meeting.title or meeting.body}",
        foot_of(meeting),
        [*_said_first(given, bound), *cover_of(meeting), *([contents("Agenda")] if given.items else [])],
        [*([] if given.items else [_empty()]), *bound.leaves],
    )
    return join_files(typeset(setting), bound.files)


@dataclass
class _Bound:
    """What has been bound so far; ``waiting`` is how many pages go in before the next leaf.

    ``flows`` says whether something brief can follow on the last page.
    """

    leaves: list[Leaf] = field(default_factory=list)
    files: list[AttachedFile] = field(default_factory=list)
    waiting: int = 0

    flows: bool = False

    def add(self, blocks: Sequence[Node], mark: str = "", *, is_brief: bool = False) -> None:
        """Add something that begins on a page of its own; brief things follow one another on a page."""
        flows = is_brief and self.flows and not mark and not self.waiting
        self.leaves.append(Leaf(blocks, mark, self.waiting, flows))
        self.waiting, self.flows = 0, is_brief and not mark

    def attach(self, blocks: Sequence[Node], file: AttachedFile) -> None:
        """Add a page that is followed by those of a file."""
        self.add(blocks, file.mark)
        self.files.append(file)
        self.waiting = pages_in(file.content)


def _said_first(given: PackInput, bound: _Bound) -> list[Node]:
    said = [(_DRAFT, given.is_draft), (_FULL, given.is_full), (_AS_THEY_CAME, bool(bound.files))]
    return [
        notice(sentence) if sentence != _AS_THEY_CAME else paragraph(sentence)
        for sentence, is_so in said
        if is_so
    ]


def _empty() -> Leaf:
    return Leaf([heading("Agenda", 1), paragraph("There is nothing on this agenda yet.")])


def _add_item(bound: _Bound, item: ItemInput) -> None:
    said = [
        (f"Withdrawn: {item.withdrawn_because}", item.withdrawn_because),
        (f"A late item. The chair’s special reasons: {item.late_because}", item.late_because),
        ("A key decision.", item.is_key),
        ("The public is to be excluded while this is taken.", item.is_private),
    ]
    blocks = [
        heading(f"{item.number}. {item.title}", 1),
        *(paragraph(words) for words, is_so in said if is_so),
    ]
    if item.exempt_paragraphs:
        blocks += map(paragraph, kept_back_because(item.exempt_paragraphs, item.public_interest))
    texts = list(values_shown(item, of=AgendaTexts))
    for each in texts:
        if each.lines[0].strip():
            blocks += [heading_within(each.words), *nodes(read_markdown(each.lines[0]), under=2)]
    shows_more = item.exempt_paragraphs and texts
    bound.add(blocks, mark_of(item.exempt_paragraphs) if shows_more else "", is_brief=not item.papers)
    for paper in item.papers:
        _add_paper(bound, paper, under=1)


def heading_within(text: str) -> Node:
    """Return a heading that is left out of the table of contents."""
    return heading(text, 2) | {"outlined": False, "bookmarked": False}


def _add_paper(bound: _Bound, paper: OpenPaper | WithheldPaper, *, under: int) -> None:
    if isinstance(paper, WithheldPaper):
        reason = kept_back_because(paper.paragraphs, paper.public_interest)
        bound.add([heading(f"Paper {paper.number}", under + 1), *map(paragraph, reason)])
        return
    label = f"file-{len(bound.files)}"
    top = heading(f"{paper.number} {paper.title}", under + 1)
    mark = mark_of(paper.paragraphs)
    if paper.kind is FileKind.PDF:
        follows = _follows(pages_in(paper.content), paper.has_text)
        bound.attach([top | {"label": label}, *follows], AttachedFile(label, paper.content, mark))
        return
    bound.add([top, *nodes(_without_title(blocks_of(paper.content, paper.kind)), under=under + 1)], mark)


def _follows(pages: int, has_text: bool) -> list[Node]:
    word = "page" if pages == 1 else "pages"
    return [paragraph(f"The paper follows: {pages} {word}."), *([] if has_text else [paragraph(_NO_WORDS)])]


def _without_title(blocks: Sequence[Block]) -> Sequence[Block]:
    return blocks or read_markdown("This file has no words.")
