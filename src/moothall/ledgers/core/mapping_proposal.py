"""A mapping proposed from a file's headings and some of its lines, for a person to correct."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from moothall.ledgers.core.amounts import Amount, read_amount
from moothall.ledgers.core.column_headings import KNOWN
from moothall.ledgers.core.date_styles import NoStyle, StyleFound, style_of
from moothall.ledgers.core.mapping import SIGNS, TITLES, Column, FieldName, Figure, Mapping
from moothall.ledgers.core.shape import Cells, plain
from moothall.refusals import Fault

Sure = Literal["high", "medium", "low"]
SAY_HOW = "Say how its dates are written."
_ENOUGH = 100  # cells, enough to tell what a column contains
_MONEY: tuple[FieldName, ...] = ("net", "vat", "gross", "amount", "debit", "credit")


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """The column proposed for one field: its heading, how sure the proposal is, and why."""

    field: FieldName
    heading: str
    place: int
    sure: Sure
    reason: str


@dataclass(frozen=True, slots=True)
class MappingProposal:
    """A mapping and the reasons for it; no mapping if the file has no date or no figure."""

    mapping: Mapping | None
    choices: tuple[ColumnChoice, ...]
    unmapped: tuple[str, ...]
    faults: tuple[Fault, ...]

    @property
    def is_dated(self) -> bool:
        """Whether the file itself shows how its dates are written; if not, a person has to say."""
        return all(fault.fix != SAY_HOW for fault in self.faults)


def propose(
    headings: Sequence[str],
    sample: Sequence[Cells],
    *,
    kept: Mapping | None = None,
    dates: Collection[str] = (),
) -> MappingProposal:
    """Propose how a file is read. The mapping ``kept`` for the council's other files comes before any guess.

    ``dates`` is the whole column of dates, if known, from which their style is found.
    """
    choices = _chosen(headings, sample, kept)
    fields = {choice.field: choice for choice in choices}
    if {"debit", "credit"} <= set(fields) and fields.get("amount", fields["debit"]).sure == "low":
        del fields["amount"]  # a running balance beside its debits and credits
        choices = list(fields.values())
    figure: Figure | None = next((each for each in _figures(kept) if SIGNS[each].keys() <= set(fields)), None)
    if figure in ("debit_credit", "debit_and_credit"):
        figure = kept.figure if kept and kept.figure == figure else _sides(sample, fields["credit"].place)
    faults = list(_missing(fields, figure))
    style = _style(fields, sample, kept, dates)
    if isinstance(style, NoStyle):
        faults.append(_no_style(style))
    mapping = None
    if figure and "paid_on" in fields:
        mapping = Mapping(
            **{
                **(kept.model_dump(exclude={"columns"}) if kept else {}),
                "columns": _columns(choices, kept),
                "date_style": style.style if isinstance(style, StyleFound) else "iso",
                "figure": figure,
            }
        )
    taken = {choice.place for choice in choices}
    unmapped = tuple(
        heading for place, heading in enumerate(headings) if place not in taken and heading.strip()
    )
    return MappingProposal(mapping, tuple(choices), unmapped, tuple(faults))


def _chosen(headings: Sequence[str], sample: Sequence[Cells], kept: Mapping | None) -> list[ColumnChoice]:
    """Return the best column for each field, the surest first; no column is used twice."""
    scored = sorted(
        (
            (score, -place, field, why)
            for place, heading in enumerate(headings)
            for field in TITLES
            for score, why in [
                _score(field, heading, [row[place] for row in sample if len(row) > place], kept)
            ]
            if score > 0
        ),
        reverse=True,
    )
    choices: dict[FieldName, ColumnChoice] = {}
    taken: set[int] = set()
    for score, minus_place, field, why in scored:
        if field not in choices and -minus_place not in taken:
            taken.add(-minus_place)
            sure: Sure = "high" if score >= 0.8 else "medium" if score >= 0.5 else "low"
            choices[field] = ColumnChoice(field, headings[-minus_place], -minus_place, sure, why)
    return [choices[field] for field in TITLES if field in choices]


def _score(field: FieldName, heading: str, cells: list[str], kept: Mapping | None) -> tuple[float, str]:
    """Return how well a column suits a field, from 0 to 2, and why: by its heading, then by its contents."""
    name = plain(heading)
    if kept and name in map(plain, kept.headings_of.get(field, ())):
        return 2.0, "as the council's other files have it"
    known = KNOWN[field].get(name, 0.0)
    if known:
        holds = _holds(field, cells)
        why = f"“{heading.strip()}” is a heading for it"
        if holds < 0.5:
            return known * 0.4, f"{why}, but most of its cells do not read so"
        return known, why
    if field in ("paid_on", "amount") and cells and _looks_like(field, cells[:_ENOUGH]):
        return 0.3, "its cells read so, though its heading is not known"
    return 0.0, ""


def _holds(field: FieldName, cells: list[str]) -> float:
    """Return the share of the filled cells that could be values of ``field``."""
    filled = [cell for cell in cells[:_ENOUGH] if cell.strip()]
    if field in _MONEY:
        read = sum(isinstance(read_amount(cell, binary=True), Amount) for cell in filled)
        return read / len(filled) if filled else 1.0
    if field == "paid_on":
        style = style_of(filled)
        return style.share if isinstance(style, StyleFound) else 1.0 if style.readings or not filled else 0.0
    return 1.0


def _looks_like(field: FieldName, cells: list[str]) -> bool:
    """Whether a column with an unknown heading contains recognisable dates, or figures with pence."""
    mark = "." if field == "amount" else "/"
    marked = [cell for cell in cells if mark in cell or (field == "paid_on" and "-" in cell)]
    return len(marked) * 2 > len(cells) and _holds(field, cells) > 0.9


def _figures(kept: Mapping | None) -> tuple[Figure, ...]:
    return (*([kept.figure] if kept else []), "net", "amount", "debit_credit", "gross")


def _sides(sample: Sequence[Cells], place: int) -> Figure:
    """Return how a debit and a credit make the figure: by whether most credits are positive or negative."""
    read = [read_amount(row[place], binary=True) for row in sample if len(row) > place]
    said = [figure.pence for figure in read if isinstance(figure, Amount) and figure.pence]
    below = sum(pence < 0 for pence in said)
    return "debit_and_credit" if below * 2 > len(said) else "debit_credit"


def _style(
    fields: dict[FieldName, ColumnChoice],
    sample: Sequence[Cells],
    kept: Mapping | None,
    dates: Collection[str],
) -> StyleFound | NoStyle | None:
    if "paid_on" not in fields:
        return None
    place = fields["paid_on"].place
    found = style_of(dates or [row[place] for row in sample if len(row) > place])
    ambiguous = isinstance(found, NoStyle) and not found.is_mixed
    if ambiguous and kept and kept.date_style in ("day_first", "month_first"):
        return StyleFound(kept.date_style, 1.0, "as the council's other files have it")
    return found


def _columns(choices: Sequence[ColumnChoice], kept: Mapping | None) -> tuple[Column, ...]:
    """Return the columns, each with the headings that it has in the council's other files as well."""
    before = dict(kept.headings_of) if kept else {}
    for choice in choices:
        names = before.get(choice.field, ())
        if plain(choice.heading) not in map(plain, names):
            before[choice.field] = (*names, choice.heading)
    return tuple(Column(field=field, headings=before[field]) for field in TITLES if field in before)


def _missing(fields: dict[FieldName, ColumnChoice], figure: Figure | None) -> list[Fault]:
    faults = []
    if "paid_on" not in fields:
        faults.append(Fault("no column holds dates", TITLES["paid_on"], fix="Say which column is the date."))
    if not figure:
        faults.append(
            Fault("no column holds amounts", TITLES["amount"], fix="Say which column is the amount.")
        )
    return faults


def _no_style(style: NoStyle) -> Fault:
    return Fault(style.sentence, TITLES["paid_on"], fix=SAY_HOW)
