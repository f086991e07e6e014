"""A file that may be a ledger: what it is, where its headings are, how it begins, and a mapping for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from python_calamine import CalamineWorkbook

from moothall.ledgers.core.column_headings import EVERY_HEADING
from moothall.ledgers.core.layout import MOST_COLUMNS
from moothall.ledgers.core.mapping import Mapping
from moothall.ledgers.core.mapping_proposal import MappingProposal, propose
from moothall.ledgers.core.shape import HeadingLine, find_headings, is_blank, plain
from moothall.ledgers.files import csv_text
from moothall.ledgers.files.survey import FileBytes, Survey, survey, unfit
from moothall.ledgers.files.workbook import sheet_names, sheet_rows, workbook

SAMPLE = 500


@dataclass(frozen=True, slots=True)
class OpenLedger:
    """A file whose headings have been found, ready to be read under a mapping."""

    file: str
    source: FileBytes
    survey: Survey
    encoding: str
    delimiter: str
    book: CalamineWorkbook | None
    """A workbook as it was opened; None for text."""
    sheets: tuple[str, ...]
    sheet: str
    titles: tuple[str, ...]
    """What is above the headings, line by line."""
    heading_row: int
    headings: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    """The first lines under the headings, leaving out blank ones."""

    @property
    def sha256(self) -> str:
        """The digest of its bytes."""
        return self.survey.sha256

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return self.survey.size


def open_ledger(
    content: Path | bytes,
    *,
    file: str = "",
    sheet: str = "",
    mapping: Mapping | None = None,
    surveyed: Survey | None = None,
) -> OpenLedger:
    """Return an opened file: its encoding, delimiter, sheets, headings and first lines.

    Refused if it is not a table, or has no headings, or nothing under them. The encoding and headings in
    ``mapping`` take precedence over what is found. A file already ``surveyed`` is not surveyed again.
    """
    source = FileBytes(content)
    file = file or (content.name if isinstance(content, Path) else "The file")
    return _opened(source, surveyed or survey(source, file=file), file, sheet, mapping)


def under_mapping(ledger: OpenLedger, mapping: Mapping) -> OpenLedger:
    """Return an open file as a mapping has it, if that gives another encoding or line of headings."""
    if not mapping.encoding and not mapping.heading_row:
        return ledger
    return _opened(ledger.source, ledger.survey, ledger.file, ledger.sheet, mapping, ledger.book)


def _opened(
    source: FileBytes,
    seen: Survey,
    file: str,
    sheet: str,
    mapping: Mapping | None,
    book: CalamineWorkbook | None = None,
) -> OpenLedger:
    """Find where the headings are and how the file begins."""
    encoding = (mapping.encoding if mapping else "") or seen.encoding
    sheets: tuple[str, ...] = ()
    delimiter = ""
    if seen.kind == "text":
        delimiter = csv_text.delimiter_of(_start(source, encoding))
        first = _first(source, encoding, delimiter, file)
        headings = _headings(first, mapping)
    else:
        book = book or workbook(source, file=file)
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
    return OpenLedger(
        file,
        source,
        seen,
        encoding,
        delimiter,
        book,
        sheets,
        sheet,
        titles,
        headings.row,
        headings.cells,
        tuple(under),
    )


@contextmanager
def lines_under(ledger: OpenLedger, size: int) -> Iterator[tuple[Iterator[list[list[str]]], "BytesRead"]]:
    """Yield the lines under the headings, ``size`` at a time, and how much of the file has been read."""
    if ledger.book is not None:
        rows = sheet_rows(ledger.book, ledger.sheet, file=ledger.file)
        under = islice(rows, ledger.heading_row, None)
        yield iter(lambda: list(islice(under, size)), []), BytesRead(ledger.size)
        return
    stream = ledger.source.from_start()
    under_headings = csv_text.chunks(
        stream,
        encoding=ledger.encoding,
        delimiter=ledger.delimiter,
        file=ledger.file,
        size=size,
        skip=ledger.heading_row,
    )
    yield under_headings, BytesRead(ledger.size, stream)


class BytesRead:
    """How many bytes of a file have been read; a workbook counts as read all at once."""

    def __init__(self, size: int, stream: object = None) -> None:
        """Follow ``stream``, of ``size`` bytes."""
        self.size, self._stream = size, stream

    @property
    def done(self) -> int:
        """The bytes read so far."""
        tell = getattr(self._stream, "tell", None)
        return min(tell(), self.size) if tell else self.size


def _start(source: FileBytes, encoding: str) -> str:
    return source.from_start().read(200_000).decode(encoding, errors="replace")


def _first(source: FileBytes, encoding: str, delimiter: str, file: str) -> list[list[str]]:
    first = csv_text.chunks(
        source.from_start(), encoding=encoding, delimiter=delimiter, file=file, size=SAMPLE
    )
    try:
        return next(first, [])
    finally:
        first.close()  # which releases the stream for the next reader


def _sheet(
    book: CalamineWorkbook, sheets: tuple[str, ...], asked: str, mapping: Mapping | None, file: str
) -> tuple[str, list[list[str]], HeadingLine | None]:
    """Return the sheet that was asked for, or else the first one with headings."""
    if asked and asked not in sheets:
        raise unfit(file, f"has no sheet {asked}", f"Its sheets are {', '.join(sheets)}.")
    for name in [asked] if asked else sheets:
        first = list(islice(sheet_rows(book, name, file=file), SAMPLE))
        if headings := _headings(first, mapping):
            return name, first, headings
    return asked, [], None


def _headings(first: list[list[str]], mapping: Mapping | None) -> HeadingLine | None:
    if mapping and mapping.heading_row:
        row = mapping.heading_row
        cells = tuple(cell.strip() for cell in first[row - 1]) if row <= len(first) else ()
        return HeadingLine(row, cells) if any(cells) else None
    if not mapping:
        return find_headings(first, EVERY_HEADING)
    named = {plain(name) for names in mapping.headings_of.values() for name in names}
    return find_headings(first, frozenset(named)) or find_headings(first, EVERY_HEADING)


LINES_AT_A_TIME = 20_000
MOST_DATES = 100_000


def proposal_for(ledger: OpenLedger, *, kept: Mapping | None = None) -> MappingProposal:
    """Return the mapping proposed for a file; ``kept`` is that of the council's other files.

    If day and month could be swapped, the whole column of dates is read: the first lines may all be in the
    first days of a month, or a later part may have the month first.
    """
    proposal = propose(ledger.headings, ledger.sample, kept=kept)
    place = next((choice.place for choice in proposal.choices if choice.field == "paid_on"), None)
    by_order = proposal.mapping and (
        proposal.faults or proposal.mapping.date_style in ("day_first", "month_first")
    )
    if place is None or not by_order:
        return proposal
    return propose(ledger.headings, ledger.sample, kept=kept, dates=_different(ledger, place))


def _different(ledger: OpenLedger, place: int) -> dict[str, None]:
    """Return the distinct cells of one column, in order."""
    found: dict[str, None] = {}
    with lines_under(ledger, LINES_AT_A_TIME) as (chunks, _):
        for rows in chunks:
            found.update(dict.fromkeys(cells[place] for cells in rows if len(cells) > place))
            if len(found) > MOST_DATES:
                break
    return found
