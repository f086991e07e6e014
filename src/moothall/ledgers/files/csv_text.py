"""Lines of a CSV file, cell by cell, whatever the delimiter, a little at a time."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Generator
from itertools import chain, islice
from typing import BinaryIO

from moothall.ledgers.files.survey import unfit

DELIMITERS = (",", ";", "\t", "|")
_END = "\ue000the end\ue000"  # in no alphabet: found inside a cell, it shows an open quotation mark


def delimiter_of(text: str) -> str:
    """Return the delimiter: the one that cuts the most lines into the same number of cells."""
    first = text.split("\n", 1)[0].strip().strip('"')
    if first.casefold().startswith("sep=") and len(first) == 5:
        return first[4]
    lines = text.splitlines()[:200]
    return max(DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: list[str], delimiter: str) -> tuple[int, int]:
    try:
        widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return 0, 0
    cut = [(count, width) for width, count in widths.items() if width > 1]
    return max(cut, default=(0, 0))


def chunks(
    stream: BinaryIO, *, encoding: str, delimiter: str, file: str, size: int, skip: int = 0
) -> Generator[list[list[str]]]:
    """Return the cells of ``size`` lines at a time, after the first ``skip``.

    Refused at a line that cannot be decoded or split, or that has no end. Lines are counted as a spreadsheet
    counts them: a cell with a new line inside it is part of one line.
    """
    text = io.TextIOWrapper(stream, encoding=encoding, newline=None)
    cells = csv.reader(chain(text, [_END]), delimiter=delimiter)
    number = skip
    try:
        if len(passed := list(islice(cells, skip))) < skip or (passed and _is_end(passed[-1])):
            return
        while chunk := list(islice(cells, size)):
            number += len(chunk)
            if _is_end(last := chunk[-1]):
                if last != [_END]:
                    raise _open_quotation(file, number)
                chunk.pop()
            if chunk:
                yield chunk
    except csv.Error as error:
        raise _open_quotation(file, max(cells.line_num, 1)) from error
    except UnicodeError as error:
        wrong = f"cannot be read as {_called(encoding)} after this line"
        raise unfit(
            file, wrong, "Save it again as CSV UTF-8, or say its encoding.", cells.line_num
        ) from error
    finally:
        if not text.closed:
            text.detach()


def _is_end(cells: list[str]) -> bool:
    return bool(cells) and _END in cells[-1]


def _open_quotation(file: str, line: int) -> Exception:
    return unfit(
        file,
        "has a quotation mark that is never closed, or a cell of over 131,072 characters",
        "Close the quotation mark; if the file breaks off here, fetch it again.",
        line,
    )


def _called(encoding: str) -> str:
    names = {"cp1252": "Windows-1252", "utf-8-sig": "UTF-8", "latin-1": "Latin-1", "cp850": "DOS (850)"}
    return names.get(encoding, codecs.lookup(encoding).name.upper())
