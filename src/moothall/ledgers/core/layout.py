"""A mapping applied to the headings of one file: the place of each field in its lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.ledgers.core.mapping import TITLES, FieldName, Mapping
from moothall.ledgers.core.shape import plain
from moothall.refusals import Fault, Invalid

MOST_COLUMNS = 1_000


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """The place of each field in a line of this file, and how wide a line is."""

    mapping: Mapping
    headings: tuple[str, ...]
    places: dict[FieldName, int]

    @property
    def needed(self) -> int:
        """The last place that a line needs to have both a date and a figure."""
        return max(self.places[field] for field in ("paid_on", *self.mapping.signs))

    def heading(self, field: FieldName) -> str:
        """Return the heading over ``field`` in this file, or the field's title if it has none."""
        return self.headings[self.places[field]] if field in self.places else TITLES[field]

    def fitted(self, cells: Sequence[str]) -> Sequence[str] | None:
        """Return the cells under the headings, or None if they may be under the wrong ones.

        Cells beyond the headings are ignored only after a gap, or if they repeat the transaction number,
        because then they are notes; any others may mean that the line is shifted. A short line is accepted if
        it has at least its date and its figure.
        """
        width = len(self.headings)
        if len(cells) > width:
            beside = cells[width].strip()
            return cells[:width] if not beside or self._is_reference(beside, cells) else None
        if len(cells) < width:
            return [*cells, *[""] * (width - len(cells))] if len(cells) > self.needed + 1 else None
        return cells

    def _is_reference(self, beside: str, cells: Sequence[str]) -> bool:
        return "reference" in self.places and beside == cells[self.places["reference"]].strip()


def lay_out(
    mapping: Mapping, headings: Sequence[str], *, file: str = "", line: int | None = None
) -> ColumnLayout:
    """Return the place of each field under ``headings``; refused if a needed one is missing."""
    said: dict[str, list[int]] = {}
    for place, heading in enumerate(headings):
        said.setdefault(plain(heading), []).append(place)
    faults: list[Fault] = []
    places: dict[FieldName, int] = {}
    for field, names in mapping.headings_of.items():
        found = next((said[plain(name)] for name in names if plain(name) in said), [])
        if len(found) > 1:
            faults.append(_twice(headings, field, found, file, line))
        elif found:
            places[field] = found[0]
        elif field in ("paid_on", *mapping.signs):
            faults.append(_not_there(field, names, file, line))
    if len(headings) > MOST_COLUMNS:
        faults = [Fault(f"has {len(headings):,} columns", "", file, line, "Is this the right file?")]
    if faults:
        raise Invalid(faults=faults)
    return ColumnLayout(mapping, tuple(headings), places)


def _twice(
    headings: Sequence[str], field: FieldName, places: list[int], file: str, line: int | None
) -> Fault:
    columns = " and ".join(str(place + 1) for place in places)
    return Fault(
        f"the heading “{headings[places[0]]}” stands over columns {columns}",
        TITLES[field],
        file,
        line,
        "Give each column its own heading, or map the field to another one.",
    )


def _not_there(field: FieldName, names: Sequence[str], file: str, line: int | None) -> Fault:
    return Fault(
        f"there is no column headed “{'” or “'.join(names)}”",
        TITLES[field],
        file,
        line,
        "Check that this is the council's file, and add its heading to the mapping if it has a new one.",
    )
