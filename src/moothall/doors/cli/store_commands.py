"""Commands that fill the store: load, start-up."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from moothall.doors.cli.file_commands import PathArgument
from moothall.doors.cli.meeting_commands import load_example_meetings
from moothall.doors.cli.printing import say
from moothall.doors.cli.recharge_commands import load_example_years
from moothall.doors.cli.saving_commands import load_example_savings
from moothall.doors.cli.store import with_tables
from moothall.doors.cli.typist import whoever_types

if TYPE_CHECKING:
    from moothall.agreement.operations import Loaded

EXAMPLE = Path(__file__).resolve().parents[4] / "examples" / "2020-vision"


def load(path: PathArgument) -> None:
    """Load an agreement file into the store. All of it or nothing, and never anything twice."""
    with_tables()
    name, done = _loaded(path)
    if done.recorded:
        say(f"{name}: {_numbered(done.recorded)} recorded.", hang=2)
    if done.already_there:
        same = "is the same" if len(done.already_there) == 1 else "are the same"
        say(f"{name}: {_numbered(done.already_there)} there already, and {same}.", hang=2)


def start_up(
    example: Annotated[bool, typer.Option(help="Load the example into an empty store.")] = True,
) -> None:
    """Make the database ready, with the example if it is empty. Says how to sign in."""
    say("Making the database ready")
    with_tables()
    from django.conf import settings

    from moothall.agreement.queries import partnerships
    from moothall.committees.example import live_proposal
    from moothall.doors.pages.clock import today
    from moothall.ledgers.taking_in import tidy_up

    tidy_up()
    is_wanted = example and settings.MOOTHALL_EXAMPLE and EXAMPLE.is_dir()
    if is_wanted and not partnerships():
        say("Loading the example: the 2020 Vision Partnership")
        _loaded(EXAMPLE)
        load_example_meetings(EXAMPLE, by=whoever_types())
        load_example_years(EXAMPLE, EXAMPLE.name, by=whoever_types())
        load_example_savings(EXAMPLE, EXAMPLE.name, by=whoever_types())
        live_proposal(partnership=EXAMPLE.name, papers=EXAMPLE / "papers", day=today())
    _say_how_to_sign_in(is_wanted)


def _say_how_to_sign_in(is_example_wanted: bool) -> None:
    """Say who can sign in: the people of the example, or how to make the first."""
    from django.conf import settings

    from moothall.accounts import example
    from moothall.accounts.queries import people
    from moothall.agreement.queries import partnerships
    from moothall.doors.pages.clock import today

    shown = is_example_wanted and any(row.id == EXAMPLE.name for row in partnerships())
    is_untouched = not people().exclude(email__endswith="@moothall.example").exists()
    if shown and is_untouched:
        cast = example.cast(partnership=EXAMPLE.name, data=settings.MOOTHALL_DATA, day=today())
        say()
        for line in cast.lines():
            typer.echo(line)
    elif not people().exists():
        say("Nobody can sign in yet. Make the first person: script/moothall add-person --administrator")


def _loaded(path: Path) -> "tuple[str, Loaded]":
    """Load a file; return the partnership's name, and what was recorded."""
    from moothall.agreement import operations
    from moothall.agreement.file import read_agreement

    read = read_agreement(path)
    done = operations.load(
        agreement=read.agreement, texts=read.texts, heading_text=read.heading_text, by=whoever_types()
    )
    return read.agreement.partnership.name, done


def _numbered(numbers: tuple[int, ...]) -> str:
    """Say which variations, with the verb that goes with how many they are."""
    if len(numbers) == 1:
        return f"variation {numbers[0]} is"
    return f"variations {numbers[0]} to {numbers[-1]} are"
