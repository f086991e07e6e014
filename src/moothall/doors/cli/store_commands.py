"""Commands about the store: load, start-up, verify."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from moothall.doors.cli.agreement_source import JsonOption, PartnershipOption
from moothall.doors.cli.file_commands import PathArgument
from moothall.doors.cli.meeting_commands import load_example_meetings
from moothall.doors.cli.output import say, say_json
from moothall.doors.cli.recharge_commands import load_example_years
from moothall.doors.cli.saving_commands import load_example_savings
from moothall.doors.cli.store import operator, with_store, with_tables
from moothall.refusals import Conflict

if TYPE_CHECKING:
    from moothall.agreement.operations import AgreementLoad
    from moothall.audit.core.chain import Verification


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
    from moothall.doors.pages.days import today
    from moothall.ledgers.operations import tidy_up
    from moothall.matters.operations.example_proposal import live_proposal

    tidy_up(acting=operator())
    is_wanted = example and settings.MOOTHALL_EXAMPLE and EXAMPLE.is_dir()
    if is_wanted and not partnerships():
        say("Loading the example: the 2020 Vision Partnership")
        _loaded(EXAMPLE)
        load_example_meetings(EXAMPLE, acting=operator())
        load_example_years(EXAMPLE, EXAMPLE.name, acting=operator())
        load_example_savings(EXAMPLE, EXAMPLE.name, acting=operator())
        live_proposal(
            partnership=EXAMPLE.name, papers=EXAMPLE / "papers", day=today(), acting=operator("the example")
        )
    _say_how_to_sign_in(is_wanted)


def _say_how_to_sign_in(is_example_wanted: bool) -> None:
    """Say who can sign in: the people of the example, or how to make the first."""
    from django.conf import settings

    from moothall.accounts.queries.people import people
    from moothall.agreement.queries import partnerships
    from moothall.doors.cli import example_people
    from moothall.doors.pages.days import today

    shown = is_example_wanted and any(row.id == EXAMPLE.name for row in partnerships())
    everybody = people()
    is_untouched = all(each.email.endswith("@moothall.example") for each in everybody)
    if shown and is_untouched:
        cast = example_people.cast(partnership=EXAMPLE.name, data=settings.MOOTHALL_DATA, day=today())
        say()
        for line in cast.lines():
            typer.echo(line)
    elif not everybody:
        say("Nobody can sign in yet. Make the first person: script/moothall add-person --administrator")


def _loaded(path: Path) -> "tuple[str, AgreementLoad]":
    """Load a file; return the partnership's name, and what was recorded."""
    from moothall.agreement import operations
    from moothall.agreement.files import read_agreement

    read = read_agreement(path)
    done = operations.load(
        agreement=read.agreement, texts=read.texts, heading_text=read.heading_text, acting=operator()
    )
    return read.agreement.partnership.name, done


def _numbered(numbers: tuple[int, ...]) -> str:
    """Say which variations, with the verb that goes with how many they are."""
    if len(numbers) == 1:
        return f"variation {numbers[0]} is"
    return f"variations {numbers[0]} to {numbers[-1]} are"


AUDIT_TRAIL = "audit trail"
KEEP = "Keep these somewhere else. With --kept they show later whether anything up to them was altered."
KeptOption = Annotated[
    list[str] | None,
    typer.Option("--kept", help="A digest kept somewhere else, which must still be there."),
]


def verify(
    partnership: PartnershipOption = "",
    kept: KeptOption = None,
    json: JsonOption = False,
) -> None:
    """Show whether anybody altered what was recorded. Names the first number that is not as it was."""
    with_store()
    found = _verified(partnership)
    places = {digest: _place_of_digest(digest) for digest in (each.strip() for each in kept or ())}
    if json:
        say_json({"chains": {name: asdict(each) for name, each in found.items()}, "kept": places})
    else:
        _say_verification(found, places)
    if not all(each.good for each in found.values()):
        raise Conflict(
            "What is stored is not what was recorded. Stop using it, keep a copy to look into, and restore "
            "the last back-up that verifies."
        )
    if not all(places.values()):
        raise Conflict(
            "Nothing recorded has a digest that was kept. Either it was copied wrongly, or the chain was "
            "made anew after something was altered."
        )


def _verified(partnership: str) -> "dict[str, Verification]":
    """Return what came of walking each register, or one of them, and the audit trail."""
    from moothall.agreement.queries import verify as walk
    from moothall.agreement.queries import verify_all
    from moothall.audit.queries import verify as walk_the_trail

    registers = {partnership: walk(partnership)} if partnership else verify_all()
    return registers | {AUDIT_TRAIL: walk_the_trail()}


def _place_of_digest(digest: str) -> str:
    """Say of which variation or event a digest is; nothing where it is of none."""
    from moothall.agreement.queries import number_with
    from moothall.audit.queries import number_with as event_with

    wanted = digest.lower()
    if variation := number_with(wanted):
        return f"variation {variation[1]} of {variation[0]}"
    event = event_with(wanted)
    return f"event {event}" if event else ""


def _say_verification(found: "dict[str, Verification]", places: dict[str, str]) -> None:
    for name, each in found.items():
        say(f"{name}: {each.message}", hang=2)
        if each.good and each.head:
            say(f"{each.head} {each.digest}", indent=2)
    for digest, place in places.items():
        say(f"kept: {place or 'nowhere'}")
        say(digest, indent=2)
    if not places and any(each.head for each in found.values()) and all(each.good for each in found.values()):
        say()
        say(KEEP)
