"""Where a command reads an agreement: the store, or one file alone without any database."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from moothall.doors.cli.store import EMPTY, with_store
from moothall.refusals import Fault, Invalid, Missing

if TYPE_CHECKING:
    from moothall.agreement.core.register import Register

FileOption = Annotated[
    Path | None, typer.Option("--file", "-f", help="An agreement file or folder, read instead of the store.")
]
PartnershipOption = Annotated[
    str, typer.Option("--partnership", "-p", help="Which partnership, where the store has several.")
]
KnownOption = Annotated[
    str, typer.Option("--known-on", help="Only what was known by the end of this day, such as 2016-06-01.")
]
DayOption = Annotated[str, typer.Option("--on", help="When; left out, today.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def day_of(text: str) -> date:
    """Read a day as it is typed; refused if it is none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        fault = Fault(f"“{text}” is not a day.", fix="Write it as 2016-11-14.")
        raise Invalid(faults=[fault]) from None


def only_partnership(named: str) -> str:
    """Return the partnership that was named, or the only one in the store; refused if that does not tell."""
    from moothall.agreement.queries import partnerships

    known = [row.id for row in partnerships()]
    if named or len(known) == 1:
        return named or known[0]
    if not known:
        raise Missing(EMPTY)
    raise Missing(
        f"The store has {len(known)} partnerships. Choose one with --partnership: {', '.join(known)}"
    )


def register_at(file: Path | None, partnership: str, known_on: str = "") -> "Register":
    """Return the register of a file or of a partnership in the store, as known on a day if one is given."""
    if file is not None:
        from moothall.agreement.file import read_agreement

        register = read_agreement(file).register
    else:
        with_store()
        from moothall.agreement.queries import register_of

        register = register_of(only_partnership(partnership))
    return register.as_known_on(day_of(known_on)) if known_on else register
