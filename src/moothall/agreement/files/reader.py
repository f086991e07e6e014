"""An agreement read from its file or folder: every fault at once, each with its file, line, field and fix."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from moothall.agreement.core.faults import fault, locate
from moothall.agreement.core.faults.locations import FieldFault, PlacedFault
from moothall.agreement.core.faults.shapes import Path as Place
from moothall.agreement.core.register import Register, fold
from moothall.agreement.core.values import Line
from moothall.agreement.core.variation import Agreement, AgreementHeading, Variation
from moothall.agreement.files.document import Document, document
from moothall.agreement.files.folder import agreement_file, text_of, variation_files
from moothall.agreement.files.memory import collecting_later
from moothall.agreement.files.variation_texts import alone, cut_up
from moothall.refusals import Fault, Invalid


@dataclass(frozen=True)
class ReadAgreement:
    """An agreement as read: the models, what they fold to, and the text with its comments."""

    agreement: Agreement
    register: Register
    texts: tuple[str, ...]
    heading_text: str


class AgreementFile(Agreement):
    """The top of an agreement file, before its variations are looked at."""

    variations_in: Line | None = Field(
        None,
        title="Folder of more variations",
        description="Each file in it holds one; they follow in the order of their names",
    )
    variations: tuple[Any, ...] = Field((), title="Variations")


@dataclass(frozen=True)
class DocumentPart:
    """One variation where it was read: its document, its path there, and its own text."""

    document: Document
    path: Place
    data: Any
    text: str

    def fault(self, found: PlacedFault) -> Fault:
        """Return a fault of the variation, at its place in the file."""
        path = self.document.written((*self.path, *found.path))
        line = self.document.line((*self.path, *found.path))
        return fault(FieldFault(path, found.message, found.fix), file=self.document.file, line=line)


class FileFaults:
    """What is wrong with the files that have been read so far."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._found: list[tuple[int, Fault]] = []
        self._order: dict[str, int] = {}

    def open(self, file: Path) -> Document:
        """Read one file, noting anything wrong with it as a file or as YAML."""
        self._order[str(file)] = len(self._order)
        try:
            read = document(text_of(file), str(file))
        except Invalid as refused:
            read = Document("", str(file), faults=refused.faults)
        self.note(read.faults)
        return read

    def note(self, faults: Iterable[Fault]) -> None:
        """Note faults, to be reported at the end."""
        self._found += [(self._order[fault.file], fault) for fault in faults]

    def checked(self, part: DocumentPart, model: type[BaseModel]) -> Any:
        """Return what ``part`` says, or None if the model refuses it."""
        try:
            return model.model_validate(part.data)
        except ValidationError as error:
            self.note(part.fault(each) for each in locate(error, model))
            return None

    def finish(self) -> None:
        """Refuse if anything is wrong: every fault, in the order of files and lines."""
        if self._found:
            ordered = sorted(self._found, key=lambda each: (each[0], each[1].line or 0))
            raise Invalid(faults=dict.fromkeys(fault for _, fault in ordered))


def read_agreement(path: str | Path) -> ReadAgreement:
    """Read an agreement from its file, or from the folder of its ``agreement.yaml``."""
    reading, file = FileFaults(), agreement_file(Path(path))
    top = reading.open(file)
    if top.root is None:
        reading.note(
            [] if top.faults else [_empty(top, "Begin it with moothall: 1, partnership and variations.")]
        )
        reading.finish()
    heading = _heading(top, reading)
    cut = cut_up(top)
    parts = [*_in_the_file(top, cut.variations), *_in_the_folder(top, file, reading)]
    read = [(part, reading.checked(part, Variation)) for part in parts]
    register = _folded(heading, read, reading)
    reading.finish()
    agreement = Agreement(moothall=1, partnership=heading, variations=tuple(each for _, each in read))
    return ReadAgreement(agreement, register, tuple(part.text for part in parts), cut.heading)


