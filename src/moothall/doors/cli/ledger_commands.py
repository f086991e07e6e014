"""Commands about ledgers: look at a file, take files in, list them, sum their lines, verify them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from moothall.doors.cli.agreement_source import JsonOption, PartnershipOption, only_partnership
from moothall.doors.cli.ledger_files import (
    file_opened,
    in_words,
    opened,
    progress,
    say_control,
    say_file,
    with_proposal,
)
from moothall.doors.cli.output import say, say_json
from moothall.doors.cli.store import with_django, with_store, with_tables
from moothall.refusals import Conflict, Invalid

if TYPE_CHECKING:
    from moothall.audit.core.actor import Acting


CouncilOption = Annotated[str, typer.Option("--authority", "-a", help="Whose ledger it is, by its id.")]
MappingOption = Annotated[
    Path | None,
    typer.Option("--mapping", help="How it is read, as look --json prints it; left out, as proposed."),
]
StyleOption = Annotated[
    str,
    typer.Option(
        "--dates", help="How dates are written, where the file does not say: day_first or month_first."
    ),
]

ledger = typer.Typer(name="ledger", help="What each council paid, line by line.", no_args_is_help=True)


@ledger.command()
def look(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A ledger: CSV, XLSX, XLS or ODS.")],
    mapping: MappingOption = None,
    dates: StyleOption = "",
    json: JsonOption = False,
) -> None:
    """Show what a file is, how it would be read and why, and its sums. Nothing is stored."""
    with_django()
    from moothall.ledgers.files.intake import read_through

    found, proposal = opened(path, mapping, dates)
    used = proposal.mapping
    if used is None or not proposal.is_dated:
        say_file(found, proposal)
        raise Invalid(faults=list(proposal.faults))
    with progress(path) as told:
        control = read_through(found, used, progress=told).control
    if json:
        say_json(used.model_dump(mode="json"))
        return
    say_file(found, proposal)
    say_control(control)


@ledger.command("take-in")
def take_in(
    paths: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Ledgers of one council.")],
    authority: CouncilOption,
    partnership: PartnershipOption = "",
    mapping: MappingOption = None,
    dates: StyleOption = "",
    although: Annotated[
        str, typer.Option("--although-repeated", help="Why a month is taken in that was taken in before.")
    ] = "",
    illustrative: Annotated[
        bool, typer.Option("--illustrative", help="Its figures are illustrative, not real.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read it all, but store nothing.")] = False,
) -> None:
    """Take in a council's files, each whole or not at all. How they are read is stored for the next."""
    with_tables()
    from moothall.doors.cli.store import operator

    named = only_partnership(partnership)
    for path in paths:
        _take_in(path, named, authority, mapping, dates, although, illustrative, dry_run, operator())


def _take_in(
    path: Path,
    partnership: str,
    authority: str,
    given: Path | None,
    dates: str,
    although: str,
    illustrative: bool,
    dry_run: bool,
    acting: "Acting",
) -> None:
    from moothall.agreement.core.sentences import counted
    from moothall.ledgers.core.shape import shape_of
    from moothall.ledgers.files.intake import read_through
    from moothall.ledgers.operations import take_in
    from moothall.ledgers.queries.files import file_of
    from moothall.ledgers.queries.mappings import starting_mapping

    whose: dict[str, Any] = {"partnership": partnership, "authority": authority}
    found = file_opened(path)
    kept = starting_mapping(partnership, authority, shape_of(found.headings))
    found, proposal = with_proposal(found, given, dates, kept)
    if (mapping := proposal.mapping) is None or not proposal.is_dated:
        raise Invalid(faults=list(proposal.faults))
    if dry_run:
        with progress(path) as told:
            control = read_through(found, mapping, progress=told).control
        say(f"{path.name} would be taken in: {in_words(control.accepted, control.accepted_pence)}.", hang=2)
        return
    with progress(path) as told:
        number = take_in(
            ledger=found,
            mapping=mapping,
            although_repeated=although,
            keeps_mapping=True,
            basis="illustrative" if illustrative else "sourced",
            acting=acting,
            progress=told,
            **whose,
        )
    row = file_of(partnership, number, seeing=frozenset({authority}))
    back = f" {counted(row.kept_back, 'line')} kept back." if row.kept_back else ""
    say(f"{number}. {path.name}: {in_words(row.lines, row.pence)} taken in.{back}", hang=2)


@ledger.command()
def files(partnership: PartnershipOption = "", json: JsonOption = False) -> None:
    """List the files that were taken in, the latest first."""
    from moothall.agreement.core.sentences import counted

    with_store()
    from moothall.ledgers.queries.files import files_of

    rows = files_of(only_partnership(partnership), seeing=None)
    if json:
        names = ("number", "authority", "name", "lines", "kept_back", "pence", "stands", "sha256")
        say_json([{name: getattr(row, name) for name in names} for row in rows])
        return
    if not rows:
        say("No ledger has been taken in.")
    for row in rows:
        reversed_ = "" if row.stands else " Reversed."
        back = f", {counted(row.kept_back, 'line')} kept back" if row.kept_back else ""
        say(
            f"{row.number}. {row.authority}, {row.name}: {in_words(row.lines, row.pence)}{back}.{reversed_}",
            hang=2,
        )


@ledger.command("sum")
def sum_(
    by: Annotated[
        str, typer.Option("--by", help="What to sum by, such as authority,period or service.")
    ] = "",
    partnership: PartnershipOption = "",
    authority: Annotated[str, typer.Option("--authority", "-a", help="Only of this council.")] = "",
    since: Annotated[int | None, typer.Option("--since", help="The first month, such as 201604.")] = None,
    until: Annotated[int | None, typer.Option("--until", help="The last month, such as 201703.")] = None,
    json: JsonOption = False,
) -> None:
    """Sum the lines that count, by service, period, supplier or what else they say, to the penny."""
    with_store()
    from moothall.ledgers.files.engines.question import Cube, Where
    from moothall.ledgers.queries.sums import cube

    councils = frozenset({authority}) if authority else None
    names = tuple(filter(None, (name.strip() for name in by.split(","))))
    found = cube(only_partnership(partnership), Cube(names, Where(councils, since, until)))  # type: ignore[arg-type]
    if json:
        say_json(
            [
                {**dict(zip(names, each.keys, strict=True)), "lines": each.lines, "pence": each.pence}
                for each in found
            ]
        )
        return
    for each in found:
        keys = ", ".join("none" if said is None else str(said) for said in each.keys)
        say(f"{keys or 'In all'}: {in_words(each.lines, each.pence)}", hang=2)
    if names:
        say(f"In all: {in_words(sum(each.lines for each in found), sum(each.pence for each in found))}")


@ledger.command()
def verify(partnership: PartnershipOption = "") -> None:
    """Check that the files of lines have not been changed since they were taken in."""
    with_store()
    from moothall.ledgers.queries.files import verify_files

    if wrong := verify_files(only_partnership(partnership)):
        raise Conflict(". ".join(wrong) + ". Restore these files from the last back-up.")
    say("Every file of lines is as it was taken in.")
