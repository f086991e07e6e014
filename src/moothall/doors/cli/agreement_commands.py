"""Commands about what was agreed: as-at, history, diff, findings."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from moothall.doors.cli.agreement_source import (
    FileOption,
    JsonOption,
    KnownOption,
    PartnershipOption,
    day_of,
    life_called,
    register_at,
)
from moothall.doors.cli.output import (
    cited,
    say,
    say_group,
    say_json,
    source_in_words,
    variation_in_words,
)
from moothall.doors.cli.plain_data import plain_term
from moothall.refusals import Fault, Invalid

if TYPE_CHECKING:
    from moothall.agreement.core.differences import Difference
    from moothall.agreement.core.history import History, HistoryStep
    from moothall.agreement.core.laws import Finding
    from moothall.agreement.core.register import Register
    from moothall.agreement.core.sentences import NameOf


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
    from moothall.agreement.core.sentences import counted, days_in_words, names, sentence
    from moothall.periods import written

    day, kinds = day_of(on), _kinds(kind)
    register = register_at(file, partnership, known_on)
    terms = [term for term in register.state(day).terms.values() if term.kind in kinds]
    if json:
        say_json(
            {
                "on": day.isoformat(),
                "partnership": register.heading.id,
                "terms": [plain_term(term) for term in terms],
            }
        )
        return
    name_of = names(register)
    say(f"{register.heading.name} on {written(day)}: {counted(len(terms), 'term')}")
    for each, words in kinds.items():
        mine = [term for term in terms if term.kind == each]
        say_group(
            f"{words.capitalize()} ({len(mine)})",
            (f"{term.id}: {sentence(term, name_of)} ({days_in_words(term)})" for term in mine),
        )


def history(
    term: Annotated[str, typer.Argument(metavar="TERM", help="The id of a term.")],
    file: FileOption = None,
    partnership: PartnershipOption = "",
    known_on: KnownOption = "",
    json: JsonOption = False,
) -> None:
    """Say what became of a term, step by step, with the sources."""
    from moothall.agreement.core.sentences import days_in_words, names, sentence, title_of

    register = register_at(file, partnership, known_on)
    life = life_called(register, term)
    if json:
        versions = [{"number": each.number, "term": plain_term(each.term)} for each in life.versions]
        say_json({"id": term, "steps": [_plain_step(each) for each in life.steps], "versions": versions})
        return
    name_of = names(register)
    say(f"{title_of(life.original, name_of)} ({life.original.words}, {term})")
    say()
    for step in sorted(life.steps, key=lambda each: (each.on, each.number)):
        say(f"{_step_day(step)}: {_VERBS[step.verb]}. {variation_in_words(register, step.number)}", hang=2)
        for source in register.step_sources(step):
            say(source_in_words(source), indent=4, hang=2)
    say_group(
        "What it says",
        (f"{days_in_words(each.period)}: {sentence(each.term, name_of)}" for each in life.versions),
    )


_VERBS = {"add": "begins", "change": "changes", "end": "ends", "reinstate": "is brought back"}


def _kinds(wanted: str) -> dict[str, str]:
    """Return each kind wanted with its plural in words; refused if there is no such kind."""
    from moothall.agreement.core.terms import KINDS

    named = wanted.replace("-", "_")
    if named and named not in KINDS:
        fault = Fault(f"There is no kind of term called “{wanted}”.", fix=f"Choose from: {', '.join(KINDS)}.")
        raise Invalid(faults=[fault])
    return {kind: model.plural for kind, model in KINDS.items() if named in ("", kind)}


def _plain_step(step: "HistoryStep") -> dict[str, Any]:
    return {"verb": step.verb, "on": step.on.isoformat(), "number": step.number, "fields": list(step.fields)}


def _step_day(step: "HistoryStep") -> str:
    from moothall.agreement.core.sentences import days_in_words
    from moothall.periods import Period

    return days_in_words(Period(step.on), step.on_is).removeprefix("from ")


def diff(
    first: DayArgument,
    second: DayArgument,
    file: FileOption = None,
    partnership: PartnershipOption = "",
    known_on: KnownOption = "",
    json: JsonOption = False,
) -> None:
    """Say what differs between two days, and by which decisions."""
    from moothall.agreement.core.differences import differences
    from moothall.agreement.core.sentences import counted, names
    from moothall.periods import written

    before, after = day_of(first), day_of(second)
    register = register_at(file, partnership, known_on)
    found = differences(register.state(before), register.state(after))
    causes = {each.id: _between(register.history(each.id), before, after) for each in found}
    if json:
        say_json([_plain_difference(each, causes[each.id]) for each in found])
        return
    name_of = names(register)
    count = counted(len(found), "difference")
    say(f"{register.heading.name}, {written(before)} and {written(after)}: {count}")
    for numbers in sorted(set(causes.values())):
        say()
        for number in numbers:
            say(variation_in_words(register, number), hang=2)
        if not numbers:
            say("By no decision between these days: it was agreed before for how long")
        for each in found:
            if causes[each.id] == numbers:
                _say_difference(each, name_of)


def _between(life: "History", before: date, after: date) -> tuple[int, ...]:
    """Return the numbers of the variations whose steps lie between two days."""
    low, high = sorted((before, after))
    return tuple(sorted({step.number for step in life.steps if low < step.on <= high}))


def _say_difference(found: "Difference", name_of: "NameOf") -> None:
    """Print what begins in full, what ends by its title, and what changes field by field."""
    from moothall.agreement.core.sentences import sentence, title_of

    term = found.after or found.before
    assert term is not None  # a difference has a term on one side or both
    words = sentence(term, name_of) if found.verb == "begins" else title_of(term, name_of)
    say(f"{found.verb}: {words} ({found.id})", indent=2, hang=2)
    for change in found.fields:
        was, now = change.written(name_of)
        say(f"{change.title}: {was} → {now}", indent=4, hang=2)


def _plain_difference(found: "Difference", numbers: tuple[int, ...]) -> dict[str, Any]:
    head = {"id": found.id, "verb": found.verb, "variations": list(numbers)}
    terms = {"before": found.before, "after": found.after}
    return head | {key: plain_term(term) for key, term in terms.items() if term}


def findings(
    on: Annotated[str, typer.Option("--on", help="Only what holds on this day.")] = "",
    law: Annotated[str, typer.Option("--law", help="Only one law, such as A-05.")] = "",
    file: FileOption = None,
    partnership: PartnershipOption = "",
    known_on: KnownOption = "",
    json: JsonOption = False,
) -> None:
    """Say where the agreement offends the laws it must keep."""
    wanted = _laws(law)
    found = [each for each in review(register_at(file, partnership, known_on), on) if each.law.id in wanted]
    if json:
        say_json([plain_finding(each) for each in found])
    else:
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
    from moothall.agreement.core.sentences import counted

    say(counted(len(found), "finding"))
    for each in {finding.law.id: finding.law for finding in found}.values():
        say()
        say(f"{each.id} {each.title} ({cited(each.citation)})", hang=2)
        for finding in found:
            if finding.law.id == each.id:
                say(f"{finding.sentence} ({finding.period.written()})", indent=4, hang=2)
        say(f"What to do: {each.cure}", indent=4, hang=2)


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


def _laws(wanted: str) -> set[str]:
    """Return the ids of the laws wanted; refused if there is no such law."""
    from moothall.agreement.core.laws import LAWS

    every = [law.id for law in LAWS]
    if wanted and wanted.upper() not in every:
        fix = f"Choose one from {every[0]} to {every[-1]}."
        raise Invalid(faults=[Fault(f"There is no law called “{wanted}”.", fix=fix)])
    return {wanted.upper()} if wanted else set(every)
