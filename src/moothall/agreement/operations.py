"""Founding, varying and drafting agreements: each one transaction, and one event on the audit trail."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from moothall.agreement.core.register import Head, Register, fold
from moothall.agreement.core.variation import Agreement, AgreementHeading, Variation
from moothall.agreement.files.memory import collecting_later
from moothall.agreement.models import Draft, StoredPartnership, StoredVariation
from moothall.agreement.queries import head_of, register_of, stored_variations
from moothall.agreement.queries.register_cache import REGISTERS
from moothall.agreement.queries.rows import digest_of_heading, rows_to_store
from moothall.agreement.rights.drafts import own_draft
from moothall.agreement.rights.posts import any_post
from moothall.agreement.rules import (
    NoSuchDraft,
    NoSuchPartnership,
    VariationContradicts,
    another_heading,
    another_variation,
    out_of_turn,
    take_turns,
)
from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.core.chain import canonical
from moothall.audit.models import now
from moothall.audit.rights import operator_only, permitted


@dataclass(frozen=True, slots=True)
class AgreementLoad:
    """Whether a load founded the partnership, which numbers it recorded, and which were already there."""

    founded: bool
    recorded: tuple[int, ...]
    already_there: tuple[int, ...]


@permitted("run_server", by=operator_only)
def load(
    *, agreement: Agreement, texts: Sequence[str] = (), heading_text: str = "", acting: Acting
) -> AgreementLoad:
    """Record what is not yet recorded of a whole agreement, founding its partnership if need be.

    It records all or nothing, and repeating it changes nothing; refused if what is recorded differs from what
    is given.
    """
    register = _sound(agreement)
    partnership, founded = _founded(agreement.partnership, heading_text, acting.by)
    there = 0 if founded else _already_there(partnership, agreement)
    given = list(zip(agreement.variations, texts or [""] * register.head, strict=True))[there:]
    if given:
        head = _append(partnership, given, acting.by)
        _announce("agreement.loaded", partnership, head, acting=acting, first=there + 1, founded=founded)
        _keep_when_committed(partnership, head, register)
    return AgreementLoad(founded, tuple(range(there + 1, register.head + 1)), tuple(range(1, there + 1)))


@permitted("record_variation", by=any_post)
def record(
    *,
    partnership: str,
    variation: Variation,
    after: int,
    acting: Acting,
    text: str = "",
    draft: int | None = None,
) -> int:
    """Append ``variation`` as number ``after + 1`` of its partnership; return that number.

    Refused if ``after`` is no longer the last number, or if the variation contradicts what stands. The
    ``draft`` it was written as, whoever began that, is removed in the same transaction.
    """
    heading = _locked(partnership)
    register = register_of(partnership)
    if after != register.head:
        raise out_of_turn(register, after, stored_variations(partnership, after=after))
    varied, contradictions = register.varied(variation)
    if contradictions:
        raise VariationContradicts(contradictions, partnership=partnership, number=after + 1)
    head = _append(heading, [(variation, text)], acting.by)
    if draft is not None:
        Draft.objects.filter(id=draft, partnership=partnership).delete()
    facts = {"subject": variation.id, "title": variation.title}
    _announce("agreement.varied", heading, head, acting=acting, **facts)
    _keep_when_committed(heading, head, varied)
    return head.number


@permitted("draft_variation", by=own_draft)
def save_draft(
    *,
    partnership: str,
    body: Mapping[str, Any],
    after: int,
    acting: Acting,
    title: str = "",
    draft: int | None = None,
) -> int:
    """Save a variation that is being written, as a new draft or in place of ``draft``; return its number."""
    heading = _locked(partnership)
    kept = Draft(partnership=heading, owner=acting.by) if draft is None else _draft_of(draft)
    if kept.partnership_id != partnership:
        raise NoSuchDraft(f"{heading.name} has no such draft.", partnership=partnership, draft=draft)
    kept.title, kept.body, kept.after = title, canonical(body), after
    kept.save()
    audit.record(
        "agreement.draft_saved", acting=acting, partnership=partnership, subject=str(kept.id), title=title
    )
    return kept.id


@permitted("draft_variation", by=own_draft)
def discard_draft(*, draft: int, acting: Acting) -> None:
    """Discard a draft."""
    kept = _draft_of(draft)
    about = {"partnership": kept.partnership_id, "subject": str(kept.id), "title": kept.title}
    kept.delete()
    audit.record("agreement.draft_discarded", acting=acting, **about)


def _sound(agreement: Agreement) -> Register:
    """Return the register that an agreement makes; refused with all its contradictions."""
    with collecting_later(len(agreement.variations)):
        register, found = fold(agreement.partnership, agreement.variations)
    if found:
        raise VariationContradicts(
            [replace(each, path=("variations", number - 1, *each.path)) for number, each in found],
            partnership=agreement.partnership.id,
        )
    return register


def _founded(heading: AgreementHeading, heading_text: str, by: str) -> tuple[StoredPartnership, bool]:
    """Return the stored heading, locked, and whether it has just been stored."""
    row = StoredPartnership(
        id=heading.id,
        name=heading.name,
        summary=heading.summary or "",
        heading_text=heading_text,
        founded_at=now(),
        founded_by=by,
    )
    row.digest = digest_of_heading(row)
    defaults = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    _, founded = StoredPartnership.objects.get_or_create(id=heading.id, defaults=defaults)
    return _locked(heading.id), founded


def _locked(partnership: str) -> StoredPartnership:
    """Return a partnership's heading, locked: nobody else varies its agreement until the transaction ends."""
    row = take_turns(partnership)
    if row is None:
        raise NoSuchPartnership(f"There is no partnership “{partnership}” here.", partnership=partnership)
    return row


def _already_there(partnership: StoredPartnership, agreement: Agreement) -> int:
    """Return how many of the given variations are recorded; refused if one is recorded differently."""
    if partnership.heading != agreement.partnership:
        raise another_heading(partnership.heading)
    there = register_of(partnership.id).entries
    for entry, given in zip(there, agreement.variations, strict=False):
        if entry.variation != given:
            raise another_variation(partnership.id, entry, given)
    return min(len(there), len(agreement.variations))


def _append(partnership: StoredPartnership, given: Sequence[tuple[Variation, str]], by: str) -> Head:
    """Store variations after the last; return the new head."""
    rows = rows_to_store(partnership, head_of(partnership.id), given, at=now(), by=by)
    StoredVariation.objects.bulk_create(rows, batch_size=500)
    return Head(rows[-1].number, rows[-1].digest)


def _announce(
    action: str, partnership: StoredPartnership, head: Head, *, acting: Acting, **facts: Any
) -> None:
    """Write the new head to the audit trail, where ``verify`` looks for it."""
    audit.record(
        action, acting=acting, partnership=partnership.id, number=head.number, digest=head.digest, **facts
    )


def _keep_when_committed(partnership: StoredPartnership, head: Head, register: Register) -> None:
    transaction.on_commit(lambda: REGISTERS.put(partnership.id, head, register))


def _draft_of(draft: int) -> Draft:
    """Return a draft, locked."""
    found = Draft.objects.select_for_update().filter(id=draft).first()
    if found is None:
        raise NoSuchDraft(draft=draft)
    return found
