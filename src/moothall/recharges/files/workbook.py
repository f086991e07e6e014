"""A year of cost as a workbook: one sheet of costs, under the year, and one of who serves whom."""

import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import xlsxwriter
from pydantic import ValidationError
from python_calamine import CalamineError, CalamineWorkbook

from moothall.agreement.core.faults import locate
from moothall.money import parse_pounds
from moothall.recharges.core.year_of_cost import YearOfCost
from moothall.recharges.files.year_file import YearFile
from moothall.refusals import Fault, Invalid
from moothall.sheets.tables import in_pounds
from moothall.sheets.workbook_size import TooLarge, check_size

TOP = {"Year": "year", "Basis": "basis", "Method": "method", "Order": "order"}
POOLS = {
    "Service": "service", "What it is": "title", "Cost (£)": "pence", "Kind": "kind", "Paid by": "paid_by",
    "From": "from", "Until": "until", "SeRCOP division": "division", "Ledgers": "ledgers",
    "Types of expense": "subjective",
}  # fmt: skip
LISTS, BETWEEN = ("order", "ledgers", "subjective"), "; "
"""The columns with a list in one cell, and what separates its items."""
USAGE = {
    "Support service": "support", "Served": "receiver", "Weight": "weight", "Driver": "driver",
    "From": "from", "Until": "until",
}  # fmt: skip
Rows = list[tuple[int, dict[str, Any]]]


def is_workbook(content: bytes) -> bool:
    """Whether it begins as a workbook does."""
    return content.startswith(b"PK")


def read_workbook(content: bytes, *, file: str = "") -> YearFile:
    """Return the year in a workbook; each fault has its line in the sheet."""
    costs, served = _cells(content, file)
    pools, usage = _under(costs, POOLS, file), _under(served, USAGE, file) if served else []
    faults = [*_in_pence(pools, file)]
    if faults:
        raise Invalid(faults=faults)
    top = {TOP[str(row[0]).strip()]: row[1] for row in costs if len(row) > 1 and str(row[0]).strip() in TOP}
    data = _listed({name: value for name, value in top.items() if value}) | {
        "pools": [_listed(row) for _, row in pools],
        "usage": [row for _, row in usage],
    }
    try:
        return YearFile.model_validate(data)
    except ValidationError as error:
        lines = {"pools": pools, "usage": usage}
        raise Invalid(faults=[_fault(each, lines, file) for each in locate(error, YearFile)]) from error


def written_workbook(cost: YearOfCost) -> bytes:
    """Return a year as a workbook that can be edited and read again."""
    content = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    data = cost.model_dump(mode="json", by_alias=True)
    with xlsxwriter.Workbook(content, options) as book:
        costs, served = book.add_worksheet("Costs"), book.add_worksheet("Who serves whom")
        for number, (title, name) in enumerate(TOP.items()):
            costs.write_row(number, 0, [title, _in_a_cell(data[name])])
        pools = [each | {"pence": float(in_pounds(each["pence"]))} for each in data["pools"]]
        _write(book, costs, len(TOP) + 1, POOLS, pools)
        _write(book, served, 0, USAGE, data["usage"])
    return content.getvalue()


def _write(book: Any, sheet: Any, at: int, columns: dict[str, str], rows: Sequence[dict[str, Any]]) -> None:
    money, bold = book.add_format({"num_format": "#,##0.00"}), book.add_format({"bold": True, "bottom": 1})
    sheet.set_column(0, len(columns), 20)
    sheet.write_row(at, 0, list(columns), bold)
    for number, row in enumerate(rows, start=at + 1):
        for place, name in enumerate(columns.values()):
            value = row.get(name)
            if isinstance(value, float):
                sheet.write_number(number, place, value, money)
            elif value is not None:
                sheet.write_string(number, place, str(_in_a_cell(value)))


def _in_a_cell(value: Any) -> Any:
    return BETWEEN.join(value) if isinstance(value, list) else value


def _listed(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with each list in one cell as a list."""
    apart = {
        name: [each.strip() for each in str(row[name]).split(BETWEEN.strip()) if each.strip()]
        for name in LISTS
        if name in row
    }
    return row | apart


def _cells(content: bytes, file: str) -> tuple[list[list[Any]], list[list[Any]]]:
    try:
        check_size(content)
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        sheets = [
            book.get_sheet_by_index(place).to_python(skip_empty_area=False)
            for place in range(min(2, len(book.sheet_names)))
        ]
    except TooLarge as error:
        raise _unfit(file, str(error), "Delete what is not the year's cost, and save it again.") from error
    except (CalamineError, BadZipFile, ValueError, IndexError, RuntimeError, zlib.error) as error:
        raise _unfit(file, "is not a workbook that can be read", "Save it again as XLSX.") from error
    return sheets[0], sheets[1] if len(sheets) > 1 else []


def _under(cells: Sequence[Sequence[Any]], columns: dict[str, str], file: str) -> Rows:
    """Return the rows under the headings, each with its line."""
    names = {title.casefold(): name for title, name in columns.items()}
    needed = next(iter(names))
    for line, row in enumerate(cells, start=1):
        found = [names.get(str(cell).strip().casefold(), "") for cell in row]
        if needed in {str(cell).strip().casefold() for cell in row} and sum(map(bool, found)) > 1:
            return list(_rows(cells, line, found))
    fix = f"Give it a line with the headings {', '.join(columns)}."
    raise _unfit(file, f"has no heading “{next(iter(columns))}”", fix)


def _rows(
    cells: Sequence[Sequence[Any]], heading: int, names: Sequence[str]
) -> Iterator[tuple[int, dict[str, Any]]]:
    for line, row in enumerate(cells[heading:], start=heading + 1):
        taken = {name: _plain(cell) for name, cell in zip(names, row, strict=False) if name and cell != ""}
        if taken:
            yield line, taken


def _plain(cell: Any) -> Any:
    """Return a cell as a file would have it: a day as text, a figure as it is written."""
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else repr(cell)
    return cell.strip() if isinstance(cell, str) else cell


def _in_pence(pools: Rows, file: str) -> Iterator[Fault]:
    """Turn each cost from pounds into pence; yield what is not an amount in pounds."""
    for line, row in pools:
        try:
            row["pence"] = parse_pounds(str(row["pence"])) if "pence" in row else None
        except Invalid as refusal:
            yield Fault(str(refusal), "Cost (£)", file, line)


def _fault(found: Any, rows: dict[str, Rows], file: str) -> Fault:
    where, place = found.path[0] if found.path else "", found.path[1] if len(found.path) > 1 else None
    line = rows[where][place][0] if where in rows and isinstance(place, int) else None
    titles = {name: title for title, name in (POOLS | USAGE | TOP).items()}
    name = str(found.path[-1]) if found.path else ""
    return Fault(found.message, titles.get(name, name), file, line, found.fix)


def _unfit(file: str, message: str, fix: str) -> Invalid:
    return Invalid(faults=[Fault(message, file=file or "The file", fix=fix)])
