"""Where a command reads an agreement: the store, or one file alone without any database."""

from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from moothall.doors.cli.store import EMPTY, with_store
from moothall.refusals import Conflict, Fault, Invalid, Missing

if TYPE_CHECKING:
    from moothall.agreement.core.history import History
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
    if not known:
        raise Missing(EMPTY)
    if named in known or (not named and len(known) == 1):
        return named or known[0]
    wrong = (
        f"There is no partnership “{named}” here." if named else f"The store has {len(known)} partnerships."
    )
    raise Missing(f"{wrong} Choose one with --partnership: {', '.join(known)}")


def stored_register(partnership: str) -> "Register":
    """Return the register of a partnership in the store; refused where somebody has altered it."""
    with_store()
    from moothall.agreement.queries import register_of
    from moothall.agreement.queries.rows import RegisterDamaged

    try:
        return register_of(only_partnership(partnership))
    except RegisterDamaged as damaged:
        raise Conflict(str(damaged).replace("Run verify", "Run script/moothall verify")) from None


def register_at(file: Path | None, partnership: str, known_on: str = "") -> "Register":
    """Return the register of a file or of a partnership in the store, as known on a day if one is given."""
    day = day_of(known_on) if known_on else None
    if file is None:
        register = stored_register(partnership)
    else:
        from moothall.agreement.files import read_agreement

        register = read_agreement(file).register
        if partnership and partnership != register.heading.id:
            raise Missing(f"{file} is the agreement of {register.heading.id}, and not of {partnership}.")
    return register.as_known_on(day) if day else register


def life_called(register: "Register", id: str, *kinds: str) -> "History":
    """Return the life of the term with that id, which must be of one of ``kinds`` if any are given."""
    from moothall.agreement.core.sentences import names
    from moothall.agreement.core.terms import KINDS

    history = register.histories.get(id)
    if history is not None and (not kinds or history.kind in kinds):
        return history
    choices = [key for key, each in register.histories.items() if not kinds or each.kind in kinds]
    near = get_close_matches(id.casefold(), choices, n=1)
    fix = f"Did you mean “{near[0]}”?" if near else ""
    if history is None:
        raise Missing(f"The agreement has no term with the id “{id}”. {fix}".rstrip())
    wanted = " nor ".join(f"a {KINDS[kind].words}" for kind in kinds)
    neither = "not" if len(kinds) == 1 else "neither"
    message = f"“{id}” is {names(register)(id)}, a {history.original.words}, and {neither} {wanted}"
    raise Invalid(faults=[Fault(message, fix=fix)])
