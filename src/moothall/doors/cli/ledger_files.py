"""A ledger as the command line sees it: opened, its mapping, and what it comes to, in words."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from moothall.doors.cli.output import say, say_group
from moothall.refusals import Fault, Invalid

if TYPE_CHECKING:
    from moothall.ledgers.core.mapping import Mapping
    from moothall.ledgers.core.mapping_proposal import MappingProposal
    from moothall.ledgers.core.reconciliation import ControlTotals
    from moothall.ledgers.files.intake import ReportProgress
    from moothall.ledgers.files.ledger_file import OpenLedger

LONG = 5_000_000  # bytes from which the progress of a file is shown


def file_opened(path: Path) -> "OpenLedger":
    """Open a file as a ledger."""
    from moothall.ledgers.files.ledger_file import open_ledger

    try:
        return open_ledger(path)
    except OSError as error:
        fault = Fault(f"cannot be read: {error.strerror}", file=str(path), fix="Name another file.")
        raise Invalid(faults=[fault]) from None


def opened(
    path: Path, given: Path | None, dates: str, kept: "Mapping | None" = None
) -> "tuple[OpenLedger, MappingProposal]":
    """Open a file, with the mapping given for it, or the one proposed."""
    return with_proposal(file_opened(path), given, dates, kept)


def with_proposal(
    found: "OpenLedger", given: Path | None, dates: str, kept: "Mapping | None" = None
) -> "tuple[OpenLedger, MappingProposal]":
    """Return an open file with the mapping given for it, or the one proposed."""
    from dataclasses import replace

    from moothall.ledgers.files.ledger_file import proposal_for, under_mapping

    if given:
        mapping = _mapping(given)
        found = under_mapping(found, mapping)
        return found, replace(proposal_for(found), mapping=mapping, faults=())
    proposal = proposal_for(found, kept=kept)
    if dates and proposal.mapping:
        corrected = _checked(proposal.mapping.model_dump(mode="json") | {"date_style": dates}, "--dates")
        proposal = replace(proposal, mapping=corrected, faults=())
    return found, proposal


def _mapping(path: Path) -> "Mapping":
    import json

    try:
        return _checked(json.loads(path.read_text("utf-8")), str(path))
    except (OSError, ValueError) as error:
        if isinstance(error, Invalid):
            raise
        fault = Fault("cannot be read as a mapping", file=str(path), fix="Write one with look --json.")
        raise Invalid(faults=[fault]) from None


def _checked(data: Any, file: str) -> "Mapping":
    from pydantic import ValidationError

    from moothall.agreement.core.faults import fault, locate
    from moothall.ledgers.core.mapping import Mapping

    try:
        return Mapping.model_validate(data)
    except ValidationError as error:
        raise Invalid(faults=[fault(each, file=file) for each in locate(error, Mapping)]) from None


def say_file(opened: "OpenLedger", proposal: "MappingProposal") -> None:
    """Say what a file is, and which of its columns is which, with the reason."""
    from moothall.ledgers.core.mapping import TITLES

    kind = "Text" if opened.survey.kind == "text" else f"A workbook, sheet {opened.sheet}"
    written = f", {opened.encoding}, cells parted by {opened.delimiter!r}" if opened.delimiter else ""
    say(f"{opened.file}: {kind}{written}. Headings on line {opened.heading_row}.", hang=2)
    lines = [
        f"{TITLES[each.field]}: {each.heading} ({each.sure}: {each.reason})" for each in proposal.choices
    ]
    say_group("Read as", lines)
    if proposal.mapping and proposal.is_dated:
        say(f"Dates: {proposal.mapping.date_style}. Figure: {proposal.mapping.figure}.", indent=2)
    if proposal.unmapped:
        say(f"Left out: {', '.join(proposal.unmapped)}", indent=2, hang=2)


def say_control(control: "ControlTotals") -> None:
    """Say what a file comes to: accepted, kept back, and whether that is all of it."""
    from moothall.ledgers.core.line import WHY
    from moothall.money import pounds

    back = [f"{WHY[reason]}: {count:,}" for reason, count in control.kept_back.items()]
    say_group(
        f"Accepted: {in_words(control.accepted, control.accepted_pence)}",
        [
            f"{period // 100}-{period % 100:02}: {in_words(lines, pence)}"
            for period, (lines, pence) in control.months.items()
        ],
    )
    if back:
        say_group(f"Kept back: {in_words(sum(control.kept_back.values()), control.kept_back_pence)}", back)
    say()
    agree = control.counts_agree and control.pence_agree
    whole = f"The file has {control.rows:,} lines and {pounds(control.file_pence)}"
    say(f"{whole}: {'every line and penny is' if agree else 'not every line and penny is'} above.")
    for total in control.stated:
        if not total.agrees:
            counted = pounds(total.counted_pence)
            say(f"Line {total.row} states {pounds(total.stated_pence)}; its lines come to {counted}.")


def in_words(lines: int, pence: int) -> str:
    """Say how many lines, and what they come to."""
    from moothall.agreement.core.sentences import counted
    from moothall.money import pounds

    return f"{counted(lines, 'line')}, {pounds(pence)}"


@contextmanager
def progress(path: Path) -> Iterator["ReportProgress | None"]:
    """Show how far a long file is read, where somebody looks on."""
    size = path.stat().st_size
    if size < LONG or not sys.stderr.isatty():
        yield None
        return
    with typer.progressbar(length=size, label=path.name, file=sys.stderr) as bar:
        yield lambda done, _: bar.update(max(done - bar.pos, 0))
