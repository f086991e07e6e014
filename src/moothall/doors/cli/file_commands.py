"""Commands about agreement files: check, export, schema."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from moothall.doors.cli.agreement_commands import plain_finding, review, say_findings
from moothall.doors.cli.agreement_source import (
    FileOption,
    JsonOption,
    PartnershipOption,
    register_at,
    stored_register,
)
from moothall.doors.cli.output import say, say_json, write_to
from moothall.refusals import Invalid

if TYPE_CHECKING:
    from moothall.agreement.core.laws import Finding

PathArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="An agreement file, or the folder of one.")
]
MaybePathArgument = Annotated[
    Path | None,
    typer.Argument(metavar="[FILE]", help="An agreement file, or the folder of one; left out, the store."),
]


def check(
    path: MaybePathArgument = None,
    findings: Annotated[bool, typer.Option("--findings", help="List what the laws find, too.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with exit code 1 if the laws find anything.")
    ] = False,
    file: FileOption = None,
    partnership: PartnershipOption = "",
    json: JsonOption = False,
) -> None:
    """Check a file: every fault, its line and how to mend it."""
    from moothall.agreement.core.sentences import counted

    try:
        register = register_at(path or file, partnership)
    except Invalid as refused:
        if json:
            say_json({"faults": [asdict(each) for each in refused.faults], "findings": []})
            raise typer.Exit(2) from None
        raise
    found = review(register)
    if json:
        say_json({"faults": [], "findings": [plain_finding(each) for each in found]})
    else:
        size = f"{counted(register.head, 'variation')} of {counted(len(register.histories), 'term')}"
        say(f"{register.heading.name}: {size}, and no fault.")
        _say_found(found, listed=findings)
    if strict and found:
        raise typer.Exit(1)


def _say_found(found: "list[Finding]", *, listed: bool) -> None:
    from moothall.agreement.core.sentences import counted

    if listed:
        say_findings(found)
    else:
        things = counted(len(found), "thing")
        say(f"The laws of the agreement find {things} to look at; list them with --findings.")


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
    write_to(output, text.encode())


def schema() -> None:
    """Print the JSON Schema of an agreement file. Editors complete and check with it."""
    from moothall.agreement.files import schema as of_the_file

    say_json(of_the_file())


def _exported_file(file: Path) -> str:
    from moothall.agreement.files import read_agreement, write_agreement

    read = read_agreement(file)
    agreement = read.agreement
    return write_agreement(
        agreement.partnership, agreement.variations, texts=read.texts, heading_text=read.heading_text
    )


def _exported(named: str) -> str:
    register = stored_register(named)
    from moothall.agreement.files import write_agreement
    from moothall.agreement.queries import heading_text_of, stored_variations

    partnership = register.heading.id
    return write_agreement(
        register.heading,
        [entry.variation for entry in register.entries],
        texts=[row.text for row in stored_variations(partnership)],
        heading_text=heading_text_of(partnership),
    )
