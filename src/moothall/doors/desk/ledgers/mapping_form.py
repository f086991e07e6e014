"""The form of a mapping: a column for each field, how dates and figures are written, and the file itself."""

from collections.abc import Mapping as Given
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from moothall.doors.pages.formats import capital
from moothall.ledgers.core.dates import STYLES
from moothall.ledgers.core.mapping import FIGURES, TITLES, Column, FieldName, Mapping
from moothall.ledgers.core.mapping_proposal import ColumnChoice, MappingProposal
from moothall.ledgers.core.shape import plain
from moothall.ledgers.files.ledger_file import OpenLedger
from moothall.refusals import Fault, Invalid

SURE = {"high": "Sure", "medium": "Likely", "low": "A guess"}
MONTH_DAYS = {"last": "The last day of the month", "first": "The first day of the month"}
SIGNS = {
    "as_written": "Payments are above nothing",
    "reversed": "Payments are below nothing: turn them round",
}
ENCODINGS = {
    "": "Found from the file",
    "utf-8": "UTF-8",
    "cp1252": "Windows-1252",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16, big end first",
    "cp850": "DOS (850)",
    "latin-1": "Latin-1",
}
DATE_STYLES = {"": "Choose"} | {str(style): said for style, said in STYLES.items()}
SETTINGS: dict[str, tuple[str, dict[str, str]]] = {
    "date_style": (
        "How dates are written",
        {"": "Choose"} | {str(style): said for style, said in STYLES.items()},
    ),
    "figure": ("The figure that counts", {str(figure): said for figure, said in FIGURES.items()}),
    "sign": ("Which way round figures are", SIGNS),
    "month_day": ("The day of a line that has only a month", MONTH_DAYS),
    "encoding": ("Encoding", ENCODINGS),
}


def _fault(error: ErrorDetails) -> Fault:
    """Return what a mapping's model refuses, beside the column or the setting that it is about."""
    message = capital(error["msg"].removeprefix("Value error, "))
    return Fault(message, str(next(iter(error["loc"]), "paid_on")))


class MappingForm:
    """What is asked of a file, filled in from what was sent, or else from the mapping begun with."""

    def __init__(
        self,
        ledger: OpenLedger,
        proposal: MappingProposal,
        begun: Mapping | None,
        posted: Given[str, list[str]] | None = None,
        *,
        is_dated: bool,
    ) -> None:
        """Fill the form in; where it is not ``is_dated``, how dates are written has to be chosen."""
        self._begun = begun
        self._is_dated = is_dated
        self._choices = {choice.field: choice for choice in proposal.choices}
        self.headings = tuple(dict.fromkeys(heading for heading in ledger.headings if heading.strip()))
        self.values = self._sent(posted) if posted is not None else self._first()

    @property
    def fields(self) -> tuple[tuple[FieldName, str], ...]:
        """Every field with its title."""
        return tuple(TITLES.items())

    @property
    def settings(self) -> dict[str, tuple[str, dict[str, str]]]:
        """The other questions that have a few answers each."""
        return SETTINGS

    def choice(self, field: FieldName) -> ColumnChoice | None:
        """Return what is proposed for a field."""
        return self._choices.get(field)

    def sure(self, field: FieldName) -> str:
        """Say how sure a proposal is."""
        choice = self._choices.get(field)
        return SURE[choice.sure] if choice else ""

    def mapping(self) -> Mapping:
        """Return what the form says; refused by the model where it has no date or no figure."""
        if not self.values["date_style"]:
            raise Invalid(faults=[Fault("Say how its dates are written", "date_style")])
        columns = [self._column(name) for name in TITLES if self.values[name]]
        row = self.values["heading_row"].strip()
        said = {
            **{name: self.values[name] for name in SETTINGS},
            "columns": columns,
            "department_default": self.values["department_default"].strip(),
            "heading_row": row or None,
        }
        try:
            return Mapping.model_validate(said)
        except ValidationError as error:
            raise Invalid(faults=[_fault(each) for each in error.errors()]) from None

    def _column(self, field: FieldName) -> Column:
        """Return the column of a field: the heading chosen, then those of the council's other files."""
        chosen = self.values[field]
        before = self._begun.headings_of.get(field, ()) if self._begun else ()
        others = before if plain(chosen) in map(plain, before) else ()
        return Column(field=field, headings=tuple(dict.fromkeys((chosen, *others))))

    def _sent(self, posted: Given[str, list[str]]) -> dict[str, str]:
        names = (*TITLES, *SETTINGS, "department_default", "heading_row")
        return {name: next(iter(posted.get(name, ())), "") for name in names}

    def _first(self) -> dict[str, str]:
        begun = self._begun
        said: dict[str, Any] = begun.model_dump(mode="json") if begun else {}
        values = {
            name: str(said.get(name) or "") for name in (*SETTINGS, "department_default", "heading_row")
        }
        named = begun.headings_of if begun else {}
        for field in TITLES:
            names = {plain(name) for name in named.get(field, ())}
            there = next((heading for heading in self.headings if plain(heading) in names), "")
            proposed = self._choices.get(field)
            values[field] = there or ("" if begun or not proposed else proposed.heading)
        return values | {
            "date_style": values["date_style"] if self._is_dated else "",
            "figure": values["figure"] or "net",
        }
