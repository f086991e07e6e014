"""Commands about people: the first person of a real installation is made here."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from moothall.doors.cli.output import say
from moothall.doors.cli.store import operator, with_tables
from moothall.refusals import Fault, Invalid


def add_person(
    email: Annotated[str, typer.Option(prompt="E-mail address", help="The address they sign in with.")],
    name: Annotated[str, typer.Option(prompt="Name", help="Their name, as the audit trail is to show it.")],
    administrator: Annotated[
        bool,
        typer.Option("--administrator", help="May say who else can sign in, and for which posts they act."),
    ] = False,
    password_file: Annotated[
        Path | None, typer.Option(help="Read the password from this file; left out, it is asked for.")
    ] = None,
) -> None:
    """Add somebody who can sign in. The first should be an administrator."""
    password = _password(password_file)
    with_tables()
    from moothall.accounts.operations import people

    person = people.add_person(
        name=name, email=email, password=password, administrator=administrator, acting=operator()
    )
    say(f"{person.name} can sign in with {person.email}.")
    if not administrator:
        say("An administrator can now appoint them to the posts that they act for, at the desk under People.")


def _password(file: Path | None) -> str:
    """Read a password from a file, or ask for it twice without showing it."""
    if file is not None:
        try:
            return file.read_text(encoding="utf-8").strip("\r\n")
        except OSError as error:
            fault = Fault(f"{file} cannot be read: {error.strerror}.", fix="Name another file.")
            raise Invalid(faults=[fault]) from None
        except UnicodeDecodeError:
            fault = Fault(f"{file} is not text in UTF-8.", fix="Name a file that holds the password alone.")
            raise Invalid(faults=[fault]) from None
    if not sys.stdin.isatty():
        fault = Fault(
            "There is nobody here to ask for a password.", fix="Give it in a file, with --password-file."
        )
        raise Invalid(faults=[fault])
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
