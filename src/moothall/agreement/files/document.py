"""One YAML document: its data, the line of every place in it, and what is wrong with it as YAML."""

import warnings
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, ReusedAnchorWarning, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from moothall.agreement.core.faults import path_text
from moothall.agreement.core.faults.shapes import Path
from moothall.agreement.core.values import HIDDEN
from moothall.agreement.files.syntax import syntax_fault, unreadable_fault
from moothall.refusals import Fault

_STANDARD = "tag:yaml.org,2002:"
_IN_FULL = "Write it out in full each time."
LONGEST_NUMBER = 30


@dataclass(frozen=True)
class Document:
    """A text read as YAML: plain data, and the line of each place in it."""

    text: str
    file: str = ""
    root: Node | None = None
    data: Any = None
    faults: tuple[Fault, ...] = ()

    @cached_property
    def _breaks(self) -> list[int]:
        return [place for place, letter in enumerate(self.text) if letter == "\n"]

    def line_at(self, index: int) -> int:
        """Return the number of the line in which a character stands, from 1."""
        return bisect_right(self._breaks, index - 1) + 1

    def line(self, path: Path) -> int | None:
        """Return the line of a place, or of the nearest place around it that the file has."""
        nodes = [node for _, node in self._walk(path)]
        return self.line_at(nodes[-1].start_mark.index) if nodes else None

    def written(self, path: Path) -> Path:
        """Return a path without an item's number, if the file gives one item instead of a list."""
        within: list[str | int] = []
        node = self.root
        for part in path:
            if isinstance(part, int) and node is not None and not isinstance(node, SequenceNode):
                continue
            within.append(part)
            found = _inner(node, part)
            node = found[1] if found else None
        return tuple(within)

    def _walk(self, path: Path) -> Iterator[tuple[str | int, Node]]:
        """Yield each part of a path that the file has, with the node where it begins."""
        node = self.root
        if node is not None:
            yield "", node
        for part in path:
            if node is None or not (found := _inner(node, part)):
                if isinstance(part, int) and not isinstance(node, SequenceNode):
                    continue
                return
            start, node = found
            yield part, start

    @property
    def fields(self) -> list[tuple[Node, Node]]:
        """The key and the value of each field at the top."""
        return list(self.root.value) if isinstance(self.root, MappingNode) else []

    def node(self, key: str) -> tuple[Node, Node] | None:
        """Return the key and the value of one field at the top."""
        return next(((found, value) for found, value in self.fields if found.value == key), None)


def _inner(node: Node | None, part: str | int) -> tuple[Node, Node] | None:
    """Return where a part of a node begins, and the part."""
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.value if key.value == str(part)), None)
    if isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    return None


def document(text: str, file: str = "") -> Document:
    """Read ``text`` as one YAML document; anything wrong with it as YAML is in its faults."""
    text = text.removeprefix("\N{BYTE ORDER MARK}").replace("\r\n", "\n").replace("\r", "\n")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ReusedAnchorWarning)  # any anchor is already a fault
            root = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        return Document(text, file, faults=(syntax_fault(error, text, file),))
    except ReaderError as error:
        return Document(text, file, faults=(unreadable_fault(error, text, file),))
    except (YAMLError, RecursionError, ValueError) as error:
        message = "is nested too deeply" if isinstance(error, RecursionError) else f"is not YAML: {error}"
        return Document(text, file, faults=(Fault(message, file=file),))
    plain = _Plain(Document(text, file, root))
    data = plain.of(root, ()) if root is not None else None
    if plain.has_anchors:  # a few of them can expand to more data than any machine can hold
        return Document(text, file, faults=tuple(plain.faults))
    return Document(text, file, root, data, tuple(plain.faults))


@dataclass
class _Plain:
    """Turns nodes into plain data, and notes what an agreement file may not contain."""

    document: Document
    faults: list[Fault] = field(default_factory=list)
    _anchored: set[int] = field(default_factory=set)

    @property
    def has_anchors(self) -> bool:
        """Whether anything in the document is there to be used twice."""
        return bool(self._anchored)

    def of(self, node: Node, path: Path) -> Any:
        """Return the data of ``node``, which stands at ``path``."""
        if node.anchor:
            if id(node) in self._anchored:
                return None
            self._anchored.add(id(node))
            self._note(node, path, f"uses an anchor, &{node.anchor}", _IN_FULL)
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self.of(item, (*path, place)) for place, item in enumerate(node.value)]
        return self._scalar(node, path)

    def _mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        lines: dict[str, int] = {}
        data: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self._note(key, path, "has a list or a group as the name of a field", "Give it a name.")
                continue
            name, line = str(key.value), self.document.line_at(key.start_mark.index)
            if key.tag == f"{_STANDARD}merge":
                self._note(key, path, "merges another group with “<<”", _IN_FULL)
            elif name in lines:
                self._note(
                    key, (*path, name), f"is given twice, first in line {lines[name]}", "Keep one of them."
                )
            else:
                data[name] = self.of(value, (*path, name))
            lines.setdefault(name, line)
        return data

    def _scalar(self, node: Node, path: Path) -> Any:
        tag, text = str(node.tag).removeprefix(_STANDARD), str(node.value)
        if hidden := HIDDEN.search(text):
            message = f"has a character that cannot be seen, number {ord(hidden[0])}"
            self._note(node, path, message, "Take it away.")
            return HIDDEN.sub(" ", text)
        if tag not in _READ:
            shown = f"!!{tag}" if str(node.tag).startswith(_STANDARD) else tag
            self._note(node, path, f"has the tag “{shown}”", "Take it away: an agreement file has no tags.")
            return text
        try:
            return _READ[tag](text)
        except ValueError:
            return text

    def _note(self, node: Node, path: Path, message: str, fix: str) -> None:
        line = self.document.line_at(node.start_mark.index)
        self.faults.append(Fault(message, path_text(path), self.document.file, line, fix))


def _whole(text: str) -> int:
    digits = text.replace("_", "")
    if len(digits) > LONGEST_NUMBER:
        raise ValueError(f"a number of more than {LONGEST_NUMBER} figures")
    return int(digits, 0) if digits.lstrip("+-")[:2].lower() in ("0x", "0o", "0b") else int(digits)


def _fraction(text: str) -> float:
    return float(text.replace("_", "").replace(".inf", "inf").replace(".nan", "nan").replace(".NaN", "nan"))


# A day stays the text that was written. The models read it; elsewhere it is text that only looks like a day.
_READ: dict[str, Any] = {
    "str": str,
    "null": lambda text: None,
    "bool": lambda text: text.casefold() == "true",
    "int": _whole,
    "float": _fraction,
    "timestamp": str,
    "value": str,
}
