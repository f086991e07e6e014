"""Taking in a ledger file, reversing one, storing a mapping, setting rules: each a transaction and event."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Literal

from django.db import transaction

from moothall.agreement.core.values import HIDDEN
from moothall.agreement.rules import take_turns
from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.models import now, stored
from moothall.audit.rights import operator_only, permitted
from moothall.ledgers.core.headings import HeadingRule, with_rules
from moothall.ledgers.core.mapping import Mapping
from moothall.ledgers.core.shape import shape_of
from moothall.ledgers.files.intake import Intake, ReportProgress, read_through
from moothall.ledgers.files.ledger_file import OpenLedger, under_mapping
from moothall.ledgers.files.lines import LineFile, full_path, lines_lock, put_in_place, remove_leftovers
from moothall.ledgers.files.uploads import Upload, mark_taken_in, open_upload, remove_expired_uploads
from moothall.ledgers.models import HeadingRuleSet, KeptBackLine, LedgerFile, Reversal, StoredMapping
from moothall.ledgers.queries.mappings import mapping_for
from moothall.ledgers.rights import keeps_file, keeps_headings, keeps_ledger, keeps_upload
from moothall.ledgers.rules import (
    AlreadyReversed,
    AlreadyTakenIn,
    NoSuchLedgerFile,
    refuse_repeats,
    refuse_same_bytes,
    refuse_unknown_council,
)
from moothall.refusals import Invalid

LONGEST_REASON = 2_000


@permitted("manage_ledgers", by=keeps_ledger)
def store(
    *,
    partnership: str,
    authority: str,
    prepared: Intake,
    acting: Acting,
    although_repeated: str = "",
    basis: Literal["sourced", "illustrative"] = "sourced",
    source: dict[str, Any] | None = None,
) -> int:
    """Record a file whose lines have been written, and put them in place; return its number."""
    take_turns(partnership)
    refuse_unknown_council(partnership, authority)
    refuse_repeats(partnership, authority, prepared, although_repeated)
    path = _path(partnership, authority, prepared.sha256)
    file = LedgerFile.objects.create(
        partnership=partnership,
        authority=authority,
        name=prepared.name,
        sha256=prepared.sha256,
        content=prepared.content,
        uploaded_at=now(),
        uploaded_by=acting.by,
        as_post=acting.post_title,
        months={str(period): list(each) for period, each in sorted(prepared.control.months.items())},
        mapping=prepared.mapping.model_dump(mode="json"),
        counts=asdict(prepared.control),
        lines=prepared.control.accepted,
        kept_back=len(prepared.kept_back),
        pence=prepared.control.accepted_pence,
        although_repeated=although_repeated,
        path=path,
        path_sha256=prepared.written_sha256,
        basis=basis,
        source=source or {},
    )
    _keep_back(file, prepared)
    facts = {"authority": authority, "sha256": prepared.sha256, "lines": file.lines, "pence": file.pence}
    facts |= {"name": file.name, "although_repeated": although_repeated}
    audit.record("ledgers.taken_in", acting=acting, partnership=partnership, subject=str(file.pk), **facts)
    put_in_place(prepared.written, full_path(path))
    return int(file.pk)


@permitted("manage_ledgers", by=keeps_file)
def reverse(*, partnership: str, file: int, reason: str, acting: Acting) -> None:
    """Reverse a file, so that it no longer counts from now on; what it said can still be read."""
    take_turns(partnership)
    row = LedgerFile.objects.filter(partnership=partnership, pk=file).first()
    if row is None:
        raise NoSuchLedgerFile(file=file)
    if not 0 < len(reason.strip()) <= LONGEST_REASON or HIDDEN.search(reason):
        raise Invalid("Say in a sentence or two why the file is reversed.", field="reason")
    if Reversal.objects.filter(file=row).exists():
        raise AlreadyReversed(f"{row.name} has been reversed already.", file=file)
    Reversal.objects.create(file=row, reason=reason.strip(), reversed_at=now(), reversed_by=acting.by)
    facts = {"authority": row.authority, "sha256": row.sha256, "reason": reason.strip()}
    audit.record("ledgers.reversed", acting=acting, partnership=partnership, subject=str(file), **facts)


@permitted("manage_ledgers", by=keeps_ledger)
def keep_mapping(*, partnership: str, authority: str, shape: str, mapping: Mapping, acting: Acting) -> int:
    """Store how files of this shape are read, for the next one; return the version."""
    take_turns(partnership)
    refuse_unknown_council(partnership, authority)
    whose = {"partnership": partnership, "authority": authority, "shape": shape}
    version = 1 + StoredMapping.objects.filter(**whose).count()
    body = mapping.model_dump(mode="json")
    StoredMapping.objects.create(**whose, version=version, body=body, kept_at=now(), kept_by=acting.by)
    facts = {"shape": shape, "version": version, "mapping": body}
    audit.record("ledgers.mapping_kept", acting=acting, partnership=partnership, subject=authority, **facts)
    return version


@permitted("manage_ledgers", by=keeps_headings)
def set_heading_rules(
    *, partnership: str, rules: Sequence[HeadingRule], acting: Acting, authority: str = ""
) -> int:
    """Set the rules of a council, or of all, in the order in which they are tried; return their version."""
    take_turns(partnership)
    return _keep_rules(partnership, authority, rules, acting)


@permitted("manage_ledgers", by=keeps_headings)
def add_heading_rules(
    *, partnership: str, rules: Sequence[HeadingRule], acting: Acting, authority: str = ""
) -> int:
    """Try these rules before those that a council, or all, has already; return the version they make.

    A rule for the same words as another replaces it, keeping any headings that it leaves out itself.
    """
    take_turns(partnership)
    latest = HeadingRuleSet.objects.filter(partnership=partnership, authority=authority)
    row = latest.order_by("-version").first()
    known = [HeadingRule.model_validate(each) for each in row.rules] if row else []
    return _keep_rules(partnership, authority, with_rules(known, rules), acting)


def _keep_rules(partnership: str, authority: str, rules: Sequence[HeadingRule], acting: Acting) -> int:
    if authority:
        refuse_unknown_council(partnership, authority)
    whose = {"partnership": partnership, "authority": authority}
    version = 1 + HeadingRuleSet.objects.filter(**whose).count()
    body = [rule.model_dump(mode="json") for rule in rules]
    HeadingRuleSet.objects.create(**whose, version=version, rules=body, set_at=now(), set_by=acting.by)
    facts = {"version": version, "rules": body}
    audit.record("ledgers.rules_set", acting=acting, partnership=partnership, subject=authority, **facts)
    return version


def _path(partnership: str, authority: str, sha256: str) -> str:
    """Return where the lines go; a file that was reversed and is read again gets a file of its own."""
    known = LedgerFile.objects.filter(partnership=partnership, authority=authority, sha256=sha256).count()
    return f"{partnership}/{authority}/{sha256}{f'-{known}' if known else ''}.parquet"


def _keep_back(file: LedgerFile, prepared: Intake) -> None:
    KeptBackLine.objects.bulk_create(
        (
            KeptBackLine(
                file=file,
                row=line.row,
                reason=line.reason,
                sentence=line.sentence,
                field=line.field,
                text=line.text.replace("\0", "\ufffd"),
                pence=line.amount_pence,
            )
            for line in prepared.kept_back
        ),
        batch_size=1_000,
    )


"""Called with the bytes read so far, and the bytes in all."""


@permitted("manage_ledgers", by=keeps_ledger, parts=True)
def take_in(
    *,
    partnership: str,
    authority: str,
    ledger: OpenLedger,
    mapping: Mapping,
    acting: Acting,
    although_repeated: str = "",
    basis: Literal["sourced", "illustrative"] = "sourced",
    source: dict[str, Any] | None = None,
    keeps_mapping: bool = False,
    progress: ReportProgress | None = None,
) -> int:
    """Take in a council's open file, whole or not at all; return its number.

    Refused if its bytes, its lines or one of its months have already been taken in; for a month, unless
    ``although_repeated`` says why. If asked, how it was read is stored for the next of its kind.
    """
    remove_leftovers(LedgerFile.objects.values_list("path", flat=True))
    ledger = under_mapping(ledger, mapping)
    refuse_same_bytes(partnership, authority, ledger)
    with lines_lock():
        file = LineFile(authority)
        try:
            read = read_through(ledger, mapping, file, progress)
            prepared = Intake(
                ledger.file,
                ledger.sha256,
                read.content,
                mapping,
                read.control,
                read.kept_back,
                file.path,
                file.finish(),
            )
            with transaction.atomic():
                number = store(
                    partnership=partnership,
                    authority=authority,
                    prepared=prepared,
                    acting=acting,
                    although_repeated=although_repeated,
                    basis=basis,
                    source=source or {},
                )
                shape = shape_of(ledger.headings)
                if keeps_mapping and mapping_for(partnership, authority, shape) != mapping:
                    keep_mapping(
                        partnership=partnership,
                        authority=authority,
                        shape=shape,
                        mapping=mapping,
                        acting=acting,
                    )
            return number
        finally:
            file.remove()


@permitted("manage_ledgers", by=keeps_upload, parts=True)
def take_in_upload(
    *, upload: Upload, acting: Acting, although_repeated: str = "", since: datetime | None = None
) -> int:
    """Take in an uploaded file, whole, and store how it was read for the next one; return its number.

    If a worker was killed after the file was recorded, the task runs again: a file that the same person has
    taken in ``since`` the task was queued is then not refused as a repeat, but carried on with.
    """
    if upload.taken_in:
        return upload.taken_in
    try:
        number = take_in(
            partnership=upload.partnership,
            authority=upload.authority,
            ledger=open_upload(upload),
            mapping=Mapping.model_validate(upload.mapping),
            although_repeated=although_repeated,
            keeps_mapping=True,
            acting=acting,
        )
    except AlreadyTakenIn as refusal:
        number = _recorded_since(refusal.facts.get("file"), acting.by, since)
        if not number:
            raise
    mark_taken_in(upload, number)
    return number


def _recorded_since(file: Any, by: str, since: datetime | None) -> int:
    """Return the number of a file that ``by`` has taken in since then; 0 if there is none."""
    if file is None or since is None:
        return 0
    found = LedgerFile.objects.filter(pk=file, uploaded_by=by, uploaded_at__gte=stored(since)).first()
    return int(found.pk) if found else 0


@permitted("run_server", by=operator_only, parts=True)
def tidy_up(*, acting: Acting) -> None:
    """Remove what a stopped process left behind: files of lines that nothing records, and old uploads."""
    remove_leftovers(LedgerFile.objects.values_list("path", flat=True))
    remove_expired_uploads()
