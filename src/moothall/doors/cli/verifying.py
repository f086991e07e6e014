"""The command that shows whether anybody altered what was recorded: verify."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from moothall.doors.cli.printing import say, say_json
from moothall.doors.cli.source import JsonOption, PartnershipOption
from moothall.doors.cli.store import with_store
from moothall.refusals import Conflict

if TYPE_CHECKING:
    from moothall.audit.chain import Verification

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
    places = {digest: _place(digest) for digest in (each.strip() for each in kept or ())}
    if json:
        say_json({"chains": {name: asdict(each) for name, each in found.items()}, "kept": places})
    else:
        _say(found, places)
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


def _place(digest: str) -> str:
    """Say of which variation or event a digest is; nothing where it is of none."""
    from moothall.agreement.queries import number_with
    from moothall.audit.queries import number_with as event_with

    wanted = digest.lower()
    if variation := number_with(wanted):
        return f"variation {variation[1]} of {variation[0]}"
    event = event_with(wanted)
    return f"event {event}" if event else ""


def _say(found: "dict[str, Verification]", places: dict[str, str]) -> None:
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
