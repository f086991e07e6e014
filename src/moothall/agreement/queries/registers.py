"""Which partnerships there are, and what each has agreed."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from moothall.agreement.core.register import Head, Register
from moothall.agreement.models import StoredPartnership, StoredVariation
from moothall.agreement.queries.register_cache import REGISTERS, CachedRegister
from moothall.agreement.queries.rows import folded, folded_on
from moothall.agreement.rules import NoSuchPartnership
from moothall.audit.models import moment


@dataclass(frozen=True, slots=True)
class PartnershipRow:
    """One partnership of this installation."""

    id: str
    name: str
    summary: str
    head: int
    founded_at: datetime


def partnerships() -> list[PartnershipRow]:
    """Return every partnership in the order of their names, which is the same on every database."""
    found = StoredPartnership.objects.annotate(head=Max("variations__number"))
    rows = (
        PartnershipRow(row.id, row.name, row.summary, row.head or 0, moment(row.founded_at)) for row in found
    )
    return sorted(rows, key=lambda row: (row.name.casefold(), row.id))


def register_of(partnership: str) -> Register:
    """Return what the partnership has agreed: one query if this process has read it before."""
    head = head_of(partnership)
    kept = REGISTERS.get(partnership)
    if kept and kept.head == head:
        return kept.register
    register = kept and _caught_up(kept, partnership, head)
    return REGISTERS.put(partnership, head, register or _read(partnership, head))


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


def _caught_up(kept: CachedRegister, partnership: str, head: Head) -> Register | None:
    """Return a cached register with what has been recorded since; None if what is stored has been altered."""
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
    """Return the text of the file that the heading was read from; empty if there was none."""
    return _partnership(partnership).heading_text
