"""The command line: each command answers one question or does one thing, in words or as JSON."""

import typer

from moothall.doors.cli.agreement_commands import as_at, diff, findings, history
from moothall.doors.cli.draft_commands import draft
from moothall.doors.cli.exit_codes import plain_refusals
from moothall.doors.cli.file_commands import check, export, schema
from moothall.doors.cli.ledger_commands import ledger
from moothall.doors.cli.meeting_commands import bring_in, load_meetings
from moothall.doors.cli.people_commands import add_person
from moothall.doors.cli.power_commands import may, who_may
from moothall.doors.cli.recharge_commands import recharges
from moothall.doors.cli.saving_commands import savings
from moothall.doors.cli.scheme_commands import gaps, import_scheme, scheme
from moothall.doors.cli.store_commands import load, start_up, verify
from moothall.doors.cli.work_commands import tick, work

COMMANDS = (
    check, export, schema,
    as_at, diff, history, findings,
    who_may, may, scheme, import_scheme, gaps,
    load, load_meetings, bring_in, verify, start_up, add_person, work, tick,
)  # fmt: skip

app = typer.Typer(
    name="moothall",
    help="Runs a partnership of councils that share services.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in COMMANDS:
    app.command(command.__name__.replace("_", "-"))(command)
app.add_typer(draft)
app.add_typer(recharges)
app.add_typer(savings)
app.add_typer(ledger)


def main() -> None:
    """Run the command that was typed; a refusal is said plainly and has its own exit code."""
    with plain_refusals():
        app()
