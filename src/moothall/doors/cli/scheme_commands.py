"""Commands about a whole scheme of delegation: scheme, import-scheme, gaps."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from moothall.doors.cli.agreement_source import (
    DayOption,
    FileOption,
    JsonOption,
    KnownOption,
    PartnershipOption,
    day_of,
    life_called,
    register_at,
)
from moothall.doors.cli.output import say, say_group, say_json, write_to
from moothall.doors.cli.plain_data import (
    day_or_today,
    plain_clause,
    plain_doubt,
    plain_flaw,
    plain_vacancy,
    register_and_scheme,
)

if TYPE_CHECKING:
    from moothall.agreement.core.register import Register
    from moothall.delegation.core.review import ReviewFinding
    from moothall.delegation.core.scheme import Scheme


def scheme(
    council: Annotated[str, typer.Argument(metavar="COUNCIL", help="A council, by its id.")],
    on: DayOption = "",
    file: FileOption = None,
    partnership: PartnershipOption = "",
    known_on: KnownOption = "",
    json: JsonOption = False,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", help="Write it as a spreadsheet here.")] = None,
) -> None:
    """Print a council's scheme of delegation on a day. Or write it as a spreadsheet."""
    from moothall.agreement.core.sentences import counted, names
    from moothall.delegation.core.sentences import clause_in_words, condition_in_words
    from moothall.periods import written

    day = day_or_today(on)
    register, whole = register_and_scheme(file, partnership, known_on)
    life_called(register, council, "authority")
    if xlsx:
        _write_sheet(register, council, day, xlsx)
        return
    clauses = [
        each for each in whole.clauses if day in each.period and council in (each.authorities or {council})
    ]
    if json:
        say_json([plain_clause(each) for each in clauses])
        return
    name_of = names(register)
    head = f"The scheme of delegation of {name_of(council)} on {written(day)}"
    say(f"{head}: {counted(len(clauses), 'clause')}")
    for function in whole.functions:
        mine = [each for each in clauses if function.id in each.functions]
        say_group(
            function.title,
            (
                " – ".join(
                    [
                        clause_in_words(each, name_of),
                        *(condition_in_words(one, name_of) for one in each.conditions),
                    ]
                )
                for each in mine
            ),
        )


def import_scheme(
    sheet: Annotated[Path, typer.Argument(metavar="SHEET", help="A spreadsheet in the shape of the export.")],
    council: Annotated[str, typer.Option("--council", "-c", help="Whose scheme it is.")],
    decided: Annotated[str, typer.Option("--decided", help="When it was decided, such as 2016-11-14.")],
    effective: Annotated[str, typer.Option("--effective", help="From when it holds.")],
    title: Annotated[str, typer.Option("--title", help="What the variation is called.")],
    document: Annotated[str, typer.Option("--document", help="Where the decision can be read.")],
    name: Annotated[str, typer.Option("--id", help="The variation's short name.")] = "scheme-of-delegation",
    file: FileOption = None,
    partnership: PartnershipOption = "",
) -> None:
    """Turn a scheme in a spreadsheet into a variation. It is printed, and nothing is recorded."""
    from moothall.agreement.files import write_variation
    from moothall.delegation.core.scheme_sheet import changes_of
    from moothall.delegation.files import read_sheet

    register = register_at(file, partnership)
    life_called(register, council, "authority")
    rows = read_sheet(_content(sheet), file=str(sheet))
    steps = changes_of(rows, register, council=council, effective=day_of(effective))
    if not steps:
        say("The scheme says all this already: there is nothing to record.")
        return
    head = {"id": name, "title": title, "decided": day_of(decided), "effective": day_of(effective)}
    variation = _sound(head | {"source": {"document": document}} | steps, register)
    typer.echo(write_variation(variation), nl=False)


def _write_sheet(register: "Register", council: str, day: Any, xlsx: Path) -> None:
    from moothall.agreement.core.sentences import names
    from moothall.delegation.core.scheme_sheet import rows_of
    from moothall.delegation.files import write_sheet
    from moothall.periods import written

    title = f"Scheme of delegation of {names(register)(council)} on {written(day)}"
    write_to(xlsx, write_sheet(rows_of(register, council=council, day=day), title=title))


