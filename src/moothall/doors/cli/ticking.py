"""The command that time asks for: tick."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from moothall.doors.cli.printing import say
from moothall.doors.cli.store import with_store
from moothall.doors.cli.typist import whoever_types
from moothall.refusals import Fault, Invalid

if TYPE_CHECKING:
    from moothall.committees.due import Due


def tick(
    on: Annotated[
        str | None, typer.Option(help="The day to take as today, such as 2016-11-29; left out, today.")
    ] = None,
) -> None:
    """Bring into force what has waited for call-in to pass. Run it daily; twice does nothing more."""
    with_store()
    from moothall.committees.due import bring_due_into_force
    from moothall.doors.pages.clock import today

    _say(bring_due_into_force(on=_day(on, today()) if on else today(), by=whoever_types()))


def _say(done: "Due") -> None:
    """Say what came into force, and what could not."""
    for slug in done.decisions:
        say(f"In force: decision {slug}.", hang=2)
    for slug, number in done.issues:
        say(f"In force: issue {slug}, as variation {number}.", hang=2)
    for slug in done.sent_back:
        say(f"Sent back: issue {slug} contradicts what has been agreed since.", hang=2)
    if not (done.decisions or done.issues or done.sent_back):
        say("Nothing was waiting for today.")


def _day(text: str, today: date) -> date:
    """Read a day; refused if it is none, or to come: nothing is in force before its time."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        fault = Fault(f"“{text}” is not a day", "on", fix="Write it as 2016-11-29.")
        raise Invalid(faults=[fault]) from None
    if day > today:
        fault = Fault(f"{text} is still to come", "on", fix="Give today or an earlier day.")
        raise Invalid(faults=[fault])
    return day
