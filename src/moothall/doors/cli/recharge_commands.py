"""Commands about recharges: load a year, show what each council pays, write its journal."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from moothall.doors.cli.agreement_source import JsonOption, PartnershipOption, only_partnership
from moothall.doors.cli.output import say, say_json
from moothall.doors.cli.store import with_store, with_tables
from moothall.refusals import Fault, Invalid, Missing

if TYPE_CHECKING:
    from moothall.audit.core.actor import Acting
    from moothall.recharges.core.year import Recharges
    from moothall.recharges.files import YearFile

YearOption = Annotated[str, typer.Option("--year", "-y", help="The financial year, such as 2016/17.")]
StageOption = Annotated[str, typer.Option(help="estimate or outturn; left out, the last that is known.")]
CouncilOption = Annotated[str, typer.Option("--council", "-c", help="The id of one council.")]
STAGES, FORMATS = ("estimate", "outturn"), ("hledger", "beancount", "csv")

recharges = typer.Typer(name="recharges", help="What each council pays.", no_args_is_help=True)


@recharges.command()
def load(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A year of cost: YAML, or a workbook.")],
    partnership: PartnershipOption = "",
    stage: Annotated[str, typer.Option(help="What it is: estimate or outturn.")] = "estimate",
) -> None:
    """Record a year of cost from a file, with the bills and payments that the file tells of."""
    _one_of(stage, STAGES, "--stage")
    with_tables()
    from moothall.doors.cli.store import operator

    named = only_partnership(partnership)
    read = load_year(path, named, stage=stage, acting=operator())
    pence = _pounds(sum(pool.pence for pool in read.pools))
    say(f"{named}: {read.year} is recorded at {pence} ({stage}){_and_more(read)}.", hang=2)


def load_year(path: Path, partnership: str, *, acting: "Acting", stage: str = "estimate") -> "YearFile":
    """Record all that a file says of a year, or nothing; return what it says."""
    from django.db import transaction

    from moothall.recharges import operations
    from moothall.recharges.files import read_year

    try:
        content = path.read_bytes()
    except OSError as error:
        fault = Fault(f"cannot be read: {error.strerror}", file=str(path), fix="Name another file.")
        raise Invalid(faults=[fault]) from None
    read = read_year(content, file=str(path))
    about: dict[str, Any] = {"partnership": partnership, "acting": acting}
    with transaction.atomic():
        operations.record_year(cost=read.expected, stage=stage, **about)  # type: ignore[arg-type]
        for bill in read.bills:
            operations.issue_bills(year=read.year, quarter=bill.quarter, issued_on=bill.issued, **about)
        for paid in read.payments:
            operations.record_payment(
                year=read.year,
                payer=paid.payer,
                payee=paid.payee or "",
                pence=paid.pence,
                paid_on=paid.on,
                reference=paid.reference,
                **about,
            )
        if read.spent is not None:
            operations.record_year(cost=read.spent, stage="outturn", **about)
    return read


def _and_more(read: "YearFile") -> str:
    """Say what else the file told of."""
    from moothall.agreement.core.sentences import counted, listed

    told = [counted(len(read.bills), "quarter") + " billed"] if read.bills else []
    told += [counted(len(read.payments), "payment")] if read.payments else []
    told += ["the outturn"] if read.outturn else []
    return f", with {listed(told)}" if told else ""


def load_example_years(folder: Path, partnership: str, *, acting: "Acting") -> None:
    """Record each year of cost beside the example, unless any has been recorded."""
    from moothall.recharges.queries import years_of

    if not years_of(partnership):
        for file in sorted(folder.glob("costs-*.yaml")):
            load_year(file, partnership, acting=acting)


@recharges.command()
def show(
    year: YearOption,
    partnership: PartnershipOption = "",
    council: CouncilOption = "",
    stage: StageOption = "",
    json: JsonOption = False,
) -> None:
    """Show what each council pays for each service in a year, to the penny."""
    named, found, stage = _found(partnership, year, stage)
    from moothall.agreement.core.sentences import names
    from moothall.agreement.queries import register_of

    rows = [
        (service, authority, pence)
        for service, each in found.services.items()
        for authority, pence in each.by_authority.items()
        if not council or authority == council
    ]
    if council and not rows:
        raise Missing(f"“{council}” bears no share of any cost in {year}.")
    if json:
        fields = ("service", "council", "pence")
        say_json(
            {"year": year, "stage": stage, "shares": [dict(zip(fields, row, strict=True)) for row in rows]}
        )
        return
    name_of = names(register_of(named))
    for service, authority, pence in rows:
        say(f"{name_of(service)}, {name_of(authority)}: {_pounds(pence)}", hang=2)
    say(f"In all: {_pounds(sum(pence for _, _, pence in rows))} of {_pounds(found.pence_in)}")
    for each in found.findings:
        say(each.sentence(), hang=2)


@recharges.command()
def journal(
    year: YearOption,
    partnership: PartnershipOption = "",
    council: CouncilOption = "",
    stage: StageOption = "",
    form: Annotated[str, typer.Option("--format", help="hledger, beancount or csv.")] = "hledger",
) -> None:
    """Print the year's balanced journal: the partnership's, or one council's."""
    _one_of(form, FORMATS, "--format")
    _, found, _ = _found(partnership, year, stage)
    from moothall.recharges.core import journal as journals
    from moothall.recharges.core import journal_files as files

    on = _last_day(found)
    made = journals.of_authority(found, council, on=on) if council else journals.of_partnership(found, on=on)
    write = {"hledger": files.as_hledger, "beancount": files.as_beancount, "csv": files.as_csv}[form]
    typer.echo(write(made), nl=False)


def _found(partnership: str, year: str, stage: str) -> "tuple[str, Recharges, str]":
    """Return the partnership, its recharges of a year, and the stage that they are of."""
    if stage:
        _one_of(stage, STAGES, "--stage")
    with_store()
    from moothall.money import FinancialYear
    from moothall.recharges.queries import years

    named, year = only_partnership(partnership), FinancialYear(year).name
    known = stage or ("outturn" if years.recorded(named, year, "outturn") else "estimate")
    return named, years.recharges(named, year, known), known


def _last_day(found: "Recharges") -> date:
    from moothall.periods.days import ONE_DAY

    until = found.question.year.until
    assert until is not None  # a financial year ends
    return until - ONE_DAY


def _one_of(given: str, known: tuple[str, ...], option: str) -> None:
    from moothall.agreement.core.sentences import listed

    if given not in known:
        fault = Fault(f"{option} is “{given}”", fix=f"Give {listed(known, 'or')}.")
        raise Invalid(faults=[fault])


def _pounds(pence: int) -> str:
    from moothall.money import pounds

    return pounds(pence)
