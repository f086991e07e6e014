"""An agreement written as one file in our style.

Each variation keeps its own text for as long as that still says the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO
from itertools import chain, repeat
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, LiteralScalarString

from moothall.agreement.core.terms import Term
from moothall.agreement.core.variation import AgreementHeading, Variation
from moothall.agreement.files.document import document
from moothall.agreement.files.reader import read_variation
from moothall.agreement.files.variation_texts import as_item
from moothall.refusals import Invalid

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHORT = 80  # the longest group or text that is written on one line
_LAID_OUT = (CommentedMap, CommentedSeq, LiteralScalarString, FoldedScalarString)
_SIGN = r"[!-~\u00a1-\u1fff\u2010-\u2027\u2030-\u2fff\u3001-\ud7ff]"
_TAME = re.compile(r"[0-9A-Za-z£](?:[ ]?[-0-9A-Za-z./()&;’£+_]|, )*(?:://[-0-9A-Za-z./()&;=?%+_~]*)?")
_PLAIN_WORDS = re.compile(rf"{_SIGN}+( {_SIGN}+)*")
_PLAIN_LINES = re.compile(rf"{_PLAIN_WORDS.pattern}(\n{_PLAIN_WORDS.pattern}|\n)*")


def write_yaml(data: Any) -> str:
    """Return plain data as YAML in our style."""
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 10_000
    yaml.representer.ignore_aliases = lambda data: True
    into = StringIO()
    yaml.dump(_dressed(data, is_top=True), into)
    return into.getvalue()


def plain_variation(variation: Variation) -> dict[str, Any]:
    """Return a variation as a clerk would write it, without what a file may leave out."""
    data = variation.model_dump(by_alias=True, exclude_defaults=True)
    data["add"] = [_plain_term(term) for term in variation.add]
    if variation.known_on == variation.decided:
        del data["known_on"]
    for key, day in {"add": "from", "change": "on", "reinstate": "on", "end": "on"}.items():
        for item in data.get(key, ()):
            if item.get(day) == variation.effective:
                del item[day]
    return {key: value for key, value in data.items() if value not in ((), [], {})}


def _plain_term(term: Term) -> dict[str, Any]:
    """Return a term with its own fields first, then what every term has."""
    data = term.model_dump(by_alias=True, exclude_defaults=True)
    common = [field.alias or name for name, field in Term.model_fields.items() if name not in ("kind", "id")]
    own = {key: value for key, value in data.items() if key not in common}
    return {"kind": term.kind, **own, **{key: data[key] for key in common if key in data}}


def _dressed(value: Any, *, is_top: bool = False) -> Any:
    """Return ``value`` marked with how the writer should lay it out."""
    if isinstance(value, Mapping):
        group = CommentedMap((key, _dressed(each)) for key, each in value.items())
        return group if is_top else _laid_out(group, list(group.values()), str(value))
    if isinstance(value, Sequence) and not isinstance(value, str):
        items = CommentedSeq(_dressed(each) for each in value)
        return _laid_out(items, items, str(value))
    return _scalar(value)


def _laid_out(group: Any, within: Sequence[Any], text: str) -> Any:
    """Put a group on one line if it is short and holds no other group."""
    if len(text) <= _SHORT and not any(isinstance(each, _LAID_OUT) or "," in str(each) for each in within):
        group.fa.set_flow_style()
    return group


def _scalar(value: Any) -> Any:
    if isinstance(value, Decimal):
        return _number(value)
    if not isinstance(value, str):
        return value
    if _DAY.fullmatch(value):
        return _day(value)
    if _PLAIN_LINES.fullmatch(value) and "\n" in value:
        return LiteralScalarString(value)
    if " " in value and len(value) > _SHORT and _PLAIN_WORDS.fullmatch(value):
        return _folded(value)
    return value if _TAME.fullmatch(value) else DoubleQuotedScalarString(value)


def _folded(text: str) -> Any:
    """Return a long line to be written over several."""
    folded = FoldedScalarString(text)
    folded.fold_pos = []
    column = 0
    for place, word in _words(text):
        if column + len(word) > _SHORT and column:
            folded.fold_pos.append(place - 1)
            column = 0
        column += len(word) + 1
    return folded


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Yield each word of a text with the place at which it begins."""
    return ((match.start(), match[0]) for match in re.finditer(r"[^ ]+", text))


def _number(value: Decimal) -> Any:
    """Return an exact number in a form that reads back as the same."""
    if value == value.to_integral_value():
        return int(value)
    return float(value) if Decimal(str(float(value))) == value else str(value)


def _day(text: str) -> Any:
    """Return text that is a day as a day, so that it is written without quotes."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


_FOLDER = re.compile(r"^variations_in[ \t]*:[^#\n]*(?P<comment>#.*)?\n", re.MULTILINE)


def write_agreement(
    heading: AgreementHeading,
    variations: Sequence[Variation],
    *,
    texts: Iterable[str] = (),
    heading_text: str = "",
) -> str:
    """Return a whole agreement as one file, with the comments of every text that still says the same."""
    items = _items(variations, chain(texts, repeat("")))
    return "".join((_heading(heading, heading_text), "variations:\n", *items))


def write_variation(variation: Variation, *, text: str = "") -> str:
    """Return one variation as a file of its own: ``text`` itself, if it still says the same."""
    return text if _says(text, variation) else write_yaml(plain_variation(variation))


def _items(variations: Sequence[Variation], texts: Iterable[str]) -> Iterator[str]:
    """Yield each variation as an item of the list, with a blank line above each one written afresh."""
    for place, (variation, text) in enumerate(zip(variations, texts, strict=False)):
        if _says(text, variation):
            yield as_item(text)
        else:
            yield ("\n" if place else "") + as_item(write_yaml(plain_variation(variation)))


def _says(text: str, variation: Variation) -> bool:
    """Whether ``text``, set in a list, reads back as ``variation``."""
    try:
        return bool(text) and read_variation(as_item(text).replace("  - ", "    ", 1)) == variation
    except Invalid:
        return False


def _heading(heading: AgreementHeading, text: str) -> str:
    """Return what goes above the variations: ``text``, if it still says what the heading says."""
    own = _FOLDER.sub(lambda found: f"{found['comment']}\n" if found["comment"] else "", text)
    own = own if own.endswith("\n") else f"{own}\n"
    read = document(own)
    data = read.data if isinstance(read.data, dict) and not read.faults else {}
    is_whole = data.keys() == {"moothall", "partnership"} and data["moothall"] == 1
    if is_whole and _is_heading(data["partnership"], heading):
        return own
    return write_yaml({"moothall": 1, "partnership": heading.model_dump(exclude_defaults=True)})


def _is_heading(data: object, heading: AgreementHeading) -> bool:
    try:
        return AgreementHeading.model_validate(data) == heading
    except ValueError:
        return False
