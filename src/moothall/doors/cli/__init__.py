"""The command line: each command answers one question or does one thing, in words or as JSON."""

import typer

from moothall.doors.cli import (
    asking,
    file_commands,
    people_commands,
    power_commands,
    scheme_commands,
    store_commands,
)
from moothall.doors.cli.refused import said_plainly

app = typer.Typer(
    name="moothall",
    help="Runs a partnership of councils that share services.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for room in (file_commands, asking, power_commands, scheme_commands, store_commands, people_commands):
    for command in room.COMMANDS:
        app.command(command.__name__.replace("_", "-"))(command)


def main() -> None:
    """Run the command that was typed; a refusal is said plainly and has its own exit code."""
    with said_plainly():
        app()