def _content(sheet: Path) -> bytes:
    from moothall.refusals import Missing

    try:
        return sheet.read_bytes()
    except OSError as error:
        raise Missing(f"{sheet} cannot be read: {error.strerror or error}.") from error


def _sound(data: dict[str, Any], register: "Register") -> Any:
    """Return the variation that ``data`` says, if it is well formed and goes with what stands."""
    from pydantic import ValidationError

    from moothall.agreement.core.faults import fault, locate
    from moothall.agreement.core.variation import Variation
    from moothall.refusals import Invalid

    try:
        variation = Variation.model_validate(data)
    except ValidationError as error:
        raise Invalid(faults=[fault(each) for each in locate(error, Variation)]) from None
    _, contradictions = register.varied(variation)
    if contradictions:
        raise Invalid(faults=[fault(each) for each in contradictions])
    return variation


MOST_SHOWN = 5
KINDS = {
    "gap": "Gap: only those may decide this who hold it by statute, though it could be passed on",
    "overlap": "Overlap: each may decide this, and neither was given it through the other",
    "excess": "Excess: a clause passes on more than its giver has and may pass on",
    "unreachable": "Empty clause: nothing that it passes on is there to be passed on",
}


def gaps(
    on: DayOption = "",
    file: FileOption = None,
    partnership: PartnershipOption = "",
    known_on: KnownOption = "",
    json: JsonOption = False,
) -> None:
    """Say what is wrong with the scheme of delegation on a day.

    Gaps, overlaps, excess, empty clauses, vacant posts, and what could not be taken as written.
    """
    from moothall.agreement.core.sentences import counted, names
    from moothall.delegation.core.register_scheme import read_scheme, vacancies_of
    from moothall.delegation.core.review import Review
    from moothall.delegation.core.sentences import vacancy_in_words
    from moothall.periods import written

    day = day_or_today(on)
    register = register_at(file, partnership, known_on)
    reading = read_scheme(register)
    scheme = reading.scheme.on(day)
    review = Review(scheme)
    found = [*review.gaps(), *review.overlaps(), *review.excess(), *review.unreachable()]
    vacancies = [each for each in vacancies_of(register, reading.scheme.clauses) if day in each.period]
    doubts = [each for each in reading.doubts if day in each.period]
    if json:
        say_json(
            {
                "findings": [plain_flaw(each) for each in found],
                "vacancies": [plain_vacancy(each) for each in vacancies],
                "doubts": [plain_doubt(each) for each in doubts],
            }
        )
        return
    name_of = names(register)
    count = counted(len(found) + len(vacancies) + len(doubts), "finding")
    say(f"The scheme of delegation on {written(day)}: {counted(len(scheme.clauses), 'clause')}, {count}")
    for each in found:
        _say_flaw(each, scheme, name_of)
    say_group("Vacant", (vacancy_in_words(each, name_of) for each in vacancies))
    say_group("Not taken as written", (f"{each.term}: {each.sentence}" for each in doubts))


def _say_flaw(found: "ReviewFinding", scheme: "Scheme", name_of: Any) -> None:
    """Print a finding with the clauses and the first of the decisions concerned."""
    from moothall.agreement.core.sentences import listed
    from moothall.delegation.core.functions import function_called
    from moothall.delegation.core.sentences import decision_in_words, extent_in_words

    say()
    say(KINDS[found.kind], hang=2)
    if found.holders:
        say(f"who: {listed(map(name_of, found.holders))}", indent=2, hang=2)
    for clause in found.clauses[:MOST_SHOWN]:
        say(f"by: {clause.title} ({clause.id})", indent=2, hang=2)
    _say_more(len(found.clauses))
    example = decision_in_words(found.witness, lambda each: function_called(each).title, name_of)
    say(f"such as: {example}", indent=2, hang=2)
    for extent in found.extents[:MOST_SHOWN]:
        words = extent_in_words(extent, scheme=scheme, name_of=name_of, on_one_day=True)
        say(f"that is: {words}", indent=2, hang=2)
    _say_more(len(found.extents))


def _say_more(count: int) -> None:
    if count > MOST_SHOWN:
        say(f"and {count - MOST_SHOWN} more", indent=2)
