"""Opening a file that may be a ledger: what it is, where its headings stand, and how it begins."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from moothall.ledgers.core.known_headings import EVERY_HEADING
from moothall.ledgers.core.layout import MOST_COLUMNS
from moothall.ledgers.core.mapping import Mapping
from moothall.ledgers.core.shape import Headings, find_headings, is_blank, plain
from moothall.ledgers.reading import delimited
from moothall.ledgers.reading.survey import Content, Survey, opened, survey, unfit
from moothall.ledgers.reading.workbook import sheet_names, sheet_rows, workbook

SAMPLE = 500


@dataclass(frozen=True, slots=True)
class Opened:
    """A file whose headings were found, ready to be read under a mapping."""

    file: str
    content: Content
    survey: Survey
    encoding: str
    delimiter: str
    sheets: tuple[str, ...]
    sheet: str
    titles: tuple[str, ...]
    """What stands above the headings, line by line."""
    heading_row: int
    headings: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    """Lines from the beginning of the file, under the headings; blank ones left out."""

    @property
    def sha256(self) -> str:
        """The digest of its bytes."""
        return self.survey.sha256

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return self.survey.size


def open_ledger(
    content: Path | bytes, *, file: str = "", sheet: str = "", mapping: Mapping | None = None
) -> Opened:
    """Return a file opened: its encoding, delimiter, sheets, headings and first lines.

    Refused if it is no table, has no line of headings, or nothing under them. What ``mapping`` says of its
    encoding and headings is taken before what is found.
    """
    file = file or (content.name if isinstance(content, Path) else "The file")
    seen = survey(content, file=file)
    encoding = (mapping.encoding if mapping else "") or seen.encoding
    sheets: tuple[str, ...] = ()
    delimiter = ""
    if seen.kind == "text":
        delimiter = delimited.delimiter_of(_start(content, encoding))
        first = _first(content, encoding, delimiter, file)
        headings = _headings(first, mapping)
    else:
        book = workbook(content, file=file)
        sheets = sheet_names(book)
        sheet, first, headings = _sheet(book, sheets, sheet, mapping, file)
    if headings is None:
        raise unfit(
            file, "has no line of headings", "Give each column its heading, in one line above the figures."
        )
    if len(headings.cells) > MOST_COLUMNS:
        raise unfit(
            file, f"has {len(headings.cells):,} columns", "Check that this is a ledger.", headings.row
        )
    under = [tuple(cells) for cells in first[headings.row :] if not is_blank(cells)]
    if not under:
        raise unfit(
            file, "has headings and nothing under them", "Check that it was exported whole.", headings.row
        )
    titles = tuple(" ".join(cell for cell in cells if cell.strip()) for cells in first[: headings.row - 1])
    return Opened(
        file,
        content,
        seen,
        encoding,
        delimiter,
        sheets,
        sheet,
        titles,
        headings.row,
        headings.cells,
        tuple(under),
    )


@contextmanager
def lines_under(ledger: Opened, size: int) -> Iterator[tuple[Iterator[list[list[str]]], "Progress"]]:
    """Give the lines under the headings, ``size`` at a time, and how much of the file they have taken."""
    if ledger.survey.kind == "workbook":
        rows = sheet_rows(workbook(ledger.content, file=ledger.file), ledger.sheet, file=ledger.file)
        under = islice(rows, ledger.heading_row, None)
        yield iter(lambda: list(islice(under, size)), []), Progress(ledger.size)
        return
    with opened(ledger.content) as stream:
        under_headings = delimited.chunks(
            stream,
            encoding=ledger.encoding,
            delimiter=ledger.delimiter,
            file=ledger.file,
            size=size,
            skip=ledger.heading_row,
        )
        yield under_headings, Progress(ledger.size, stream)


class Progress:
    """How many bytes of a file were read; all of a workbook at once."""

    def __init__(self, size: int, stream: object = None) -> None:
        """Follow ``stream``, of ``size`` bytes."""
        self.size, self._stream = size, stream

    @property
    def done(self) -> int:
        """The bytes read so far."""
        tell = getattr(self._stream, "tell", None)
        return min(tell(), self.size) if tell else self.size


def _start(content: Content, encoding: str) -> str:
    with opened(content) as stream:
        return stream.read(200_000).decode(encoding, errors="replace")


def _first(content: Content, encoding: str, delimiter: str, file: str) -> list[list[str]]:
    with opened(content) as stream:
        first = delimited.chunks(stream, encoding=encoding, delimiter=delimiter, file=file, size=SAMPLE)
        return next(first, [])


def _sheet(
    book: object, sheets: tuple[str, ...], asked: str, mapping: Mapping | None, file: str
) -> tuple[str, list[list[str]], Headings | None]:
    """Return the sheet that was asked for, or the first one with headings."""
    if asked and asked not in sheets:
        raise unfit(file, f"has no sheet {asked}", f"Its sheets are {', '.join(sheets)}.")
    for name in [asked] if asked else sheets:
        first = list(islice(sheet_rows(book, name, file=file), SAMPLE))  # type: ignore[arg-type]
        if headings := _headings(first, mapping):
            return name, first, headings
    return asked, [], None


def _headings(first: list[list[str]], mapping: Mapping | None) -> Headings | None:
    if mapping and mapping.heading_row:
        row = mapping.heading_row
        cells = tuple(cell.strip() for cell in first[row - 1]) if row <= len(first) else ()
        return Headings(row, cells) if any(cells) else None
    if not mapping:
        return find_headings(first, EVERY_HEADING)
    named = {plain(name) for names in mapping.headings_of.values() for name in names}
    return find_headings(first, frozenset(named)) or find_headings(first, EVERY_HEADING)
