"""What must be true before a ledger is taken in or reversed, such as that no month comes twice."""

from moothall.agreement.core.terms import Authority
from moothall.agreement.queries import register_of
from moothall.ledgers.core.repeats import FileSummary, Repeat, repeats
from moothall.ledgers.files.intake import Intake
from moothall.ledgers.files.ledger_file import OpenLedger
from moothall.ledgers.models import LedgerFile
from moothall.refusals import Conflict, Invalid, Missing


class AlreadyTakenIn(Conflict):
    """The same file, or one with the same lines, has been taken in already."""


class MonthTakenInAlready(Conflict):
    """A month of this file has been taken in already."""


class AlreadyReversed(Conflict):
    """This file has been reversed already."""


class NoSuchLedgerFile(Missing):
    """No file of that number has been taken in here."""


def repeats_of(partnership: str, authority: str, new: FileSummary) -> list[Repeat]:
    """Return what a file repeats of the council's files that count, the surest first."""
    standing = LedgerFile.objects.filter(partnership=partnership, authority=authority, reversal=None)
    before = [
        FileSummary(
            row.name,
            row.sha256,
            row.content,
            {int(period): (each[0], each[1]) for period, each in row.months.items()},
        )
        for row in standing
    ]
    return repeats(before, new)


def refuse_unknown_council(partnership: str, authority: str) -> None:
    """Refuse an id that does not belong to a council of the agreement."""
    history = register_of(partnership).histories.get(authority)
    if history is None or not isinstance(history.original, Authority):
        raise Invalid(
            f"The agreement has no council “{authority}”. Write the id that it has there.", field="authority"
        )


def refuse_repeats(partnership: str, authority: str, prepared: Intake, although: str) -> None:
    """Refuse a file that may already have been taken in, unless somebody says why it is taken in anyway."""
    new = FileSummary(prepared.name, prepared.sha256, prepared.content, prepared.control.months)
    found = repeats_of(partnership, authority, new)
    if not found:
        return
    said = ". ".join(repeat.sentence for repeat in found[:6])
    if found[0].kind in ("same_file", "same_lines"):
        raise AlreadyTakenIn(f"{said}. Reverse that one first if it is to be read again.", repeats=found)
    if not although.strip():
        fix = "Reverse the earlier file if this one corrects it, or say why the month comes in parts."
        raise MonthTakenInAlready(f"{said}. {fix}", repeats=found)


def refuse_same_bytes(partnership: str, authority: str, ledger: OpenLedger) -> None:
    """Refuse before reading a long file what would be refused afterwards."""
    standing = LedgerFile.objects.filter(partnership=partnership, authority=authority, reversal=None)
    if earlier := standing.filter(sha256=ledger.sha256).first():
        raise AlreadyTakenIn(
            f"This is the same file as {earlier.name}. Reverse that one first if it is to be read again.",
            file=earlier.pk,
        )
