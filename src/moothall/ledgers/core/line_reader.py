"""One line at a time: what a line says under a mapping, or why it is rejected.

This is the reference: ``column_reader`` reads many lines together, and must find the same.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from moothall.agreement.core.values import HIDDEN
from moothall.ledgers.core.amounts import Amount, Unreadable, read_amount
from moothall.ledgers.core.dates import DateReader
from moothall.ledgers.core.layout import ColumnLayout
from moothall.ledgers.core.line import TEXTS, LedgerLine, RejectedLine, Why
from moothall.ledgers.core.mapping import FieldName
from moothall.ledgers.core.shape import is_blank, is_total, repeats_headings
from moothall.money import pounds

MONEY: tuple[FieldName, ...] = ("net", "vat", "gross", "amount", "debit", "credit")
LONGEST_SHOWN = 2_000


class LineReader:
    """Reads lines of one file under its layout."""

    def __init__(self, layout: ColumnLayout, *, binary: bool = False) -> None:
        """Read under ``layout``; ``binary`` says that figures are numbers from a workbook."""
        self.layout, self.binary = layout, binary
        self.dates = DateReader(layout.mapping.date_style, layout.mapping.month_day)
        self.below = layout.mapping.sign == "reversed"

    def lines(self, rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[LedgerLine | RejectedLine]:
        """Return each line that is not blank, accepted or rejected, in order."""
        for number, cells in rows:
            if (line := self.line(number, cells)) is not None:
                yield line

    def line(self, row: int, cells: Sequence[str]) -> LedgerLine | RejectedLine | None:
        """Return what a line says, or why it is rejected; None for a blank one."""
        if is_blank(cells):
            return None
        fitted = self.layout.fitted(cells)
        taken = self.taken(fitted if fitted is not None else cells)
        figures = {field: self.figure(taken[field]) for field in MONEY if field in taken}
        pence = self._counted(figures)
        paid_on = self.dates.read(taken.get("paid_on", ""))
        if refused := self._refused(cells, fitted is None, taken, figures, paid_on):
            why, field, sentence = refused
            # If cells may be under the wrong headings, a figure is trusted only beside a date.
            shifted = why == "ragged" and not isinstance(paid_on, date)
            return rejected(row, why, sentence, field, cells, None if shifted else pence)
        assert isinstance(paid_on, date)
        assert pence is not None
        return self._accepted(row, paid_on, pence, figures, taken)

    def taken(self, cells: Sequence[str]) -> dict[FieldName, str]:
        """Return the cell of each field that this line has."""
        return {field: cells[place] for field, place in self.layout.places.items() if place < len(cells)}

    def figure(self, text: str) -> Amount | Unreadable | None:
        """Return a figure as the council means it: its sign reversed if payments are written as negative."""
        read = read_amount(text, binary=self.binary)
        return Amount(-read.pence, read.rounded) if self.below and isinstance(read, Amount) else read

    def _counted(self, figures: dict[FieldName, Amount | Unreadable | None]) -> int | None:
        """Return the pence of the figure that counts: for a debit and a credit, the one less the other."""
        read = [(figures.get(field), sign) for field, sign in self.layout.mapping.signs.items()]
        amounts = [figure.pence * sign for figure, sign in read if isinstance(figure, Amount)]
        unread = any(isinstance(figure, Unreadable) for figure, _ in read)
        return sum(amounts) if amounts and not unread else None

    def _refused(
        self,
        cells: Sequence[str],
        ragged: bool,
        taken: dict[FieldName, str],
        figures: dict[FieldName, Amount | Unreadable | None],
        paid_on: date | Unreadable | None,
    ) -> tuple[Why, str, str] | None:
        """Return why a line is rejected, with the field and a sentence; None if it is accepted."""
        if repeats_headings(cells, self.layout.headings):
            return "heading", "", "It says the headings again"
        if not isinstance(paid_on, date) and is_total(cells):
            return "total", "", "It has no date and calls itself a total"
        if is_blank(cells[: len(self.layout.headings)]):
            return "beside", "", "It says something only beside the headings"
        if ragged:
            return "ragged", "", f"It has {len(cells)} cells under {len(self.layout.headings)} headings"
        counts = self.layout.mapping.signs
        for field in MONEY:
            if isinstance(unread := figures.get(field), Unreadable):
                return "amount", _column(field, counts), f"{self.layout.heading(field)}: {unread.sentence}"
        if not any(figures.get(field) for field in counts):
            also = "" if isinstance(paid_on, date) else ", and it has no date: it may be a note"
            empty = " and ".join(map(self.layout.heading, counts))
            are = "are" if len(counts) > 1 else "is"
            return "amount_missing", "amount_pence", f"{empty} {are} empty{also}"
        if not isinstance(paid_on, date):
            said = paid_on.sentence if paid_on else "is empty"
            why: Why = "date" if paid_on else "date_missing"
            return why, "paid_on", f"{self.layout.heading('paid_on')}: {said}"
        return _on_both_sides(figures, counts) or _parts_differ(figures) or _hidden(taken)

    def _accepted(
        self,
        row: int,
        paid_on: date,
        pence: int,
        figures: dict[FieldName, Amount | Unreadable | None],
        taken: dict[FieldName, str],
    ) -> LedgerLine:
        parts = [figures.get(field) for field in ("net", "vat", "gross")]
        net, vat, gross = (part.pence if isinstance(part, Amount) else None for part in parts)
        texts = [taken.get(field, "").strip() for field in TEXTS]
        line = dict(zip(TEXTS, texts, strict=True))
        line["department"] = line["department"] or self.layout.mapping.department_default
        return LedgerLine(row, paid_on, paid_on.year * 100 + paid_on.month, pence, net, vat, gross, **line)


def rejected(
    row: int, why: Why, sentence: str, field: str, cells: Sequence[str], pence: int | None = None
) -> RejectedLine:
    """Return a rejected line, its text shortened to what a page can show."""
    text = " | ".join(cell[:LONGEST_SHOWN].strip() for cell in cells)
    return RejectedLine(
        row, why, sentence, field, HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)[:LONGEST_SHOWN], pence
    )


def _column(field: FieldName, counts: Collection[FieldName]) -> str:
    return "amount_pence" if field in counts else f"{field}_pence"


def _on_both_sides(
    figures: dict[FieldName, Amount | Unreadable | None], counts: Collection[FieldName]
) -> tuple[Why, str, str] | None:
    """Return why a line with both a debit and a credit is rejected: only a total has both."""
    sides = [figure.pence for field in counts if isinstance(figure := figures.get(field), Amount)]
    if len(sides) < 2 or not all(sides):
        return None
    return "sides", "amount_pence", f"It has {pounds(sides[0])} as a debit and {pounds(sides[1])} as a credit"


def _parts_differ(figures: dict[FieldName, Amount | Unreadable | None]) -> tuple[Why, str, str] | None:
    net, vat, gross = (figures.get(field) for field in ("net", "vat", "gross"))
    if not (isinstance(net, Amount) and isinstance(vat, Amount) and isinstance(gross, Amount)):
        return None
    difference = net.pence + vat.pence - gross.pence
    if not difference:
        return None
    said = f"Net and VAT come to {pounds(net.pence + vat.pence)}, but gross is {pounds(gross.pence)}"
    return "parts", "gross_pence", said


def _hidden(taken: dict[FieldName, str]) -> tuple[Why, str, str] | None:
    for field in TEXTS:
        if found := HIDDEN.search(taken.get(field, "")):
            return "text", field, f"It holds a character that cannot be seen (U+{ord(found[0]):04X})"
    return None
