"""A year of cost as a file: YAML, or a workbook, with the line of every fault."""

from moothall.recharges.files.reading import read_year
from moothall.recharges.files.shape import YearFile

__all__ = ["YearFile", "read_year"]
