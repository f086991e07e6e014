"""Commands about savings: load a file, show the chance of each target."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from moothall.doors.cli.agreement_source import (
    DayOption,
    JsonOption,
    PartnershipOption,
    day_of,
    only_partnership,
)
from moothall.doors.cli.output import say, say_json
from moothall.doors.cli.store import with_store, with_tables
from moothall.refusals import Fault, Invalid

if TYPE_CHECKING:
    from moothall.audit.core.actor import Acting
    from moothall.savings.operations.savings_file import LoadCount

savings = typer.Typer(name="savings", help="What sharing saves.", no_args_is_help=True)


@savings.command()
def load(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="What is known of savings: YAML.")],
    partnership: PartnershipOption = "",
) -> None:
    """Record what a file says of benefits, baselines and costs. All of it or nothing, and nothing twice."""
    with_tables()
    from moothall.doors.cli.store import operator

    named = only_partnership(partnership)
    done = load_file(path, named, acting=operator())
    say(f"{named}: {done.recorded} recorded, {done.already} there already, and the same.", hang=2)


@savings.command()
def chances(partnership: PartnershipOption = "", on: DayOption = "", json: JsonOption = False) -> None:
    """Show the chance of reaching each target of the whole programme, as benefits stand."""
    with_store()
    from moothall.doors.pages.days import today
    from moothall.savings.queries import forecast_of

    named = only_partnership(partnership)
    found = forecast_of(named, day_of(on) if on else today())
    outcome = found[1] if found else None
    rows = [
        {"target": each.goal.name, "pence": each.goal.pence, "by": each.goal.by, "chance": each.share}
        for each in (outcome.chances if outcome else ())
    ]
    if json:
        say_json({"draws": outcome.draws if outcome else 0, "chances": rows})
        return
    for each in outcome.chances if outcome else ():
        say(f"{each.goal.name}: {each.share:.0%}, in {each.draws:,} runs", hang=2)
    if not rows:
        say("No target of the whole programme has a day to be reached by, or no benefit has a profile.")


def load_file(path: Path, partnership: str, *, acting: "Acting") -> "LoadCount":
    """Record all that a file says of savings, or nothing."""
    from moothall.savings.files import read_savings
    from moothall.savings.operations.savings_file import load_savings

    try:
        content = path.read_bytes()
    except OSError as error:
        fault = Fault(f"cannot be read: {error.strerror}", file=str(path), fix="Name another file.")
        raise Invalid(faults=[fault]) from None
    return load_savings(file=read_savings(content, file=str(path)), partnership=partnership, acting=acting)


def load_example_savings(folder: Path, partnership: str, *, acting: "Acting") -> None:
    """Record what is known of the example's savings, if there is a file of it."""
    if (file := folder / "savings.yaml").is_file():
        load_file(file, partnership, acting=acting)
