"""Commands about work that is done later: the worker, and the daily tick."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from moothall.doors.cli.output import say
from moothall.doors.cli.store import operator, with_store
from moothall.refusals import Fault, Invalid

if TYPE_CHECKING:
    from moothall.matters.operations.effect import EffectTaken


def work(
    beside: Annotated[int, typer.Option(help="Stop once the process of this number has ended.")] = 0,
    once: Annotated[bool, typer.Option("--once", help="Do what waits now, and stop.")] = False,
) -> None:
    """Do long and later work, and what each day brings.

    It runs until it is stopped; one or more may run at a time.
    """
    with_store()
    from moothall.doors.worker.process import work as work_on

    work_on(beside=beside, once=once)


def tick(
    on: Annotated[
        str | None, typer.Option(help="The day to take as today, such as 2016-11-29; left out, today.")
    ] = None,
) -> None:
    """Bring into force what has waited for call-in to pass.

    A worker does this by itself; repeating it is safe.
    """
    with_store()
    from moothall.doors.pages.days import today
    from moothall.doors.worker.daily_round import go_round

    _say_brought_into_force(go_round(on=_day_of_tick(on, today()) if on else today(), acting=operator()))


def _say_brought_into_force(done: "EffectTaken") -> None:
    """Say what came into force, and what could not."""
    for slug in done.decisions:
        say(f"In force: decision {slug}.", hang=2)
    for slug, number in done.issues:
        say(f"In force: issue {slug}, as variation {number}.", hang=2)
    for slug in done.sent_back:
        say(f"Sent back: issue {slug} contradicts what has been agreed since.", hang=2)
    if not (done.decisions or done.issues or done.sent_back):
        say("Nothing was waiting for today.")


def _day_of_tick(text: str, today: date) -> date:
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
