"""What is wrong with text that is not YAML, in plain words and with its line."""

import re

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from moothall.refusals import Fault

_TAB = re.compile(r"^ *\t", re.MULTILINE)
_QUOTE = "Put the value in quotes."
_OPEN_QUOTE = "a quotation mark is opened and never closed"
_ALIGN = "Give it the same number of spaces as the lines that it belongs with."

# what the reader says · what is wrong · how to mend it
_WORDS = (
    ("undefined alias", "uses an alias, *name", "Write it out in full each time."),
    ("duplicate anchor", "uses an anchor, &name", "Write it out in full each time."),
    ("scanning an a", "begins with a sign that YAML keeps for itself", _QUOTE),
    (
        "expected a single document",
        "begins a second document with “---”",
        "Keep each document in a file of its own.",
    ),
    ("unexpected end of stream", _OPEN_QUOTE, "Close it."),
    ("found unexpected document separator", _OPEN_QUOTE, "Close it."),
    (
        "expected ',' or ']'",
        "a square bracket is opened and not closed, or a comma is missing",
        "Close it with “]”.",
    ),
    (
        "expected ',' or '}'",
        "a curly bracket is opened and not closed, or a comma is missing",
        "Close it with “}”.",
    ),
    (
        "expected the node content",
        "a bracket or a comma has nothing after it",
        "Close the bracket, or give a value.",
    ),
    ("unknown escape character", "has a backslash inside double quotes", "Use single quotes instead."),
    ("could not find expected ':'", "has no colon after the name of the field", "Write it as “name: value”."),
    (
        "but found '<scalar>'",
        "has something after a closing quotation mark or bracket",
        "Put all of it in quotes.",
    ),
    ("expected <block end>", "is not in line with what it belongs to", _ALIGN),
    ("sequence entries are not allowed", "has a hyphen where no list may begin", _ALIGN),
    (
        "scanning a block scalar",
        "has something after the sign that begins a text",
        "Begin the text on the next line.",
    ),
    ("cannot start any token", "begins with a sign that YAML keeps for itself", _QUOTE),
    ("expected '<document start>'", "does not belong to what stands above it", _ALIGN),
)


def syntax_fault(error: MarkedYAMLError, text: str, file: str) -> Fault:
    """Return the fault at which the YAML reader gave up."""
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark is not None else None
    if line is not None and (tabs := _tab_before(text, line)):
        return Fault("is indented with a tab", file=file, line=tabs, fix="Use spaces: two for each step.")
    said = f"{error.problem or ''} {error.context or ''}"
    if "mapping values are not allowed" in said and line is not None:
        message, fix = _colon(text.split("\n")[line - 1])
    else:
        _, message, fix = next(
            (words for words in _WORDS if words[0] in said), ("", f"is not YAML: {said}", "")
        )
    if "opened and" in message and error.context_mark is not None:
        line = error.context_mark.line + 1
    return Fault(message, file=file, line=line, fix=fix)


def _colon(line: str) -> tuple[str, str]:
    """Return what is wrong with a line that has a colon where none is allowed."""
    if line.count(": ") > 1:
        return "has a second colon", _QUOTE
    return "is indented further than the line above it, which has a value or no colon", _ALIGN


def _tab_before(text: str, line: int) -> int | None:
    """Return the first line up to ``line`` that a tab indents."""
    lines = (text.count("\n", 0, match.start()) + 1 for match in _TAB.finditer(text))
    return next((number for number in lines if number <= line), None)


def unreadable_fault(error: ReaderError, text: str, file: str) -> Fault:
    """Return the fault for a character that no text file should have."""
    line = text.count("\n", 0, error.position) + 1
    code = error.character if isinstance(error.character, int) else ord(str(error.character)[0])
    return Fault(
        f"has a character that cannot be shown, number {code}", file=file, line=line, fix="Take it away."
    )
