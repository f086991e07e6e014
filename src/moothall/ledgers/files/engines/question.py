"""The one question that ledger lines are asked: sums of pence and counts of lines, by what, where."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol, cast, get_args

from moothall.ledgers.core.headings import HeadingRule
from moothall.refusals import Invalid

HeadingName = Literal["service", "division", "subjective_group"]
ColumnName = Literal[
    "authority",
    "department",
    "cost_centre",
    "subjective",
    "supplier",
    "supplier_id",
    "description",
    "reference",
    "category",
    "period",
    "financial_year",
]
Key = HeadingName | ColumnName
HEADINGS: tuple[HeadingName, ...] = get_args(HeadingName)
COLUMNS: tuple[ColumnName, ...] = get_args(ColumnName)
TEXT_COLUMNS = tuple(name for name in COLUMNS if name not in ("period", "financial_year"))

Rules = Mapping[str, Sequence[HeadingRule]]
"""The rules of each council, in the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class Where:
    """Which lines count; all of them, if nothing is given. Periods are months, as YYYYMM, both included."""

    authorities: frozenset[str] | None = None
    first_period: int | None = None
    last_period: int | None = None
    min_pence: int | None = None
    equal: Mapping[Key, str | None] = field(default_factory=dict)
    """The value of a column or heading; None means lines that no rule maps to the heading."""

    def __post_init__(self) -> None:
        """Refuse a name that is neither a text column nor a heading."""
        _refuse_unless(self.equal, (*HEADINGS, *TEXT_COLUMNS))

    @property
    def columns(self) -> dict[ColumnName, str | None]:
        """The conditions on columns, as against headings."""
        return {cast(ColumnName, name): said for name, said in self.equal.items() if name not in HEADINGS}

    @property
    def headings(self) -> dict[HeadingName, str | None]:
        """The conditions on headings, as against columns."""
        return {name: said for name, said in self.equal.items() if name in HEADINGS}


@dataclass(frozen=True, slots=True)
class Cube:
    """Sums by each of ``by``, in its order; if that is empty, one sum of all."""

    by: tuple[Key, ...] = ()
    where: Where = field(default_factory=Where)

    def __post_init__(self) -> None:
        """Refuse a name that is neither a column nor a heading, or is given twice."""
        _refuse_unless(self.by, (*HEADINGS, *COLUMNS))
        if len(set(self.by)) != len(self.by):
            raise Invalid("A sum can use each heading only once.", by=self.by)


@dataclass(frozen=True, slots=True)
class EngineQuestion:
    """What an engine is asked: sums by stored columns, without headings."""

    by: tuple[ColumnName, ...]
    where: Where


Said = str | int | None


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum: the value of each key, in the order asked, the pence, and how many lines."""

    keys: tuple[Said, ...]
    pence: int
    lines: int


class Engine(Protocol):
    """Anything that can sum stored lines."""

    name: str

    def sums(self, question: EngineQuestion, files: Sequence[Path]) -> list[Sum]:
        """Return a sum for each combination of what ``question.by`` names, in any order."""
        ...


def _refuse_unless(names: Iterable[str], known: tuple[str, ...]) -> None:
    for name in names:
        if name not in known:
            raise Invalid(f"Lines have no “{name}”. They have {', '.join(known)}.", name=name)
