"""Commands that ask an agreement something: as-at, diff, history, findings."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from moothall.doors.cli.printing import counted, say, say_group, say_json
from moothall.doors.cli.source import (
    FileOption,
    JsonOption,
    KnownOption,
    PartnershipOption,
    day_of,
    register_at,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from moothall.agreement.core.history import History, Step
    from moothall.agreement.core.laws import Finding
    from moothall.agreement.core.register import Register
    from moothall.agreement.core.terms import Term

DayArgument = Annotated[str, typer.Argument(metavar="DATE", help="A day, such as 2016-11-14.")]
KindOption = Annotated[str, typer.Option("--kind", help="Only terms of one kind, such as participation.")]


def as_at(
    on: DayArgument,
    kind: KindOption = "",
    file: FileOption = None,
    partnership: PartnershipOption = "",
    known_on: KnownOption = "",
    json: JsonOption = False,
) -> None:
    """Say what holds on a day."""
    from moothall.agreement.core.sentences import days_in_words, names, sentence
    from moothall.periods import written

    day, kinds = day_of(on), _kinds(kind)
    register = register_at(file, partnership, known_on)
    terms = [term for term in register.state(day).terms.values() if term.kind in kinds]
    if json:
        say_json({"on": on, "partnership": register.heading.id, "terms": [_plain(term) for term in terms]})
        return
    name_of = names(register)
    say(f"{register.heading.name} on {written(day)}: {counted(len(terms), 'term')}")
    say()
    for each, words in kinds.items():
        mine = [term for term in terms if term.kind == each]
        say_group(
            f"{words.capitalize()} ({len(mine)})",
            (f"{term.id}: {sentence(term, name_of)} ({days_in_words(term)})" for term in mine),
        )


def diff(
    first: DayArgument,
    second: DayArgument,
    file: FileOption = None,
    partnership: PartnershipOption = "",
    known_on: KnownOption = "",
    json: JsonOption = False,
) -> None:
    """Say what is other on the second day than on the first, and by which variations."""
    from moothall.agreement.core.differences import differences
    from moothall.agreement.core.sentences import names, sentence
    from moothall.periods import written

    before, after = day_of(first), day_of(second)
    register = register_at(file, partnership, known_on)
    found = differences(register.state(before), register.state(after))
    if json:
        say_json([_difference(each) for each in found])
        return
    name_of = names(register)
    days = f"{written(before)} and {written(after)}"
    say(f"{register.heading.name}, {days}: {counted(len(found), 'difference')}")
    say()
    for each in found:
        term = each.after or each.before
        assert term is not None  # a difference has a term on one side or both
        say(f"{each.id} {each.verb}: {sentence(term, name_of)}", hang=2)
        for change in each.fields:
            was, now = change.written(name_of)
            say(f"{change.title}: {was} → {now}", indent=4, hang=2)
        for number in _between(register.history(each.id), before, after):
            say(_entry_in_words(register, number), indent=4, hang=2)


def history(
    term: Annotated[str, typer.Argument(metavar="TERM", help="The id of a term.")],
    file: FileOption = None,
    partnership: PartnershipOption = "",
    known_on: KnownOption = "",
    json: JsonOption = False,
) -> None:
    """Say what became of one term, step by step, and where each was read."""
    from moothall.agreement.core.sentences import days_in_words, names, sentence, title_of

    register = register_at(file, partnership, known_on)
    life = register.history(term)
    if json:
        versions = [{"number": each.number, "term": _plain(each.term)} for each in life.versions]
        say_json({"id": term, "steps": [_step(each) for each in life.steps], "versions": versions})
        return
    name_of = names(register)
    say(f"{title_of(life.original, name_of)} ({life.original.words}, {term})")
    say()
    for step in sorted(life.steps, key=lambda each: (each.on, each.number)):
        say(f"{_day(step)}: {_VERBS[step.verb]}. {_entry_in_words(register, step.number)}", hang=2)
        for line in _sources(register, step):
            say(line, indent=4, hang=2)
    say()
    say_group(
        "What it says",
        (f"{days_in_words(each.period)}: {sentence(each.term, name_of)}" for each in life.versions),
    )


def findings(
    on: Annotated[str, typer.Option("--on", help="Only what is so on this day.")] = "",
    law: Annotated[str, typer.Option("--law", help="Only one law, such as A-05.")] = "",
    file: FileOption = None,
    partnership: PartnershipOption = "",
    known_on: KnownOption = "",
    json: JsonOption = False,
) -> None:
    """Say where the agreement offends the laws that it must keep."""
    found = review(register_at(file, partnership, known_on), on)
    found = [each for each in found if not law or each.law.id == law.upper()]
    if json:
        say_json([plain_finding(each) for each in found])
        return
    say_findings(found)


def review(register: "Register", on: str = "") -> "list[Finding]":
    """Return the findings on one day, or over the whole life of the agreement."""
    from moothall.agreement.core.laws import findings as found_in
    from moothall.periods import Period

    if on:
        return list(found_in(register, Period.of_day(day_of(on))))
    days = register.days_of_change
    if not days:
        return []
    return list(found_in(register, Period(days[0], date(days[-1].year + 1, 1, 1))))


def say_findings(found: "list[Finding]") -> None:
    """Print findings under their laws."""
    say(counted(len(found), "finding"))
    say()
    for each in {finding.law.id: finding.law for finding in found}.values():
        say(f"{each.id} {each.title} ({each.citation.document}{_clause(each.citation.clause)})", hang=2)
        for finding in found:
            if finding.law.id == each.id:
                say(f"{finding.sentence} ({finding.period.written()})", indent=4, hang=2)
        say(f"What to do: {each.cure}", indent=4, hang=2)
        say()


_VERBS = {"add": "begins", "change": "changes", "end": "ends", "reinstate": "is brought back"}


def _kinds(wanted: str) -> dict[str, str]:
    """Return each kind wanted with its plural in words; refused if there is no such kind."""
    from moothall.agreement.core.terms import KINDS
    from moothall.refusals import Fault, Invalid

    if wanted and wanted not in KINDS:
        fault = Fault(f"There is no kind of term called “{wanted}”.", fix=f"Choose from: {', '.join(KINDS)}.")
        raise Invalid(faults=[fault])
    return {kind: model.plural for kind, model in KINDS.items() if wanted in ("", kind)}


def _plain(term: "Term") -> dict[str, Any]:
    return term.model_dump(mode="json", by_alias=True, exclude_none=True)


def _difference(found: Any) -> dict[str, Any]:
    terms = {"before": found.before, "after": found.after}
    return {"id": found.id, "verb": found.verb} | {key: _plain(term) for key, term in terms.items() if term}


def _step(step: "Step") -> dict[str, Any]:
    return {"verb": step.verb, "on": step.on.isoformat(), "number": step.number, "fields": list(step.fields)}


def plain_finding(found: "Finding") -> dict[str, Any]:
    """Return a finding as plain data, for JSON."""
    return {
        "law": found.law.id,
        "sentence": found.sentence,
        "from": found.period.starts_on.isoformat(),
        "until": found.period.until.isoformat() if found.period.until else None,
        "witness": {"day": found.witness.day.isoformat(), "terms": list(found.witness.terms)},
        "cure": found.cure,
    }


def _day(step: "Step") -> str:
    from moothall.agreement.core.sentences import days_in_words
    from moothall.periods import Period

    return days_in_words(Period(step.on), step.on_is).removeprefix("from ")


def _between(life: "History", before: date, after: date) -> list[int]:
    """Return the numbers of the variations whose steps lie between two days."""
    low, high = sorted((before, after))
    return sorted({step.number for step in life.steps if low < step.on <= high})


def _entry_in_words(register: "Register", number: int) -> str:
    from moothall.periods import written

    variation = register.entry(number).variation
    return f"Variation {number}, {variation.title} (decided {written(variation.decided)})"


def _sources(register: "Register", step: "Step") -> Iterator[str]:
    for source in register.step_sources(step):
        where = f": {source.url}" if source.url else ""
        yield f"{source.document}{_clause(source.clause)} ({source.confidence}){where}"


def _clause(clause: str | None) -> str:
    return f", {clause}" if clause else ""


COMMANDS: "tuple[Callable[..., None], ...]" = (as_at, diff, history, findings)
