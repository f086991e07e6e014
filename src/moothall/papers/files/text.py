"""The words of a file, as blocks and as text. It may have none: a scanned page is only a picture."""

from collections.abc import Callable
from dataclasses import dataclass

from moothall.papers.core.blocks import Block, text_of
from moothall.papers.core.file_kind import FileKind
from moothall.papers.core.markdown import read_markdown, read_plain
from moothall.papers.files.docx import read_word
from moothall.papers.files.odt import read_opendocument
from moothall.papers.files.pdf import read_pdf

MOST_KEPT = 4_000_000  # characters
_READERS: dict[FileKind, Callable[[bytes], tuple[Block, ...]]] = {
    FileKind.WORD: read_word,
    FileKind.OPEN_DOCUMENT: read_opendocument,
    FileKind.PDF: read_pdf,
    FileKind.MARKDOWN: lambda content: read_markdown(content.decode()),
    FileKind.PLAIN: lambda content: read_plain(content.decode()),
}


@dataclass(frozen=True, slots=True)
class PaperText:
    """The words found in a file."""

    text: str
    has_text: bool

    @property
    def remark(self) -> str:
        """What must be said of a file without words; empty if it has some."""
        if self.has_text:
            return ""
        return (
            "No words were found in this file: its pages are pictures. It cannot be searched or read aloud. "
            "Upload the file that was scanned, or recognise its text first."
        )


def blocks_of(content: bytes, kind: FileKind) -> tuple[Block, ...]:
    """Return the words of a checked file as blocks."""
    return _READERS[kind](content)


def words_in(content: bytes, kind: FileKind) -> PaperText:
    """Return the words of a checked file as text, by paragraphs."""
    text = text_of(blocks_of(content, kind))[:MOST_KEPT].replace("\x00", "")
    return PaperText(text, any(letter.isalnum() for letter in text))
