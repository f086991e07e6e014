"""The agenda pack as one tagged PDF: for the public, and in full."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from tests.papers.files import made

from moothall.papers.core.document_inputs import (
    ItemInput,
    ListInput,
    MeetingInput,
    MinuteInput,
    MinutesInput,
    NoticeInput,
    OpenPaper,
    PackInput,
    WithheldPaper,
)
from moothall.papers.core.file_kind import FileKind
from moothall.papers.files.agenda_pack import pack
from moothall.papers.files.decision_document import decision_notice, printed_list
from moothall.papers.files.minutes_document import minutes

MEETING = MeetingInput(
    "The Partnership",
    "Joint Committee",
    date(2016, 11, 21),
    time="10:00",
    place="Council Offices",
    members=["Ash, Avon (chair)", "Cedar, Brent"],
    quorum="3 members",
    who_to_ask=["Clerk, Avon"],
)
TABLE = "| A | B |\n|---|---|\n| 1 | 2 |\n"
MARKDOWN = f"# Report\n\n### Deep\n\n**Bold** [link](https://example.org/)\n\n{TABLE}\n> q\n"


def markdown(number: str, text: str = MARKDOWN, **fields) -> OpenPaper:
    return OpenPaper(number, "Report", FileKind.MARKDOWN, text.encode(), **fields)


def packed(*items: ItemInput, **fields) -> bytes:
    return pack(PackInput(MEETING, items, **fields))


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def words_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(content).pages).split())


def bookmarks(outline: list) -> list[str]:
    return [
        title for each in outline for title in (bookmarks(each) if isinstance(each, list) else [each.title])
    ]


def is_tagged(content: bytes) -> bool:
    root = read(content).trailer["/Root"]
    return bool(root["/StructTreeRoot"]["/K"] and root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en-GB")


ITEM = ItemInput("1", "Legal services", recommendation="That it be **so**.", papers=[
    markdown("1.1"),
    OpenPaper("1.2", "In Word", FileKind.WORD, made.word()),
    OpenPaper("1.3", "In a PDF", FileKind.PDF, made.pdf("Appended words.", "More.")),
    markdown("1.4"),
])  # fmt: skip


def test_a_pack_is_tagged_has_its_language_its_title_and_bookmarks():
    written = packed(ITEM)

    assert is_tagged(written)
    assert read(written).metadata.title == "Agenda: Joint Committee"
    found = bookmarks(read(written).outline)
    assert [each for each in found if each[0].isdigit()] == [
        "1. Legal services", "1.1 Report", "1.2 In Word", "1.3 In a PDF", "1.4 Report",
    ]  # fmt: skip


def test_a_pack_without_uploaded_pdfs_claims_the_standard_and_one_with_them_does_not():
    claim = b"<pdfuaid:part>1</pdfuaid:part>"
    metadata = [
        read(each).trailer["/Root"]["/Metadata"].get_data()
        for each in (packed(ItemInput("1", "One", papers=[markdown("1.1")])), packed(ITEM))
    ]

    assert [claim in each for each in metadata] == [True, False]
    assert "only as accessible as they were" in words_of(packed(ITEM))


def test_the_cover_says_who_meets_when_where_and_who_to_ask():
    words = words_of(packed())

    for said in ("Joint Committee", "Monday 21 November 2016, 10:00", "Council Offices", "Ash, Avon (chair)",
                 "3 members", "Clerk, Avon", "There is nothing on this agenda yet."):  # fmt: skip
        assert said in words


def test_pages_are_numbered_on_through_uploaded_files():
    pages = [page.extract_text() for page in read(packed(ITEM)).pages]

    for number, page in enumerate(pages, start=1):
        assert f"Page {number}" in page


def test_an_uploaded_file_keeps_its_structure():
    reader = read(packed(ITEM))
    numbers = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    elements = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}

    for page in reader.pages:
        first = elements[page["/StructParents"]].get_object()[0].get_object()
        assert first.raw_get("/Pg").idnum == page.indirect_reference.idnum


def test_a_file_without_structure_takes_none_of_another():
    item = ItemInput(
        "1", "One", papers=[OpenPaper("1.1", "Scanned", FileKind.PDF, made.scanned(), has_text=False)]
    )
    written = packed(item)

    assert "/StructParents" not in read(written).pages[-1]
    assert "with no words that can be searched" in words_of(written)


def test_the_same_input_gives_the_same_bytes():
    assert packed(ITEM) == packed(ITEM)


def test_in_the_public_pack_an_exempt_paper_is_one_page_with_paragraph_and_reason():
    item = ItemInput("1", "One", papers=[WithheldPaper("1.1", (1, 3), "It names people.")])
    page = read(packed(item)).pages[-1].extract_text()

    assert "Paper 1.1" in page
    assert "exempt under paragraphs 1 and 3" in page
    assert "It names people." in page


def test_in_the_full_pack_each_exempt_page_is_marked():
    long = "\n\n".join(["Words for a page. " * 60] * 12)
    kept_back = {"paragraphs": (3,)}
    item = ItemInput("1", "One", papers=[
        markdown("1.1", long, **kept_back),
        OpenPaper("1.2", "In a PDF", FileKind.PDF, made.pdf(*long.split("\n\n")), **kept_back),
    ])  # fmt: skip
    pages = [page.extract_text() for page in read(packed(item, is_full=True)).pages]

    assert len(pages) > 6
    marked = ["Not for publication: exempt under paragraph 3" in page for page in pages]
    assert marked == [False, False, *[True] * (len(pages) - 2)]


@pytest.mark.parametrize(
    "text", ["委員会 and ابجد", "a\ud83d", "\x00\u200b\u202e", "W" * 3_000, "\ue000", "👩‍🚒"]
)
def test_no_text_stops_a_pack(text):
    item = ItemInput("1", text[:300].strip() or "x", recommendation=text.encode("utf-8", "ignore").decode())

    assert is_tagged(packed(item))


def test_text_is_never_read_as_a_template():
    words = words_of(
        packed(ItemInput("1", "#panic() $x$ *a* @b <c> \\ [d]", recommendation="#read(`/etc/passwd`)"))
    )

    assert "#panic() $x$ *a* @b <c> \\ [d]" in words
    assert "root:" not in words


@settings(max_examples=25)
@given(st.lists(st.sampled_from(
    ["# H1", "###### H6", "- a\n  - b", "3. c", "> q\n> # in a quotation", "```\ncode\n\n```", "|A|\n|-|\n||",
     "[x](https://a.example)", "-", "#", "***", "text", "- # in a list", "![](x)", "    code"]
), max_size=6))  # fmt: skip
def test_every_markdown_becomes_a_tagged_pdf(parts):
    assert is_tagged(packed(ItemInput("1", "One", papers=[markdown("1.1", "\n\n".join(parts))])))


def test_minutes_in_full_have_what_is_kept_back_on_marked_pages_of_their_own():
    items = [MinuteInput("1", "One", "Noted.", exempt_minute="The price is secret.", exempt_paragraphs=(3,))]
    written = minutes(
        MinutesInput(MEETING, present=["Ash"], items=items, actions=[("Write", "Ash", "")], is_full=True)
    )

    assert is_tagged(written)
    told = [page.extract_text() for page in read(written).pages if "secret" in page.extract_text()]
    assert all("Not for publication: exempt under paragraph 3" in page for page in told)
    assert told


def test_a_notice_and_a_list_are_tagged_even_when_empty():
    notice = NoticeInput(
        "P", "Share legal", "Cabinet", [("Date", ["1 May 2016"])], [("Reasons", "*Because*")]
    )

    for written in (decision_notice(notice), printed_list(ListInput("P", "Forward plan", [], []))):
        assert is_tagged(written)
    assert "There is nothing to list." in words_of(printed_list(ListInput("P", "Forward plan", [], [])))


def test_items_without_papers_stand_together_and_one_with_papers_begins_a_page():
    brief = [ItemInput(str(number), f"Item {number}", purpose="To note.") for number in (1, 2, 3)]
    last = ItemInput("4", "With a paper", papers=[markdown("4.1")])
    pages = [page.extract_text() for page in read(packed(*brief, last)).pages]

    assert all(f"Item {number}" in pages[1] for number in (1, 2, 3))
    assert "With a paper" not in pages[1]
    assert "With a paper" in pages[2]


def test_a_brief_item_after_an_uploaded_file_begins_a_page_with_the_right_number():
    uploaded = OpenPaper("1.1", "Uploaded", FileKind.PDF, made.pdf("Theirs"))
    items = [ItemInput("1", "First", papers=[uploaded]), ItemInput("2", "Second")]
    pages = [page.extract_text() for page in read(packed(*items)).pages]

    assert "Second" in pages[-1]
    assert "Theirs" not in pages[-1]
    assert f"Page {len(pages)}" in pages[-1]
