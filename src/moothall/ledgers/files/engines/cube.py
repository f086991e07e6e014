"""From sums by what lines say to sums by what councils report: rules are tried once on each wording.

An engine groups lines, in one pass, by the columns asked for and those that the rules look at. There are few
such groups compared with the lines, so their headings are worked out here, the same for every engine.
"""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from moothall.ledgers.core.headings import HeadingRule
from moothall.ledgers.files.engines.question import (
    COLUMNS,
    HEADINGS,
    ColumnName,
    Cube,
    Engine,
    EngineQuestion,
    HeadingName,
    Key,
    Rules,
    Said,
    Sum,
)

Wording = tuple[Said, ...]


def cube(question: Cube, files: Sequence[Path], engine: Engine, rules: Rules) -> list[Sum]:
    """Return the sums that were asked for, in the order of their keys; none if no line counts."""
    looked_at = headings_in(question)
    by = _columns(question, looked_at, rules)
    found = engine.sums(EngineQuestion(by, question.where), files)
    headings = WordingHeadings(by, looked_at, rules)
    together: dict[Wording, list[int]] = defaultdict(lambda: [0, 0])
    for each in found:
        said: dict[Key, Said] = {**dict(zip(by, each.keys, strict=True))}
        said.update(headings.of(each.keys))
        if all(said[name] == wanted for name, wanted in question.where.headings.items()):
            total = together[tuple(said[name] for name in question.by)]
            total[0] += each.pence
            total[1] += each.lines
    sums = [Sum(keys, pence, lines) for keys, (pence, lines) in together.items()]
    return sorted(sums, key=lambda each: tuple((said is not None, said) for said in each.keys))


class WordingHeadings:
    """The headings of each wording, found once for each."""

    def __init__(self, by: tuple[ColumnName, ...], asked: Sequence[HeadingName], rules: Rules) -> None:
        """Try the rules on groups by ``by``."""
        self._by, self._asked, self._rules = by, asked, rules
        looked_at = fields_of(asked, rules) if asked else ()
        self._places = [by.index(name) for name in looked_at]
        self._known: dict[Wording, dict[Key, Said]] = {}

    def of(self, keys: Wording) -> dict[Key, Said]:
        """Return each heading asked for, or None if no rule gives it."""
        if not self._asked:
            return {}
        wording = tuple(keys[place] for place in self._places)
        if wording not in self._known:
            said = dict(zip((self._by[place] for place in self._places), wording, strict=True))
            rules = self._rules.get(str(said["authority"]), ())
            self._known[wording] = {name: heading_of(said, rules, name) for name in self._asked}
        return self._known[wording]


def heading_of(said: dict[ColumnName, Said], rules: Sequence[HeadingRule], name: HeadingName) -> str | None:
    """Return what the first rule that names this heading, and fits, gives."""
    naming = (rule for rule in rules if getattr(rule, name))
    return next((getattr(rule, name) for rule in naming if rule.fits(str(said[rule.field]))), None)


def headings_in(question: Cube) -> tuple[HeadingName, ...]:
    """Return the headings that a question groups by, or selects lines by."""
    return tuple(name for name in HEADINGS if name in question.by or name in question.where.equal)


def fields_of(asked: Sequence[HeadingName], rules: Rules) -> tuple[ColumnName, ...]:
    """Return the fields that the rules for these headings look at, and the council, whose rules they are."""
    used = {
        rule.field for each in rules.values() for rule in each if any(getattr(rule, name) for name in asked)
    }
    return ("authority", *(name for name in COLUMNS if name in used))


def _columns(question: Cube, asked: Sequence[HeadingName], rules: Rules) -> tuple[ColumnName, ...]:
    wanted = {*(name for name in question.by if name not in HEADINGS)}
    wanted |= set(fields_of(asked, rules)) if asked else set()
    return tuple(name for name in COLUMNS if name in wanted)
