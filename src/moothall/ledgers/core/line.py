"""One line of a ledger: a payment, an accrual or a correction, as one council recorded it.

``FIELDS`` is the same line as typed columns: every file is read into them, and every engine sums them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """An accepted line: text as it is in the file, without the spaces round it; empty if there is none."""

    row: int
    """The number of the line in its file, counted from 1 as a spreadsheet counts."""
    paid_on: date
    period: int
    """The month it was paid in, as YYYYMM."""
    amount_pence: int
    """The figure that counts: net where the file has it, else the amount as stated."""
    net_pence: int | None = None
    vat_pence: int | None = None
    gross_pence: int | None = None
    supplier: str = ""
    supplier_id: str = ""
    description: str = ""
    reference: str = ""
    """The number of the transaction."""
    department: str = ""
    """The service or directorate, as the council calls it."""
    cost_centre: str = ""
    subjective: str = ""
    """The type of expense, as the council calls it."""
    category: str = ""
    """The merchant category, or ProClass."""


FIELDS = pa.schema(
    [
        pa.field("row", pa.int32(), nullable=False),
        pa.field("paid_on", pa.date32(), nullable=False),
        pa.field("period", pa.int32(), nullable=False),
        pa.field("amount_pence", pa.int64(), nullable=False),
        pa.field("net_pence", pa.int64()),
        pa.field("vat_pence", pa.int64()),
        pa.field("gross_pence", pa.int64()),
        pa.field("supplier", pa.string(), nullable=False),
        pa.field("supplier_id", pa.string(), nullable=False),
        pa.field("description", pa.string(), nullable=False),
        pa.field("reference", pa.string(), nullable=False),
        pa.field("department", pa.string(), nullable=False),
        pa.field("cost_centre", pa.string(), nullable=False),
        pa.field("subjective", pa.string(), nullable=False),
        pa.field("category", pa.string(), nullable=False),
    ]
)
"""The columns of ``LINE``, in order."""

TextField = Literal[
    "supplier",
    "supplier_id",
    "description",
    "reference",
    "department",
    "cost_centre",
    "subjective",
    "category",
]
TEXTS: tuple[TextField, ...] = (
    "supplier",
    "supplier_id",
    "description",
    "reference",
    "department",
    "cost_centre",
    "subjective",
    "category",
)

Why = Literal[
    "amount",
    "amount_missing",
    "date",
    "date_missing",
    "parts",
    "sides",
    "ragged",
    "text",
    "total",
    "heading",
    "beside",
]
"""Why a line was rejected, as a short code; ``WHY`` says it in words."""

WHY: dict[Why, str] = {
    "amount": "The amount cannot be read to the penny",
    "amount_missing": "There is no amount",
    "date": "The date cannot be read",
    "date_missing": "There is no date",
    "parts": "Net and VAT do not come to gross",
    "sides": "It has both a debit and a credit",
    "ragged": "The line has more or fewer cells than the headings",
    "text": "The line cannot be read as text",
    "total": "It is a total of other lines, not a line",
    "heading": "It repeats the headings",
    "beside": "It has text only outside the headed columns",
}


@dataclass(frozen=True, slots=True)
class RejectedLine:
    """A line that was not accepted: where it is, why, and what it says."""

    row: int
    reason: Why
    sentence: str
    """What is wrong with this line, in words that quote it."""
    field: str
    """The field at fault, by its name in ``LINE``; empty if it is the line as a whole."""
    text: str
    """Its cells with a bar between them, shortened to 2,000 characters."""
    amount_pence: int | None = None
    """Its figure, if that could be read even though the line was rejected."""
