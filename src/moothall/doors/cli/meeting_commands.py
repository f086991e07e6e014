"""Commands about meetings and decisions: load-meetings and bring-in."""

from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

import typer

from moothall.doors.cli.agreement_source import PartnershipOption, only_partnership
from moothall.doors.cli.output import say
from moothall.doors.cli.store import operator, with_store
from moothall.refusals import Fault, Invalid

if TYPE_CHECKING:
    from moothall.audit.core.actor import Acting
    from moothall.matters.core.past_records import Past
    from moothall.matters.files.source_records import SourceMeeting
    from moothall.matters.operations.past_records import EntryTally


MEETINGS = "meetings.yaml"
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be new, changed or removed, but store nothing.")
]


def load_meetings(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file of past meetings, as YAML.")],
    came_from: Annotated[
        str, typer.Option("--came-from", help="What to call the source; left out, the file's name.")
    ] = "",
    dry_run: DryRunOption = False,
) -> None:
    """Load past meetings and decisions from a file. All of it or nothing, and never anything twice."""
    with_store()
    past, done = _loaded(file, came_from or file.name, operator(), dry_run=dry_run)
    _say(past.partnership, came_from or file.name, done, dry_run=dry_run)


def bring_in(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Saved answers of the system.")],
    system: Annotated[str, typer.Option("--system", help="What to call the system; the same every time.")],
    body: Annotated[
        list[str], typer.Option("--body", help="Which body a committee is, such as 390=cheltenham-cabinet.")
    ],
    site: Annotated[
        str, typer.Option("--site", help="Web address of the council’s ModernGov, for links.")
    ] = "",
    partnership: PartnershipOption = "",
    dry_run: DryRunOption = False,
) -> None:
    """Bring in meetings from answers of ModernGov’s web service.

    Repeating it is safe: nothing comes twice.
    """
    with_store()
    from moothall.doors.pages.days import today
    from moothall.matters.files.source_records import past_entries

    name = only_partnership(partnership)
    bodies = _bodies(body, name)
    _refuse_unless_web(site)
    asked: dict[str, Any] = {"partnership": name, "bodies": bodies, "held_until": today().isoformat()}
    given = {file: _read(file, site) for file in files}
    for file, meetings in given.items():
        past_entries(meetings, **asked, name=str(file))  # so that a fault is told with the file that it is in
    past = past_entries(_whole(chain.from_iterable(given.values())), **asked)
    _say(name, system, _entered(past, system, operator(), dry_run=dry_run), dry_run=dry_run)


def load_example_meetings(folder: Path, *, acting: "Acting") -> None:
    """Load the meetings that lie beside an agreement, where there are any."""
    if (folder / MEETINGS).is_file():
        _loaded(folder / MEETINGS, MEETINGS, acting)


def _loaded(
    file: Path, came_from: str, acting: "Acting", *, dry_run: bool = False
) -> "tuple[Past, EntryTally]":
    from moothall.agreement.queries import register_of
    from moothall.matters.files.past_file import read_past, refuse_strangers

    past, read = read_past(file)
    refuse_strangers(past, register_of(past.partnership), read)
    return past, _entered(past, came_from, acting, dry_run=dry_run)


def _entered(past: "Past", came_from: str, acting: "Acting", *, dry_run: bool = False) -> "EntryTally":
    """Enter it; a dry run does all of it and then lets go of it."""
    from django.db import transaction

    from moothall.matters.operations import enter_past

    with transaction.atomic():
        done = enter_past(past=past, came_from=came_from, acting=acting)
        if dry_run:
            transaction.set_rollback(True)
    return done


def _say(partnership: str, came_from: str, done: "EntryTally", *, dry_run: bool) -> None:
    counts = {"new": done.new, "changed": done.changed, "unchanged": done.unchanged, "removed": done.removed}
    told = ", ".join(f"{number} {what}" for what, number in counts.items())
    say(f"{partnership}, from {came_from}: {told}.", hang=2)
    if dry_run:
        say("Nothing was stored: this was a dry run.")


def _read(file: Path, site: str) -> "tuple[SourceMeeting, ...]":
    from moothall.matters.files.moderngov import read_moderngov

    try:
        return read_moderngov(file.read_bytes(), name=str(file), site=site)
    except OSError as error:
        fault = Fault(f"cannot be read: {error.strerror}", file=str(file), fix="Name another file.")
        raise Invalid(faults=[fault]) from None


def _whole(given: "Iterable[SourceMeeting]") -> "list[SourceMeeting]":
    """Return each meeting once: of two answers about it, the one that says more."""
    found: dict[str, SourceMeeting] = {}
    for each in given:
        if each.id not in found or _says(each) >= _says(found[each.id]):
            found[each.id] = each
    return list(found.values())


def _says(given: "SourceMeeting") -> int:
    return len(given.items or ()) + len(given.attendees or ())


def _bodies(given: Iterable[str], partnership: str) -> Mapping[str, str]:
    """Read which body each committee is; refused where one is no body of the agreement on any day."""
    from moothall.agreement.queries import register_of

    histories = register_of(partnership).histories
    faults, bodies = [], {}
    for each in given:
        number, _, body = (part.strip() for part in each.partition("="))
        if not number or not body:
            fix = "Write the committee’s number, = and the body’s id, such as 390=cheltenham-cabinet."
            faults.append(Fault(f"“{each}” does not say which body a committee is", "--body", fix=fix))
        elif body not in histories or histories[body].kind != "body":
            fix = "List them: script/moothall as-at 2016-11-14 --kind body"
            faults.append(Fault(f"“{body}” is not a body of the agreement on any day", "--body", fix=fix))
        else:
            bodies[number] = body
    if faults:
        raise Invalid(faults=faults)
    return bodies


def _refuse_unless_web(site: str) -> None:
    if site and (urlsplit(site).scheme not in ("http", "https") or not urlsplit(site).netloc):
        fix = "Write it as https://democracy.cheltenham.gov.uk"
        raise Invalid(faults=[Fault(f"“{site}” is not a web address", "--site", fix=fix)])
