"""Commands about a whole scheme: scheme, import-scheme."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from moothall.doors.cli.plain import (
    day_or_today,
    plain_clause,
    register_and_scheme,
)
from moothall.doors.cli.printing import counted, say, say_group, say_json
from moothall.doors.cli.source import (
    DayOption,
    FileOption,
    JsonOption,
    KnownOption,
    PartnershipOption,
    day_of,
    register_at,
    term_called,
)
from moothall.doors.cli.writing import write_to

if TYPE_CHECKING:
    from moothall.agreement.core.register import Register


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
    from moothall.agreement.core.sentences import names
    from moothall.delegation.core.wording import clause_in_words, condition_in_words
    from moothall.periods import written

    day = day_or_today(on)
    register, whole = register_and_scheme(file, partnership, known_on)
    term_called(register, council, "authority")
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
    from moothall.agreement.file import write_variation
    from moothall.delegation.core.row_reading import changes_of
    from moothall.delegation.spreadsheet import read_sheet

    register = register_at(file, partnership)
    term_called(register, council, "authority")
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
    from moothall.delegation.core.rows import rows_of
    from moothall.delegation.spreadsheet import written_sheet
    from moothall.periods import written

    title = f"Scheme of delegation of {names(register)(council)} on {written(day)}"
    write_to(xlsx, written_sheet(rows_of(register, council=council, day=day), title=title))


def _content(sheet: Path) -> bytes:
    from moothall.refusals import Missing

    try:
        return sheet.read_bytes()
    except OSError as error:
        raise Missing(f"{sheet} cannot be read: {error.strerror or error}.") from error


def _sound(data: dict[str, Any], register: "Register") -> Any:
    """Return the variation that ``data`` says, if it is well formed and goes with what stands."""
    from pydantic import ValidationError

    from moothall.agreement.core.faults import fault, located
    from moothall.agreement.core.variation import Variation
    from moothall.refusals import Invalid

    try:
        variation = Variation.model_validate(data)
    except ValidationError as error:
        raise Invalid(faults=[fault(each) for each in located(error, Variation)]) from None
    _, contradictions = register.varied(variation)
    if contradictions:
        raise Invalid(faults=[fault(each) for each in contradictions])
    return variation
