"""Finding the files of an agreement, and reading them as text."""

from pathlib import Path, PurePosixPath

from moothall.refusals import Fault, Invalid, Missing

MOST_BYTES = 20_000_000
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class NoSuchAgreementFile(Missing):
    """There is no agreement file of that name."""


def agreement_file(path: Path) -> Path:
    """Return the file of an agreement: ``path``, or the ``agreement.yaml`` of that folder."""
    file = path / "agreement.yaml" if path.is_dir() else path
    if not file.is_file():
        where = f"The folder {path} has no agreement.yaml" if path.is_dir() else f"There is no file {path}"
        raise NoSuchAgreementFile(f"{where}. Give an agreement file, or the folder of one.", path=str(path))
    return file


def text_of(file: Path) -> str:
    """Return the text of a file; refused if it is too large or is not UTF-8 text."""
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise _unfit(file, f"cannot be read: {(error.strerror or str(error)).lower()}", "") from error
    if len(content) > MOST_BYTES:
        raise _unfit(file, "is over 20 MB", "Put its variations in several files, with variations_in.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        other = "is in UTF-16, not UTF-8" if content.startswith(_UTF_16) else "is not in UTF-8"
        raise _unfit(file, other, "Save it again with the encoding UTF-8.", line) from error


def _unfit(file: Path, message: str, fix: str, line: int | None = None) -> Invalid:
    return Invalid(faults=[Fault(message, file=str(file), line=line, fix=fix)])


def variation_files(file: Path, folder: str) -> list[Path]:
    """Return the files in the folder that ``variations_in`` names, in the order of their names."""
    words = PurePosixPath(folder)
    if words.is_absolute() or ".." in words.parts or "\\" in folder or ":" in folder:
        raise _unfit_folder(
            file, "must be a folder below that of this file", "Give its name, such as variations."
        )
    found = file.parent / words
    if not found.is_dir():
        message = f"there is no folder “{folder}” beside this file"
        raise _unfit_folder(file, message, "Make it, or leave the field out.")
    files = sorted(
        each for each in found.iterdir() if each.suffix in (".yaml", ".yml") and not each.name.startswith(".")
    )
    for each in (found, *files):
        if not each.resolve().is_relative_to(file.resolve().parent):
            message = f"“{each.name}” leads out of the folder of this file"
            raise _unfit_folder(file, message, "Put the file itself there.")
    return files


def _unfit_folder(file: Path, message: str, fix: str) -> Invalid:
    return Invalid(faults=[Fault(message, "variations_in", str(file), fix=fix)])
