"""Ledgers made for tests: files as a council writes them, and lines as they are stored."""

from datetime import date
from pathlib import Path

import pyarrow as pa
from tests.acting import operator

from moothall.ledgers.core.line import FIELDS
from moothall.ledgers.core.mapping import Column, Mapping
from moothall.ledgers.files.ledger_file import open_ledger
from moothall.ledgers.files.lines import write_lines
from moothall.ledgers.operations import take_in

MAPPING = Mapping(
    columns=(
        Column(field="paid_on", headings=("Date",)),
        Column(field="amount", headings=("Amount",)),
        Column(field="supplier", headings=("Supplier",)),
        Column(field="reference", headings=("Ref",)),
        Column(field="department", headings=("Service",)),
    ),
    figure="amount",
)
OFFICER = "F. Officer"


def ledger(*lines: str) -> bytes:
    return "\n".join(["Date,Amount,Supplier,Ref,Service", *lines, ""]).encode()


APRIL = ledger("05/04/2016,100.00,Acme Ltd,1,Legal", "06/04/2016,0.50,Bolt Ltd,2,Parks", "nonsense,9,X,3,Y")
MAY = ledger("05/05/2016,7.00,Acme Ltd,4,Legal")


def taken(content: bytes = APRIL, authority: str = "avon", name: str = "april.csv", **fields) -> int:
    given = {"partnership": "test", "mapping": MAPPING, "acting": operator(OFFICER)} | fields
    return take_in(authority=authority, ledger=open_ledger(content, file=name), **given)


def batch(*lines: tuple[date, int, str, str]) -> pa.RecordBatch:
    rows = [
        {
            **dict.fromkeys(FIELDS.names, ""),
            "row": number,
            "paid_on": day,
            "period": day.year * 100 + day.month,
            "amount_pence": pence,
            "net_pence": None,
            "vat_pence": None,
            "gross_pence": None,
            "supplier": supplier,
            "department": department,
        }
        for number, (day, pence, supplier, department) in enumerate(lines, 2)
    ]
    return pa.RecordBatch.from_pylist(rows, schema=FIELDS)


def written(path: Path, authority: str, *lines: tuple[date, int, str, str]) -> Path:
    return write_lines(path, authority, [batch(*lines)])
