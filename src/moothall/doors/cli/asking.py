"""Commands that ask what was agreed: as-at, history."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from moothall.doors.cli.plain import plain_term
from moothall.doors.cli.printing import counted, say, say_group, say_json
from moothall.doors.cli.source import (
    FileOption,
    JsonOption,
    KnownOption,
    PartnershipOption,
    day_of,
    register_at,
    term_called,
)
from moothall.doors.cli.wording import source_in_words, variation_in_words
from moothall.refusals import Fault, Invalid

if TYPE_CHECKING:
    from moothall.agreement.core.history import Step

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
    life = term_called(register, term)
    if json:
        versions = [{"number": each.number, "term": plain_term(each.term)} for each in life.versions]
        say_json({"id": term, "steps": [_plain_step(each) for each in life.steps], "versions": versions})
        return
    name_of = names(register)
    say(f"{title_of(life.original, name_of)} ({life.original.words}, {term})")
    say()
    for step in sorted(life.steps, key=lambda each: (each.on, each.number)):
        say(f"{_day(step)}: {_VERBS[step.verb]}. {variation_in_words(register, step.number)}", hang=2)
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


def _plain_step(step: "Step") -> dict[str, Any]:
    return {"verb": step.verb, "on": step.on.isoformat(), "number": step.number, "fields": list(step.fields)}


def _day(step: "Step") -> str:
    from moothall.agreement.core.sentences import days_in_words
    from moothall.periods import Period

    return days_in_words(Period(step.on), step.on_is).removeprefix("from ")
