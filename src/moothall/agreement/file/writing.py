"""An agreement written as one file: each variation in its own words where they still say what it says."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat

from moothall.agreement.core.variation import Heading, Variation
from moothall.agreement.file.document import document
from moothall.agreement.file.house import plain_variation, written
from moothall.agreement.file.reading import read_variation
from moothall.agreement.file.slices import as_item
from moothall.refusals import Invalid

_FOLDER = re.compile(r"^variations_in[ \t]*:[^#\n]*(?P<comment>#.*)?\n", re.MULTILINE)


def write_agreement(
    heading: Heading, variations: Sequence[Variation], *, texts: Iterable[str] = (), heading_text: str = ""
) -> str:
    """Return a whole agreement as one file, with the comments of every text that still says the same."""
    items = _items(variations, chain(texts, repeat("")))
    return "".join((_heading(heading, heading_text), "variations:\n", *items))


def write_variation(variation: Variation, *, text: str = "") -> str:
    """Return one variation as a file of its own: ``text``, if it still says what the variation says."""
    return text if _says(text, variation) else written(plain_variation(variation))


def _items(variations: Sequence[Variation], texts: Iterable[str]) -> Iterator[str]:
    """Yield each variation as an item of the list, with a blank line above what is written afresh."""
    for place, (variation, text) in enumerate(zip(variations, texts, strict=False)):
        if _says(text, variation):
            yield as_item(text)
        else:
            yield ("\n" if place else "") + as_item(written(plain_variation(variation)))


def _says(text: str, variation: Variation) -> bool:
    """Say whether ``text``, set in a list, is read as ``variation``."""
    try:
        return bool(text) and read_variation(as_item(text).replace("  - ", "    ", 1)) == variation
    except Invalid:
        return False


def _heading(heading: Heading, text: str) -> str:
    """Return what stands above the variations: ``text``, if it is still the heading's."""
    own = _FOLDER.sub(lambda found: f"{found['comment']}\n" if found["comment"] else "", text)
    own = own if own.endswith("\n") else f"{own}\n"
    read = document(own)
    data = read.data if isinstance(read.data, dict) and not read.faults else {}
    is_whole = data.keys() == {"moothall", "partnership"} and data["moothall"] == 1
    if is_whole and _is_heading(data["partnership"], heading):
        return own
    return written({"moothall": 1, "partnership": heading.model_dump(exclude_defaults=True)})


def _is_heading(data: object, heading: Heading) -> bool:
    try:
        return Heading.model_validate(data) == heading
    except ValueError:
        return False