def read_variation(text: str, file: str = "") -> Variation:
    """Read one variation from its own YAML text."""
    read = document(text, file)
    if read.faults or read.root is None:
        raise Invalid(faults=read.faults or [_empty(read, "Write one variation in it.")])
    try:
        return Variation.model_validate(read.data)
    except ValidationError as error:
        part = DocumentPart(read, (), read.data, text)
        raise Invalid(faults=[part.fault(each) for each in locate(error, Variation)]) from error


def read_draft(text: str, file: str = "") -> DocumentPart:
    """Read a draft, complete or not, as plain data with its lines; refused only if it is not YAML."""
    read = document(text, file)
    if read.faults or read.root is None:
        raise Invalid(faults=read.faults or [_empty(read, "Write one variation in it.")])
    if not isinstance(read.data, dict):
        fix = "Write its fields, such as title and effective."
        raise Invalid(faults=[Fault("is not a variation", file=file, line=1, fix=fix)])
    return DocumentPart(read, (), read.data, text)


def _empty(read: Document, fix: str) -> Fault:
    return Fault("is empty", file=read.file, line=1, fix=fix)


def _heading(top: Document, reading: FileFaults) -> AgreementHeading:
    """Return whose agreement it is; a file in another format is read no further."""
    data = top.data
    if isinstance(data, dict) and isinstance(data.get("moothall"), int) and data["moothall"] > 1:
        data = {"moothall": data["moothall"], "partnership": {"id": "unread", "name": "Unread"}}
    read = reading.checked(DocumentPart(top, (), data, ""), AgreementFile)
    if data is not top.data:
        reading.finish()
    if read is not None and not read.variations and not read.variations_in:
        message, fix = "is missing", "Give the variations here, or the name of their folder in variations_in."
        reading.note([Fault(message, "variations", top.file, 1, fix)])
    return read.partnership if read is not None else AgreementHeading.model_construct(id="", name="")


def _in_the_file(top: Document, texts: tuple[str, ...]) -> Iterator[DocumentPart]:
    listed = top.data.get("variations") if isinstance(top.data, dict) else None
    for place, data in enumerate(listed if isinstance(listed, list) else []):
        yield DocumentPart(top, ("variations", place), data, texts[place])


def _in_the_folder(top: Document, file: Path, reading: FileFaults) -> Iterator[DocumentPart]:
    folder = top.data.get("variations_in") if isinstance(top.data, dict) else None
    if not isinstance(folder, str):
        return
    try:
        files = variation_files(file, folder)
    except Invalid as refused:
        reading.note(replace(each, line=top.line(("variations_in",))) for each in refused.faults)
        return
    for each in files:
        read = reading.open(each)
        if read.root is not None:
            yield DocumentPart(read, (), read.data, alone(read.text))
        elif not read.faults:
            reading.note([_empty(read, "Write one variation in it, or take the file away.")])


def _folded(
    heading: AgreementHeading, read: list[tuple[DocumentPart, Variation | None]], reading: FileFaults
) -> Register:
    """Fold what could be read, and note each contradiction that does not merely follow from another fault."""
    sound = [each for _, each in read if each is not None]
    with collecting_later(len(sound)):
        register, contradictions = fold(heading, sound)
    numbers = iter(range(1, len(read) + 1))
    doubtful: set[str] = set()
    for part, variation in read:
        if variation is None:
            doubtful |= _spoken_of(part.data)
            continue
        number = next(numbers)
        found = [each for at, each in contradictions if at == number]
        reading.note(part.fault(each) for each in found if not doubtful & set(each.terms))
        if found:
            doubtful |= _spoken_of(part.data)
    return register


def _spoken_of(data: Any) -> set[str]:
    """Return the ids of the terms that a variation changes in any way."""
    steps = (data.get(key) for key in ("add", "change", "reinstate", "end")) if isinstance(data, dict) else ()
    items = (
        item for listed in steps if isinstance(listed, list) for item in listed if isinstance(item, dict)
    )
    return {str(item.get("id", item.get("term"))) for item in items}
