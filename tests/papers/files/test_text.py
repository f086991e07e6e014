"""The words of a file by paragraphs, with its headings; and Markdown as pages show it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.papers.files import made

from moothall.papers.core.file_kind import FileKind
from moothall.papers.core.markdown import as_html
from moothall.papers.files.text import words_in


@pytest.mark.parametrize(
    ("file", "kind", "text"),
    [
        (made.word(), FileKind.WORD, "## A heading\n\nSome words.\n\nCouncil | Charge\nCotswold | "),
        (made.odt(), FileKind.OPEN_DOCUMENT, "## A heading\n\nWords  apart and a link\n\nCouncil | Charge"),
        (
            b"## A heading\n\nWords in\n**bold**\n\n- one\n",
            FileKind.MARKDOWN,
            "## A heading\n\nWords in bold\n\none",
        ),
        (b"First\nline\n\n# not a heading", FileKind.PLAIN, "First line\n\n# not a heading"),
    ],
)
def test_the_words_of_a_file_come_by_paragraphs_with_headings(file, kind, text):
    words = words_in(file, kind)

    assert words.text == text
    assert words.has_text
    assert words.remark == ""


def test_the_words_of_a_pdf_are_found():
    assert "Some words." in words_in(made.pdf(), FileKind.PDF).text


def test_a_scanned_page_has_no_words_and_it_is_said():
    words = words_in(made.scanned(), FileKind.PDF)

    assert not words.has_text
    assert "its pages are pictures" in words.remark


def test_markdown_is_shown_with_its_headings_under_those_of_the_page():
    assert as_html("# One\n\n*Two*") == "<h3>One</h3>\n<p><em>Two</em></p>\n"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "![x](https://evil.example/x.png)",
        '<img src=x onerror="alert(1)">',
        '[x](https://a.example/ "onmouseover=alert(1)")',
        "<style>*{display:none}</style>",
    ],
)
def test_nothing_in_markdown_runs_styles_or_fetches(text):
    shown = as_html(text)

    assert not any(f"<{tag}" in shown for tag in ("script", "img", "style", "iframe"))
    assert 'href="javascript' not in shown


@settings(max_examples=50)
@given(st.text(alphabet="<>/\"'=&; \n#*[]()`!|-ascriptjvonld:", max_size=80))
def test_no_text_comes_out_as_a_tag_that_runs(text):
    assert "<script" not in as_html(text)
