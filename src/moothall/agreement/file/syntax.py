"""What is wrong with a text that is not YAML, in plain words and with its line."""

import re

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from moothall.refusals import Fault

_TAB = re.compile(r"^ *\t", re.MULTILINE)
_QUOTE = "Put the value in quotes."
_ALIGN = "Give it the same number of spaces as the lines that it belongs with."

# what the reader says · what is wrong · how to mend it
_WORDS = (
    (
        "mapping values are not allowed",
        "has a second colon, or more spaces before it than the line above",
        _QUOTE,
    ),
    ("undefined alias", "uses an alias, *name", "Write it out in full each time."),
    ("duplicate anchor", "uses an anchor, &name", "Write it out in full each time."),
    (
        "expected a single document",
        "begins a second document with “---”",
        "Keep each document in a file of its own.",
    ),
    ("unexpected end of stream", "a quotation mark is opened and never closed", "Close it."),
    ("found unexpected document separator", "a quotation mark is opened and never closed", "Close it."),
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
    ("expected <block end>", "is not in line with what it belongs to", _ALIGN),
    ("sequence entries are not allowed", "has a hyphen where no list may begin", _ALIGN),
    ("could not determine a constructor", "has a tag, which begins with “!”", "Take it away."),
    ("cannot start any token", "begins with a sign that YAML keeps for itself", _QUOTE),
)


def syntax_fault(error: MarkedYAMLError, text: str, file: str) -> Fault:
    """Return the fault at which a reader of YAML gave up."""
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark is not None else None
    if line is not None and (tabs := _tab_before(text, line)):
        return Fault("is indented with a tab", file=file, line=tabs, fix="Use spaces: two for each step.")
    said = f"{error.problem or ''} {error.context or ''}"
    message, fix = next(
        ((message, fix) for sign, message, fix in _WORDS if sign in said),
        (f"is not YAML: {said.strip()}", ""),
    )
    if "never closed" in message and error.context_mark is not None:
        line = error.context_mark.line + 1
    return Fault(message, file=file, line=line, fix=fix)


def _tab_before(text: str, line: int) -> int | None:
    """Return the first line up to ``line`` that a tab indents."""
    lines = (text.count("\n", 0, match.start()) + 1 for match in _TAB.finditer(text))
    return next((number for number in lines if number <= line), None)


def unreadable_fault(error: ReaderError, text: str, file: str) -> Fault:
    """Return the fault of a character that no text file should have."""
    line = text.count("\n", 0, error.position) + 1
    code = error.character if isinstance(error.character, int) else ord(str(error.character)[0])
    return Fault(
        f"has a character that cannot be shown, number {code}", file=file, line=line, fix="Take it away."
    )
