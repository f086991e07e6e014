"""The kinds of file that a paper may be, and the refusal of one that may not."""

from enum import Enum

from moothall.refusals import Fault, Invalid


class FileKind(Enum):
    """A kind of file: its media type, its file extension, and what people call it."""

    WORD = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "a Word file")
    OPEN_DOCUMENT = ("application/vnd.oasis.opendocument.text", "odt", "an OpenDocument text")
    PDF = ("application/pdf", "pdf", "a PDF")
    MARKDOWN = ("text/markdown", "md", "text in Markdown")
    PLAIN = ("text/plain", "txt", "plain text")

    def __init__(self, media_type: str, ending: str, words: str) -> None:
        """Keep the facts about the kind."""
        self.media_type = media_type
        self.ending = ending
        self.words = words

    @property
    def content_type(self) -> str:
        """The content type that an HTTP response gives."""
        text = self in (FileKind.MARKDOWN, FileKind.PLAIN)
        return f"{self.media_type}; charset=utf-8" if text else self.media_type


def kind_of(media_type: str) -> FileKind:
    """Return the kind with that media type."""
    return next(kind for kind in FileKind if kind.media_type == media_type)


class UnfitPaper(Invalid):
    """The file cannot be taken as a paper."""


def unfit(file: str, message: str, fix: str) -> UnfitPaper:
    """Return the refusal of a file, to be raised; ``message`` follows the file's name."""
    called = file or "The file"
    return UnfitPaper(faults=[Fault(f"“{called}” {message}", "file", called, fix=fix)])
