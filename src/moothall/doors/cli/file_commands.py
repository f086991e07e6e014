"""Commands about agreement files: check, export, schema."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from moothall.doors.cli.asking import review, say_findings
from moothall.doors.cli.printing import say, say_json
from moothall.doors.cli.source import FileOption, only_partnership, with_django

if TYPE_CHECKING:
    from collections.abc import Callable

PathArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="An agreement file, or the folder of one.")
]


def check(
    path: PathArgument,
    findings: Annotated[bool, typer.Option("--findings", help="List what the laws find, too.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with exit code 1 if the laws find anything.")
    ] = False,
) -> None:
    """Check a file: every fault at once, with its line and how to mend it."""
    from moothall.agreement.file import read_agreement

    register = read_agreement(path).register
    found = review(register)
    terms = len(register.histories)
    say(f"{register.heading.name}: {register.head} variations of {terms} terms, and no fault.")
    if findings:
        say_findings(found)
    else:
        say(f"The laws of the agreement find {len(found)} things to look at; list them with --findings.")
    if strict and found:
        raise typer.Exit(1)


def export(
    partnership: Annotated[
        str, typer.Argument(metavar="[PARTNERSHIP]", help="Which, where there are several.")
    ] = "",
    file: FileOption = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write here; left out, print it.")
    ] = None,
) -> None:
    """Write an agreement out as one YAML file, comments and all."""
    text = _exported_file(file) if file else _exported(partnership)
    if output is None:
        typer.echo(text, nl=False)
        return
    partial = output.with_name(f".{output.name}.partial")
    partial.write_text(text, encoding="utf-8")
    partial.replace(output)
    say(f"Written to {output}.")


def schema() -> None:
    """Print the JSON Schema of an agreement file, for editors that complete and check."""
    from moothall.agreement.file import schema as of_the_file

    say_json(of_the_file())


def _exported_file(file: Path) -> str:
    from moothall.agreement.file import read_agreement, write_agreement

    read = read_agreement(file)
    agreement = read.agreement
    return write_agreement(
        agreement.partnership, agreement.variations, texts=read.texts, heading_text=read.heading_text
    )


def _exported(named: str) -> str:
    with_django()
    from moothall.agreement.file import write_agreement
    from moothall.agreement.queries import heading_text_of, register_of, stored_variations

    partnership = only_partnership(named)
    register = register_of(partnership)
    return write_agreement(
        register.heading,
        [entry.variation for entry in register.entries],
        texts=[row.text for row in stored_variations(partnership)],
        heading_text=heading_text_of(partnership),
    )


COMMANDS: "tuple[Callable[..., None], ...]" = (check, export, schema)
