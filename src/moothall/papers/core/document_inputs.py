"""What PDFs are made from: plain facts, with nothing in them that the reader may not have."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from moothall.papers.core.exemption import Exempt, ExemptView, Open, ReaderView
from moothall.papers.core.file_kind import FileKind
from moothall.papers.core.record_fields import Label

DocumentLines = Sequence[str]


@dataclass(frozen=True, slots=True)
class OpenPaper(ReaderView):
    """A paper whose file the reader may have; ``paragraphs`` are those that keep it from others."""

    number: Open[str]
    title: Open[str]
    kind: Open[FileKind]
    content: Open[bytes]
    has_text: Open[bool] = True
    paragraphs: Open[tuple[int, ...]] = ()


@dataclass(frozen=True, slots=True)
class WithheldPaper(ReaderView):
    """A paper that the reader may not have: its number, the paragraphs and why, and nothing else."""

    number: Open[str]
    paragraphs: Open[tuple[int, ...]]
    public_interest: Open[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaTexts(ExemptView):
    """What an agenda item says under its title, on pages and in packs; each text is Markdown."""

    purpose: Annotated[Exempt[str], Label("Purpose", also=("search",))] = ""
    recommendation: Annotated[Exempt[str], Label("Recommendation", also=("search",))] = ""


@dataclass(frozen=True, slots=True)
class ItemInput(AgendaTexts):
    """One agenda item, as its reader may see it."""

    number: Open[str]
    title: Open[str]
    is_key: Open[bool] = False
    is_private: Open[bool] = False
    public_interest: Open[str] = ""
    late_because: Open[str] = ""
    withdrawn_because: Open[str] = ""
    papers: Open[Sequence[OpenPaper | WithheldPaper]] = ()


@dataclass(frozen=True, slots=True)
class MeetingInput(ReaderView):
    """The facts of a meeting with which every PDF of it begins."""

    partnership: Open[str]
    body: Open[str]
    day: Open[date]
    title: Open[str] = ""
    time: Open[str] = ""
    place: Open[str] = ""
    members: Open[DocumentLines] = ()
    quorum: Open[str] = ""
    who_to_ask: Open[DocumentLines] = ()
    state: Open[str] = ""  # what must be said if it is cancelled or adjourned
    is_illustrative: Open[bool] = False


@dataclass(frozen=True, slots=True)
class PackInput(ReaderView):
    """An agenda with its papers; ``is_full`` if it has what is kept back from the public."""

    meeting: Open[MeetingInput]
    items: Open[Sequence[ItemInput]]
    papers: Open[Sequence[OpenPaper | WithheldPaper]] = ()  # papers that belong to no item
    is_full: Open[bool] = False
    is_draft: Open[bool] = False


@dataclass(frozen=True, slots=True)
class MinuteInput(ExemptView):
    """What the minutes say of one item; each text is Markdown."""

    number: Open[str]
    title: Open[str]
    minute: Open[str] = ""
    exempt_minute: Exempt[str] = ""
    votes: Exempt[Sequence[DocumentLines]] = ()  # each as the sentences that report it
    decisions: Exempt[Sequence[tuple[str, str]]] = ()  # the outcome, and what was resolved


@dataclass(frozen=True, slots=True)
class MinutesInput(ReaderView):
    """The minutes of a meeting."""

    meeting: Open[MeetingInput]
    present: Open[DocumentLines] = ()
    apologies: Open[DocumentLines] = ()
    absent: Open[DocumentLines] = ()
    in_attendance: Open[DocumentLines] = ()
    declarations: Open[DocumentLines] = ()
    text: Open[str] = ""
    items: Open[Sequence[MinuteInput]] = ()
    actions: Open[Sequence[tuple[str, str, str]]] = ()  # what, who, by when
    approved_on: Open[date | None] = None
    is_draft: Open[bool] = False
    is_full: Open[bool] = False


@dataclass(frozen=True, slots=True)
class NoticeInput(ReaderView):
    """The record of a decision: facts in their order, then texts in Markdown under headings."""

    partnership: Open[str]
    title: Open[str]
    holder: Open[str]
    facts: Open[Sequence[tuple[str, DocumentLines]]]
    texts: Open[Sequence[tuple[str, str]]]
    deadlines: Open[DocumentLines] = ()
    exempt_paragraphs: Open[tuple[int, ...]] = ()
    public_interest: Open[str] = ""
    is_illustrative: Open[bool] = False


@dataclass(frozen=True, slots=True)
class ListInput(ReaderView):
    """A list to print, such as a forward plan: each entry a title and its facts."""

    partnership: Open[str]
    title: Open[str]
    summary: Open[DocumentLines]
    entries: Open[Sequence[tuple[str, Sequence[tuple[str, DocumentLines]]]]]
    none: Open[str] = "There is nothing to list."
