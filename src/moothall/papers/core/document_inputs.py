"""What PDFs are made from: plain facts, of which nothing is left that its reader may not have."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from moothall.papers.core.file_kind import FileKind

DocumentLines = Sequence[str]


@dataclass(frozen=True, slots=True)
class OpenPaper:
    """A paper whose file the reader may have; ``paragraphs`` are those that keep it from others."""

    number: str
    title: str
    kind: FileKind
    content: bytes
    has_text: bool = True
    paragraphs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class WithheldPaper:
    """A paper that the reader may not have: its number, the paragraphs, and why; it has nothing else."""

    number: str
    paragraphs: tuple[int, ...]
    public_interest: str


@dataclass(frozen=True, slots=True)
class ItemInput:
    """One item of an agenda as its reader may see it; ``purpose`` and ``recommendation`` are Markdown."""

    number: str
    title: str
    purpose: str = ""
    recommendation: str = ""
    is_key: bool = False
    is_private: bool = False
    paragraphs: tuple[int, ...] = ()
    public_interest: str = ""
    late_because: str = ""
    withdrawn_because: str = ""
    papers: Sequence[OpenPaper | WithheldPaper] = ()


@dataclass(frozen=True, slots=True)
class MeetingInput:
    """A meeting as every PDF of it begins."""

    partnership: str
    body: str
    day: date
    title: str = ""
    time: str = ""
    place: str = ""
    members: DocumentLines = ()
    quorum: str = ""
    who_to_ask: DocumentLines = ()
    state: str = ""  # where it is cancelled or adjourned: what must be said of it
    is_illustrative: bool = False


@dataclass(frozen=True, slots=True)
class PackInput:
    """An agenda with its papers; ``is_full`` where it has what is kept back from the public."""

    meeting: MeetingInput
    items: Sequence[ItemInput]
    papers: Sequence[OpenPaper | WithheldPaper] = ()  # of no item
    is_full: bool = False
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class MinuteInput:
    """What the minutes say of one item; each text is Markdown."""

    number: str
    title: str
    minute: str = ""
    exempt_minute: str = ""
    paragraphs: tuple[int, ...] = ()
    votes: Sequence[DocumentLines] = ()  # each as the sentences in which it is told
    decisions: Sequence[tuple[str, str]] = ()  # the outcome, and what was resolved


@dataclass(frozen=True, slots=True)
class MinutesInput:
    """The minutes of a meeting."""

    meeting: MeetingInput
    present: DocumentLines = ()
    apologies: DocumentLines = ()
    absent: DocumentLines = ()
    in_attendance: DocumentLines = ()
    declarations: DocumentLines = ()
    text: str = ""
    items: Sequence[MinuteInput] = ()
    actions: Sequence[tuple[str, str, str]] = ()  # what, who, by when
    approved_on: date | None = None
    is_draft: bool = False
    is_full: bool = False


@dataclass(frozen=True, slots=True)
class NoticeInput:
    """The record of a decision: facts in their order, then texts in Markdown under headings."""

    partnership: str
    title: str
    holder: str
    facts: Sequence[tuple[str, DocumentLines]]
    texts: Sequence[tuple[str, str]]
    deadlines: DocumentLines = ()
    paragraphs: tuple[int, ...] = ()
    public_interest: str = ""
    is_illustrative: bool = False


@dataclass(frozen=True, slots=True)
class ListInput:
    """A list to print, such as a forward plan: each entry a title and its facts."""

    partnership: str
    title: str
    summary: DocumentLines
    entries: Sequence[tuple[str, Sequence[tuple[str, DocumentLines]]]]
    none: str = "There is nothing to list."
