"""Variations as they were recorded, and drafts."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from moothall.agreement.core.register import RecordedVariation
from moothall.agreement.models import Draft, StoredVariation
from moothall.agreement.rules import NoSuchDraft
from moothall.audit.models import moment


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


def stored_variations(partnership: str, *, after: int = 0) -> list[RecordedVariation]:
    """Return how each variation after number ``after`` was recorded, in the order of their numbers."""
    rows = StoredVariation.objects.filter(partnership=partnership, number__gt=after).order_by("number")
    names = ("number", "variation", "recorded_at", "recorded_by", "digest", "text")
    return [
        RecordedVariation(number, name, moment(at), by, digest, text)
        for number, name, at, by, digest, text in rows.values_list(*names)
    ]


def number_with(digest: str) -> tuple[str, int] | None:
    """Return the partnership and number of the variation with that digest; None if there is none."""
    rows = StoredVariation.objects.filter(digest=digest)
    return rows.values_list("partnership_id", "number").first()


def drafts_of(partnership: str, *, owner: str = "") -> list[DraftRow]:
    """Return the drafts of a partnership's variations, or those of one owner; the latest first."""
    drafts = Draft.objects.filter(partnership=partnership)
    return [_draft(row) for row in (drafts.filter(owner=owner) if owner else drafts)]


def draft(draft_id: int) -> DraftRow:
    """Return one draft; refused if there is none."""
    found = Draft.objects.filter(id=draft_id).first()
    if found is None:
        raise NoSuchDraft(draft=draft_id)
    return _draft(found)


def _draft(row: Draft) -> DraftRow:
    body = json.loads(row.body)
    return DraftRow(row.id, row.partnership_id, row.owner, row.title, body, row.after, row.updated_at)
