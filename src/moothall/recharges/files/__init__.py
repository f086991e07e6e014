"""A year of cost as a file: YAML, or a workbook, with the line of every fault."""

from moothall.recharges.files.parser import read_year
from moothall.recharges.files.year_file import YearFile

__all__ = [
    "YearFile",
    "read_year",
]
