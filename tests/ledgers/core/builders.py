"""Small ledgers for tests: Avon's payments, as text."""

from moothall.ledgers.core.layout import ColumnLayout, lay_out
from moothall.ledgers.core.mapping import Column, Mapping

HEADINGS = ("Date", "Supplier", "Net", "VAT", "Gross", "Directorate", "Number")
FIELDS = ("paid_on", "supplier", "net", "vat", "gross", "department", "reference")


def mapping(**changes):
    columns = tuple(
        Column(field=field, headings=(heading,)) for field, heading in zip(FIELDS, HEADINGS, strict=True)
    )
    return Mapping(**{"columns": columns, "date_style": "day_first", "figure": "net", **changes})


def layout(**changes) -> ColumnLayout:
    return lay_out(mapping(**changes), HEADINGS)


def row(
    day="30/04/2015",
    supplier="Acme Ltd",
    net="10.00",
    vat="2.00",
    gross="12.00",
    department="Works",
    number="7",
):
    return [day, supplier, net, vat, gross, department, number]
