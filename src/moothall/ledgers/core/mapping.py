"""How one council's files are read: which column is which field, and what figures and dates mean.

A mapping names columns by their headings, not their places, so the order of a file's columns does not matter.
One field may have several headings, because a council changes them within a year.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from moothall.agreement.core.values import Fact
from moothall.ledgers.core.dates import DateStyle, MonthDay

Figure = Literal["net", "gross", "amount", "debit_credit", "debit_and_credit"]
FieldName = Literal[
    "paid_on",
    "net",
    "vat",
    "gross",
    "amount",
    "debit",
    "credit",
    "supplier",
    "supplier_id",
    "description",
    "reference",
    "department",
    "cost_centre",
    "subjective",
    "category",
]
Heading = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]

TITLES: dict[FieldName, str] = {
    "paid_on": "Date paid",
    "net": "Net amount",
    "vat": "VAT",
    "gross": "Gross amount",
    "amount": "Amount",
    "debit": "Debit",
    "credit": "Credit",
    "supplier": "Supplier",
    "supplier_id": "Supplier number",
    "description": "Description",
    "reference": "Transaction number",
    "department": "Department",
    "cost_centre": "Cost centre",
    "subjective": "Type of expense",
    "category": "Category of supply",
}

SIGNS: dict[Figure, dict[FieldName, int]] = {
    "net": {"net": 1},
    "gross": {"gross": 1},
    "amount": {"amount": 1},
    "debit_credit": {"debit": 1, "credit": -1},
    "debit_and_credit": {"debit": 1, "credit": 1},
}
"""The fields that each figure is made of, and whether each is added or subtracted."""

FIGURES: dict[Figure, str] = {
    "net": TITLES["net"],
    "gross": TITLES["gross"],
    "amount": TITLES["amount"],
    "debit_credit": "Debit less credit",
    "debit_and_credit": "Debit plus credit, because credits are written as negative",
}


class Column(Fact):
    """The headings that one field may have; the first that a file has is used."""

    field: FieldName = Field(title="Field")
    headings: tuple[Heading, ...] = Field(title="Headings", min_length=1)


class Mapping(Fact):
    """How the files of one council are read."""

    columns: tuple[Column, ...] = Field(title="Columns")
    date_style: DateStyle = Field("day_first", title="How dates are written")
    month_day: MonthDay = Field("last", title="The day to use for a month without one")
    figure: Figure = Field("net", title="The figure that counts")
    sign: Literal["as_written", "reversed"] = Field(
        "as_written", title="Sign", description="Reversed if the council writes payments as negative"
    )
    department_default: str = Field("", title="Department for lines that have none", max_length=200)
    encoding: Literal["", "utf-8", "utf-16-le", "utf-16-be", "cp1252", "cp850", "latin-1"] = Field(
        "", title="Encoding", description="Left out, found from the file"
    )
    heading_row: int | None = Field(
        None, title="Line of the headings", description="Left out, found from the file", ge=1, le=1_000
    )

    @model_validator(mode="after")
    def _has_what_a_line_needs(self) -> Self:
        fields = [column.field for column in self.columns]
        if twice := sorted({field for field in fields if fields.count(field) > 1}):
            raise ValueError(f"{twice[0]} has two columns; give one, with every heading it may have")
        if missing := [field for field in ("paid_on", *self.signs) if field not in fields]:
            raise ValueError(f"no column is said to be the {TITLES[missing[0]].lower()}")
        return self

    @property
    def signs(self) -> dict[FieldName, int]:
        """The fields that make up the figure that counts, each with its sign."""
        return SIGNS[self.figure]

    @property
    def headings_of(self) -> dict[FieldName, tuple[str, ...]]:
        """The headings of each field that has a column."""
        return {column.field: column.headings for column in self.columns}
