"""Reading agreements: which there are, what each comes to, and whether anybody has altered it."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from moothall.agreement.conflicts import NoSuchDraft, NoSuchPartnership
from moothall.agreement.core.register import Register
from moothall.agreement.kept import SHELF, Head, KeptRegister
from moothall.agreement.models import Draft, StoredPartnership, StoredVariation
from moothall.agreement.stored import folded, folded_on
from moothall.agreement.verification import ever_stored, verification_of
from moothall.audit.chain import Verification
from moothall.audit.moments import moment


@dataclass(frozen=True, slots=True)
class PartnershipRow:
    """One partnership of this installation."""

    id: str
    name: str
    summary: str
    head: int
    founded_at: datetime


@dataclass(frozen=True, slots=True)
class RecordedVariation:
    """When and by whom a variation was recorded, under which digest, and the text that it was read from."""

    number: int
    id: str
    recorded_at: datetime
    recorded_by: str
    digest: str
    text: str


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A variation that somebody is writing; ``after`` is the number that was the last when they began."""

    id: int
    partnership: str
    owner: str
    title: str
    body: dict[str, Any]
    after: int
    updated_at: datetime


def partnerships() -> list[PartnershipRow]:
    """Return every partnership, in the order of their names: the same on every database."""
    found = StoredPartnership.objects.annotate(head=Max("variations__number"))
    rows = (
        PartnershipRow(row.id, row.name, row.summary, row.head or 0, moment(row.founded_at)) for row in found
    )
    return sorted(rows, key=lambda row: (row.name.casefold(), row.id))


def register_of(partnership: str) -> Register:
    """Return what the partnership has agreed: one query where this process has read it before."""
    head = head_of(partnership)
    kept = SHELF.get(partnership)
    if kept and kept.head == head:
        return kept.register
    register = kept and _caught_up(kept, partnership, head)
    return SHELF.put(partnership, head, register or _read(partnership, head))


def head_of(partnership: str) -> Head:
    """Return the last number of a partnership's agreement, and its digest."""
    rows = StoredVariation.objects.filter(partnership=partnership).order_by("-number")
    if row := rows.values_list("number", "digest").first():
        return Head(*row)
    return Head(0, _partnership(partnership).digest)


def _read(partnership: str, head: Head) -> Register:
    """Return the register up to ``head``, from its first variation."""
    rows = StoredVariation.objects.filter(partnership=partnership, number__lte=head.number)
    bodies = rows.order_by("number").values_list("body", flat=True)
    return folded(_partnership(partnership).heading, list(bodies))


def _caught_up(kept: KeptRegister, partnership: str, head: Head) -> Register | None:
    """Return a kept register with what was recorded since; None if what is stored is not what it was."""
    rows = StoredVariation.objects.filter(
        partnership=partnership, number__gte=kept.head.number, number__lte=head.number
    )
    at, *since = rows.order_by("number").values_list("number", "digest", "body") or [(0, "", "")]
    if Head(at[0], at[1]) != kept.head:
        return None
    return folded_on(kept.register, [body for _, _, body in since])


def _partnership(partnership: str) -> StoredPartnership:
    found = StoredPartnership.objects.filter(id=partnership).first()
    if found is None:
        raise NoSuchPartnership(f"There is no partnership “{partnership}” here.", partnership=partnership)
    return found


def heading_text_of(partnership: str) -> str:
    """Return the text of the file that the heading was read from; empty where there was none."""
    return _partnership(partnership).heading_text


def stored_variations(partnership: str, *, after: int = 0) -> list[RecordedVariation]:
    """Return how each variation after number ``after`` was recorded, in the order of their numbers."""
    rows = StoredVariation.objects.filter(partnership=partnership, number__gt=after).order_by("number")
    names = ("number", "variation", "recorded_at", "recorded_by", "digest", "text")
    return [
        RecordedVariation(number, name, moment(at), by, digest, text)
        for number, name, at, by, digest, text in rows.values_list(*names)
    ]


def verify(partnership: str) -> Verification:
    """Walk the chain of a partnership's agreement, and name the first number that was tampered with.

    0 is the heading. Without the heading, a partnership is known by what the audit trail says of it.
    """
    verification = verification_of(partnership)
    if verification is None:
        raise NoSuchPartnership(f"There is no partnership “{partnership}” here.", partnership=partnership)
    return verification


def verify_all() -> dict[str, Verification]:
    """Verify every partnership of which anything was ever stored, even where nothing of it is left."""
    return {partnership: verify(partnership) for partnership in ever_stored()}


def number_with(digest: str) -> tuple[str, int] | None:
    """Return the partnership and the number of the variation with that digest; None where there is none."""
    rows = StoredVariation.objects.filter(digest=digest)
    return rows.values_list("partnership_id", "number").first()


def drafts_of(partnership: str, *, owner: str = "") -> list[DraftRow]:
    """Return the drafts of a partnership's variations, or those of one owner; the latest first."""
    drafts = Draft.objects.filter(partnership=partnership)
    return [_draft(row) for row in (drafts.filter(owner=owner) if owner else drafts)]


def draft(draft_id: int) -> DraftRow:
    """Return one draft; refused where there is none."""
    found = Draft.objects.filter(id=draft_id).first()
    if found is None:
        raise NoSuchDraft(draft=draft_id)
    return _draft(found)


def _draft(row: Draft) -> DraftRow:
    body = json.loads(row.body)
    return DraftRow(row.id, row.partnership_id, row.owner, row.title, body, row.after, row.updated_at)
