"""The words of a paper are read into blocks, and what they say can be read off again."""

import pytest

from moothall.papers.core.blocks import (
    Code,
    HeadingBlock,
    Listing,
    Paragraph,
    Quotation,
    Span,
    Table,
    table_of,
    text_of,
)
from moothall.papers.core.file_kind import FileKind, kind_of, unfit
from moothall.papers.core.markdown import as_html, read_markdown, read_plain

WRITTEN = """# The *plan*

Words, **bold `code`** and [a link](https://www.moothall.example/)
on two lines ![a picture](x.png).

- one
- two

3. third

> said

| Council | Cost |
| --- | --- |
| Avon | £1 |

```
as typed
```

---
"""


def spans(text: str) -> tuple[Span, ...]:
    return (Span(text),)


def test_markdown_is_read_block_by_block() -> None:
    heading, words, bullets, numbers, quotation, table, code = read_markdown(WRITTEN)

    assert heading == HeadingBlock(1, (Span("The "), Span("plan", is_italic=True)))
    assert words == Paragraph(
        (
            Span("Words, "),
            Span("bold ", is_bold=True),
            Span("code", is_bold=True, is_code=True),
            Span(" and "),
            Span("a link", link="https://www.moothall.example/"),
            Span(" "),
            Span("on two lines "),
            Span("a picture"),
            Span("."),
        )
    )
    assert bullets == Listing(((Paragraph(spans("one")),), (Paragraph(spans("two")),)))
    assert numbers == Listing(((Paragraph(spans("third")),),), is_numbered=True, starts_at=3)
    assert quotation == Quotation((Paragraph(spans("said")),))
    assert table == Table((spans("Council"), spans("Cost")), ((spans("Avon"), spans("£1")),))
    assert code == Code("as typed")


def test_a_link_that_leads_to_no_page_is_words_only() -> None:
    [paragraph] = read_markdown("[click](/desk/) [write](mailto:clerk@avon.example)")

    assert isinstance(paragraph, Paragraph)
    assert [(span.text, span.link) for span in paragraph.spans] == [
        ("click", ""),
        (" ", ""),
        ("write", "mailto:clerk@avon.example"),
    ]


def test_the_words_of_blocks_are_read_off_as_text() -> None:
    assert text_of(read_markdown(WRITTEN)) == "\n\n".join(
        [
            "# The plan",
            "Words, bold code and a link on two lines a picture.",
            "one",
            "two",
            "third",
            "said",
            "Council | Cost\nAvon | £1",
            "as typed",
        ]
    )


def test_plain_text_is_paragraphs() -> None:
    assert read_plain("\ufeffOne\nline.\r\n \r\n\nTwo.\n\n \n") == (
        Paragraph(spans("One line.")),
        Paragraph(spans("Two.")),
    )


def test_a_table_is_made_of_one_width_and_of_something() -> None:
    assert table_of([(), ()]) is None
    assert table_of([(spans("A"),), (), (spans("B"), spans("C"))]) == Table(
        (spans("A"), spans("")), ((spans("B"), spans("C")),)
    )


def test_on_a_page_headings_stand_below_its_own_and_nothing_runs() -> None:
    html = as_html("# Plan\n\n##### Deep\n\n[x](javascript:alert(1)) <script>alert(1)</script>")

    assert "<h3>Plan</h3>" in html
    assert "<h6>Deep</h6>" in html
    assert "<script" not in html
    assert 'href="javascript' not in html


@pytest.mark.parametrize("kind", FileKind)
def test_a_kind_is_known_by_its_media_type(kind: FileKind) -> None:
    assert kind_of(kind.media_type) is kind
    assert (kind.content_type == kind.media_type) is not kind.content_type.endswith("charset=utf-8")


def test_a_file_without_a_name_is_refused_as_the_file() -> None:
    [fault] = unfit("", "is empty", "Send another.").faults

    assert (fault.message, fault.fix) == ("“The file” is empty", "Send another.")
