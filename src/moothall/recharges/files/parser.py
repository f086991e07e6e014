"""Reading the file of a year: every fault at once, each with its line, its field and how to mend it."""

from pydantic import ValidationError

from moothall.agreement.core.faults import locate
from moothall.agreement.files.document import document
from moothall.agreement.files.reader import DocumentPart
from moothall.recharges.files.workbook import is_workbook, read_workbook
from moothall.recharges.files.year_file import YearFile
from moothall.refusals import Fault, Invalid

MOST_BYTES = 2_000_000


def read_year(content: bytes, *, file: str = "") -> YearFile:
    """Return the year that a YAML file or an XLSX workbook holds."""
    if len(content) > MOST_BYTES:
        raise _unfit(file, "is over 2 MB", "A year of cost is far smaller: is this the right file?")
    if is_workbook(content):
        return read_workbook(content, file=file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _unfit(
            file, "is neither a workbook nor text in UTF-8", "Save it as XLSX, or as text in UTF-8."
        ) from None
    read = document(text, file)
    if read.faults:
        raise Invalid(faults=read.faults)
    if not isinstance(read.data, dict):
        raise _unfit(file, "holds no year of cost", "Begin it with year: 2016/17, and then pools.")
    try:
        return YearFile.model_validate(read.data)
    except ValidationError as error:
        part = DocumentPart(read, (), read.data, text)
        raise Invalid(faults=[part.fault(each) for each in locate(error, YearFile)]) from error


def _unfit(file: str, message: str, fix: str) -> Invalid:
    return Invalid(faults=[Fault(message, file=file, fix=fix)])
