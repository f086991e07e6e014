"""Commands about the store: load, verify, start-up."""

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from moothall.doors.cli.file_commands import PathArgument
from moothall.doors.cli.printing import say
from moothall.doors.cli.source import PartnershipOption
from moothall.doors.cli.store import with_store, with_tables

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE = Path(__file__).resolve().parents[4] / "examples" / "2020-vision"


def load(path: PathArgument) -> None:
    """Load an agreement file into the store: all of it or nothing, and never anything twice."""
    with_tables()
    recorded, already_there = _loaded(path)
    if recorded:
        say(f"Recorded variations {_range(recorded)}.")
    if already_there:
        say(f"Variations {_range(already_there)} were there already and are the same.")


def verify(partnership: PartnershipOption = "") -> None:
    """Walk the chain of the register and name the first number that was tampered with."""
    with_store()
    from moothall.agreement.queries import partnerships
    from moothall.agreement.queries import verify as walk
    from moothall.refusals import Conflict

    verified = [walk(each) for each in ([partnership] if partnership else [row.id for row in partnerships()])]
    for each in verified:
        say(each.message, hang=2)
    if not verified:
        say("The store is empty: there is nothing to verify.")
    if not all(each.good for each in verified):
        raise Conflict("The register is not as it was recorded.")


def start_up(
    example: Annotated[bool, typer.Option(help="Load the example into an empty store.")] = True,
) -> None:
    """Make the database ready and, if the store is empty, load the example; say how to sign in."""
    say("Making the database ready")
    with_tables()
    from django.conf import settings

    from moothall.agreement.queries import partnerships

    is_wanted = example and settings.MOOTHALL_EXAMPLE and EXAMPLE.is_dir()
    if is_wanted and not partnerships():
        say("Loading the example: the 2020 Vision Partnership")
        _loaded(EXAMPLE)
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


def _loaded(path: Path) -> tuple[tuple[int, ...], tuple[int, ...]]:
    from moothall.agreement import operations
    from moothall.agreement.file import read_agreement

    read = read_agreement(path)
    done = operations.load(
        agreement=read.agreement, texts=read.texts, heading_text=read.heading_text, by=whoever_types()
    )
    return done.recorded, done.already_there


def whoever_types() -> str:
    """Return who is at the command line, for the audit trail."""
    try:
        return f"{getpass.getuser()} at the command line"
    except (KeyError, OSError):
        return "the command line"


def _range(numbers: tuple[int, ...]) -> str:
    return f"{numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else str(numbers[0])


COMMANDS: "tuple[Callable[..., None], ...]" = (load, verify, start_up)
