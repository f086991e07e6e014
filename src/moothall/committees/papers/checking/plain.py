"""Whether a text is one: in UTF-8, with nothing unseen, and no page for a browser."""

import re

from moothall.committees.papers.kinds import Kind
from moothall.committees.papers.unfit import unfit

_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_PAGE = re.compile(r"\ufeff?\s*(<!doctype|<html|<svg|<\?xml|<\?php|<script|<head|<body)", re.IGNORECASE)
_ENDINGS = {".md": Kind.MARKDOWN, ".markdown": Kind.MARKDOWN, ".txt": Kind.PLAIN, ".text": Kind.PLAIN}


def checked_text(content: bytes, name: str) -> Kind:
    """Return whether it is Markdown or plain text, as its name says; refused where it is neither."""
    ending = name[name.rfind(".") :].casefold() if "." in name else ""
    if ending not in _ENDINGS:
        what = "is neither a PDF, a docx nor an odt, whatever its name says"
        raise unfit(name, what, "Save it as one of these. Text in Markdown has a name that ends in .md.")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise unfit(name, f"is not text in UTF-8 (line {line})", "Save it with the encoding UTF-8.") from None
    if unseen := _UNSEEN.search(text):
        line = text[: unseen.start()].count("\n") + 1
        raise unfit(name, f"has characters that cannot be seen (line {line})", "Type that line again.")
    if _PAGE.match(text):
        raise unfit(name, "is a web page or another program’s file", "Save it as text in Markdown.")
    return _ENDINGS[ending]
