"""Reading what councils have published of their spending, as it stands on a day."""

import json
from dataclasses import dataclass
from datetime import date

from moothall.recharges.core.spending import SpendingItem
from moothall.recharges.models import PublishedSpending
from moothall.recharges.rules import NotPublished


@dataclass(frozen=True, slots=True)
class Publication:
    """What one council published for some months: how much, from which day, how many names were left out."""

    number: int
    authority: str
    first_period: int
    last_period: int
    published_on: date
    items: int
    left_out: int
    pence: int
    digest: str


def publications(partnership: str, *, on: date | None = None) -> list[Publication]:
    """Return the publications in force, the latest months first; on a day, only those published by then."""
    rows = PublishedSpending.objects.filter(partnership=partnership, withdrawal=None).defer("body")
    if on is not None:
        rows = rows.filter(published_on__lte=on)
    return [_publication(row) for row in rows.order_by("-last_period", "authority", "-id")]


def items_of(partnership: str, number: int, *, on: date) -> tuple[Publication, list[SpendingItem]]:
    """Return a publication with its items; refused if it does not exist, was withdrawn, or is not yet out."""
    standing = PublishedSpending.objects.filter(partnership=partnership, withdrawal=None, pk=number)
    row = standing.filter(published_on__lte=on).first()
    if row is None:
        raise NotPublished(number=number)
    return _publication(row), [_item(each) for each in json.loads(row.body)]


def _publication(row: PublishedSpending) -> Publication:
    return Publication(
        int(row.pk),
        row.authority,
        row.first_period,
        row.last_period,
        row.published_on,
        row.items,
        row.left_out,
        row.pence,
        row.digest,
    )


def _item(said: list[object]) -> SpendingItem:
    day, department, beneficiary, purpose, pence, vat, category, is_redacted = said
    return SpendingItem(
        date.fromisoformat(str(day)),
        str(department),
        str(beneficiary),
        str(purpose),
        pence,  # type: ignore[arg-type]
        vat,  # type: ignore[arg-type]
        str(category),
        bool(is_redacted),
    )
