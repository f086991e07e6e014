"""What a draft would change before it is recorded, day by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from moothall.agreement.core.differences import changed_fields
from moothall.agreement.core.laws import Finding, compare, findings
from moothall.agreement.core.register import Register
from moothall.agreement.core.sentences import NameOf, names, sentence, title_of
from moothall.agreement.core.sentences.words import capitalise
from moothall.agreement.core.terms import Term
from moothall.agreement.core.variation import Variation
from moothall.periods import Period

MOST_DAYS = 12


@dataclass(frozen=True, slots=True)
class DraftFieldChange:
    """One field that would change, in words."""

    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class DraftTermChange:
    """One term that begins, ends or changes, in sentences."""

    verb: str
    title: str
    before: str
    after: str
    fields: tuple[DraftFieldChange, ...]


@dataclass(frozen=True, slots=True)
class DraftDay:
    """What would change from one day on."""

    day: date
    changes: tuple[DraftTermChange, ...]


@dataclass(frozen=True, slots=True)
class DraftPreview:
    """What a variation would change; ``quiet`` means that it would change nothing on any day."""

    days: tuple[DraftDay, ...]
    anew: tuple[Finding, ...]
    cured: tuple[Finding, ...]

    @property
    def quiet(self) -> bool:
        """Whether nothing would change."""
        return not self.days


def preview_draft(before: Register, after: Register, variation: Variation) -> DraftPreview:
    """Return what ``variation`` changes between ``before`` and ``after``."""
    window = Period(variation.first_day)
    anew, cured = compare(findings(before, window), findings(after, window))
    return DraftPreview(tuple(_days(before, after, variation)), anew, cured)


def _days(before: Register, after: Register, variation: Variation) -> list[DraftDay]:
    """Return each day from which something changes, with what changes; each difference is given once."""
    name_of = names(after)
    touched = {term.id for term in variation.add} | {step.term for _, _, step in variation.steps()}
    days = {day for each in touched for day in _days_of(after, each) if day >= variation.first_day}
    told: dict[str, DraftTermChange | None] = {}
    found = []
    for day in sorted(days):
        now = {each: _told(before, after, each, day, name_of) for each in after.histories if each in touched}
        fresh = tuple(change for each, change in now.items() if change and change != told.get(each))
        told |= now
        if fresh:
            found.append(DraftDay(day, fresh))
    return found[:MOST_DAYS]


def _days_of(register: Register, term: str) -> Iterator[date]:
    """Yield the days on which a term changes."""
    history = register.history(term)
    for version in history.versions:
        yield version.period.starts_on
    yield from (step.on for step in history.steps)


def _told(before: Register, after: Register, term: str, day: date, name_of: NameOf) -> DraftTermChange | None:
    """Return what changes about a term on a day, in sentences; None if nothing does."""
    was = before.histories[term].on(day) if term in before.histories else None
    then = after.histories[term].on(day)
    shown = then or was
    if shown is None or was == then:
        return None
    fields = tuple(_fields(was, then, name_of)) if was and then else ()
    if was and then and not fields:
        return None
    verb = "changes" if was and then else "begins" if then else "ends"
    said = [f"{capitalise(sentence(each, name_of))}." if each else "" for each in (was, then)]
    return DraftTermChange(verb, title_of(shown, name_of), said[0], said[1], fields)


def _fields(was: Term, then: Term, name_of: NameOf) -> Iterator[DraftFieldChange]:
    """Yield the fields that change, in words."""
    for each in changed_fields(was, then):
        yield DraftFieldChange(each.title, *each.written(name_of))
