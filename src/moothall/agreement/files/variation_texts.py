"""The text of each variation in a file, with its comments, and the text of the heading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from moothall.agreement.files.document import Document


@dataclass(frozen=True)
class VariationTexts:
    """A file cut up: what comes before the variations, and each variation as a document of its own."""

    heading: str
    variations: tuple[str, ...] = ()


def cut_up(document: Document) -> VariationTexts:
    """Cut a file into its heading and its variations, which together contain every comment."""
    found = document.node("variations")
    key, listed = found or (None, None)
    if key is None or not isinstance(listed, SequenceNode) or not listed.value:
        return VariationTexts(document.text)
    if listed.flow_style:
        return _from_one_line(document, key, listed)
    return _Block(document, key, listed).slices()


def _from_one_line(document: Document, key: Node, listed: SequenceNode) -> VariationTexts:
    """Cut up a list that is written in square brackets."""
    text = document.text
    is_all_in_brackets = isinstance(document.root, MappingNode) and document.root.flow_style
    around = text[: key.start_mark.index] + text[listed.end_mark.index :].lstrip("\n")
    items = (text[item.start_mark.index : item.end_mark.index] for item in listed.value)
    return VariationTexts("" if is_all_in_brackets else around, tuple(f"{item}\n" for item in items))


class _Block:
    """A list of variations, each beginning with a hyphen on a line of its own."""

    def __init__(self, document: Document, key: Node, listed: SequenceNode) -> None:
        self.document = document
        self.lines = _lines(document.text)
        self.key = key
        self.items = listed.value
        self.hyphen = self.lines[self._at(listed.start_mark.index)].index("-")

    def _at(self, index: int) -> int:
        """Return the place of a character in ``lines``."""
        return self.document.line_at(index) - 1

    def slices(self) -> VariationTexts:
        """Return the heading, and each variation from the first line that belongs to it."""
        first = self._at(self.key.start_mark.index)
        hyphens = [self._hyphen_of(item) for item in self.items]
        floors = [first, *(self._last_content(item) for item in self.items[:-1])]
        starts = [first + 1] + [
            self._first_line_of(hyphen, floor) for hyphen, floor in zip(hyphens[1:], floors[1:], strict=True)
        ]
        last = self._end()
        texts = [
            self._alone(start, hyphen, end, item)
            for start, hyphen, end, item in zip(starts, hyphens, [*starts[1:], last], self.items, strict=True)
        ]
        texts[0] = self._beside_the_key(first) + texts[0]
        return VariationTexts("".join((*self.lines[:first], *self.lines[last:])), tuple(texts))

    def _hyphen_of(self, item: Node) -> int:
        """Return the line of the hyphen before an item, which may be above its first field."""
        line = self._at(item.start_mark.index)
        while self.lines[line][: self.hyphen].strip() or self.lines[line][self.hyphen] != "-":
            line -= 1
        return line

    def _last_content(self, item: Node) -> int:
        """Return the last line that certainly belongs to an item."""
        leaf = item
        while not isinstance(leaf, ScalarNode) and leaf.value:
            last = leaf.value[-1]
            leaf = last[1] if isinstance(last, tuple) else last
        is_block = getattr(leaf, "style", None) in ("|", ">")
        return self._at(leaf.start_mark.index if is_block else leaf.end_mark.index)

    def _first_line_of(self, hyphen: int, floor: int) -> int:
        """Return the first of the blank lines and comments above a hyphen that belong to its item."""
        line = hyphen
        while line - 1 > floor and self._is_between_items(self.lines[line - 1]):
            line -= 1
        return line

    def _is_between_items(self, line: str) -> bool:
        words = line.lstrip(" ")
        return not words.strip() or (words.startswith("#") and len(line) - len(words) <= self.hyphen)

    def _end(self) -> int:
        """Return the line after the last variation: the end, or where another field of the file begins."""
        begins = [key.start_mark.index for key, _ in self.document.fields]
        after = [self._at(index) for index in begins if index > self.key.start_mark.index]
        ends = (place for place, line in enumerate(self.lines) if line.startswith(("...", "---")))
        first = self._at(self.items[-1].start_mark.index)
        return min([*after, *(place for place in ends if place > first), len(self.lines)])

    def _beside_the_key(self, line: int) -> str:
        """Return the comment on the key's own line, as a line of its own."""
        _, hash_sign, comment = self.lines[line].partition("#")
        return f"{hash_sign}{comment}"

    def _alone(self, start: int, hyphen: int, end: int, item: Node) -> str:
        """Return an item as a document: without its hyphen, and unindented."""
        column = item.start_mark.index - self.document.text.rfind("\n", 0, item.start_mark.index) - 1
        first = self.lines[hyphen]
        body = (f"{first[: self.hyphen]} {first[self.hyphen + 1 :]}", *self.lines[hyphen + 1 : end])
        above = (_moved(line, self.hyphen) for line in self.lines[start:hyphen])
        return "".join((*above, *(_moved(line, column) for line in body)))


def _lines(text: str) -> list[str]:
    """Return the lines of a text, each with its line ending, including the last."""
    return [f"{line}\n" for line in text.removesuffix("\n").split("\n")]


def _moved(line: str, spaces: int) -> str:
    """Remove up to that many spaces from the front of a line."""
    return line[min(spaces, len(line) - len(line.lstrip(" "))) :]


_DOCUMENT_START = re.compile(r"\A((?:[ \t]*(?:#.*)?\n)*)---[ \t]*\n")


def alone(text: str) -> str:
    """Return the text of a variation that has its own file, without YAML's document markers."""
    text = _DOCUMENT_START.sub(r"\1", text).removesuffix("...\n").strip("\n")
    return f"\n{text}\n"


def as_item(text: str) -> str:
    """Return a variation's own text as an item of a list, in our indentation."""
    return "".join(_indented(_lines(text)))


def _indented(lines: list[str]) -> Iterator[str]:
    is_above = True
    for line in lines:
        is_content = bool(line.strip()) and not line.lstrip().startswith("#")
        if is_above and is_content:
            yield f"  - {line}"
            is_above = False
        else:
            yield (line if not line.strip() else f"  {line}" if is_above else f"    {line}")
