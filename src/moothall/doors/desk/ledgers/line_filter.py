"""Which lines of ledgers are asked for: by council, months, supplier, words and amount, from the address."""

from collections.abc import Mapping
from dataclasses import dataclass

from moothall.agreement.core.values import HIDDEN
from moothall.doors.desk.ledgers.ledger_visit import LedgerVisit, period_of
from moothall.ledgers.core.headings import DIVISIONS, SUBJECTIVE_GROUPS
from moothall.ledgers.files.engines.question import HEADINGS, TEXT_COLUMNS, Key, Where
from moothall.ledgers.queries.lines import LineSearch
from moothall.money import parse_pounds
from moothall.refusals import Invalid

FILTERS = ("council", "since", "until", "supplier", "text", "above")
NOTHING = "none"
"""Asks for the lines that no rule brings to a heading."""


@dataclass(frozen=True)
class LineFilter:
    """What was typed, the question that it comes to, and what of it cannot be read."""

    typed: dict[str, str]
    where: Where
    words: LineSearch
    wrongs: tuple[tuple[str, str], ...]

    @property
    def exact(self) -> dict[Key, str | None]:
        """What must be said word for word: where a figure was opened."""
        return dict(self.where.equal)


def line_filter_of(ledgers: LedgerVisit, given: Mapping[str, str]) -> LineFilter:
    """Return what an address asks for; what cannot be read is left out, and said."""
    typed = {name: HIDDEN.sub("", str(given.get(name, ""))).strip() for name in FILTERS}
    wrongs: list[tuple[str, str]] = []
    council = typed["council"]
    where = Where(
        frozenset({council}) & ledgers.seeing if council else ledgers.seeing,
        _month(typed, "since", wrongs),
        _month(typed, "until", wrongs),
        _pence(typed, wrongs),
        _exact(given),
    )
    return LineFilter(
        typed, where, LineSearch(typed["supplier"].lower(), typed["text"].lower()), tuple(wrongs)
    )


def _month(typed: Mapping[str, str], name: str, wrongs: list[tuple[str, str]]) -> int | None:
    if typed[name] and period_of(typed[name]) is None:
        wrongs.append((name, f"“{typed[name]}” is not a month. Write it as 2016-04"))
    return period_of(typed[name])


def _pence(typed: Mapping[str, str], wrongs: list[tuple[str, str]]) -> int | None:
    try:
        return parse_pounds(typed["above"]) if typed["above"] else None
    except Invalid as refusal:
        wrongs.append(("above", str(refusal)))
        return None


def _exact(given: Mapping[str, str]) -> dict[Key, str | None]:
    """Return what a figure was opened by: a heading, or a text word for word."""
    found: dict[Key, str | None] = {}
    for name in (*HEADINGS, *TEXT_COLUMNS):
        said = HIDDEN.sub("", str(given.get(f"is_{name}", "")))
        if f"is_{name}" in given and name != "authority":
            found[name] = None if name in HEADINGS and said == NOTHING else said
    return found


def exact_in_words(ledgers: LedgerVisit, exact: Mapping[Key, str | None]) -> list[str]:
    """Say what must be said word for word."""
    titles = {each.id: each.title for each in (*DIVISIONS, *SUBJECTIVE_GROUPS)}
    terms = ledgers.register.state(ledgers.visit.day).terms
    names = {id: getattr(term, "title", id) for id, term in terms.items()}

    def called(said: str | None) -> str:
        return titles.get(said, names.get(said, said)) if said else "none"

    return [f"{name.replace('_', ' ').capitalize()}: {called(said)}" for name, said in exact.items()]
