"""Publishing a council's spending over £500, and withdrawing it: one transaction and one event each."""

from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256

from django.db import transaction

from moothall.agreement.core.values import HIDDEN
from moothall.agreement.models import StoredPartnership
from moothall.audit import operations as audit
from moothall.audit.chain import canonical
from moothall.audit.moments import now
from moothall.periods import written
from moothall.recharges.core.spending import Published
from moothall.recharges.models import PublishedSpending, SpendingWithdrawal
from moothall.refusals import Conflict, Fault, Invalid, Missing

LONGEST_REASON = 500
FURTHEST = timedelta(days=366)


class MonthIsPublished(Conflict):
    """A month of that spending is published already: withdraw it first."""


class NotPublished(Missing):
    """No such spending is published."""


@transaction.atomic
def publish(
    *,
    partnership: str,
    authority: str,
    months: tuple[int, int],
    items: Sequence[Published],
    on: date,
    today: date,
    by: str,
    as_post: str = "",
) -> int:
    """Publish what a council spent in some months from a day on; return the number of the publication.

    ``items`` are kept as they are given: names that are left out are in none of them.
    """
    StoredPartnership.objects.select_for_update(no_key=True).filter(id=partnership).first()
    _refuse_unless(items, on, today)
    _refuse_twice(partnership, authority, months)
    body = canonical([_row(each) for each in items])
    row = PublishedSpending.objects.create(
        partnership=partnership,
        authority=authority,
        first_period=months[0],
        last_period=months[1],
        published_on=on,
        items=len(items),
        left_out=sum(each.is_redacted for each in items),
        pence=sum(each.pence for each in items),
        body=body,
        digest=sha256(body.encode()).hexdigest(),
        recorded_at=now(),
        recorded_by=by,
    )
    facts = {"authority": authority, "months": list(months), "on": on, "items": row.items}
    facts |= {"left_out": row.left_out, "pence": row.pence, "digest": row.digest}
    facts |= {"as_post": as_post} if as_post else {}
    audit.record("recharges.spending_published", by=by, partnership=partnership, subject=str(row.pk), **facts)
    return int(row.pk)


@transaction.atomic
def withdraw(*, partnership: str, number: int, reason: str, by: str, as_post: str = "") -> None:
    """Take a publication back, from now on: nobody is given it any more."""
    StoredPartnership.objects.select_for_update(no_key=True).filter(id=partnership).first()
    row = PublishedSpending.objects.filter(partnership=partnership, pk=number, withdrawal=None).first()
    if row is None:
        raise NotPublished(number=number)
    if not 0 < len(reason.strip()) <= LONGEST_REASON or HIDDEN.search(reason):
        raise Invalid(faults=[Fault("Say in a sentence or two why it is withdrawn", "reason")])
    SpendingWithdrawal.objects.create(
        spending=row, reason=reason.strip(), withdrawn_at=now(), withdrawn_by=by
    )
    facts = {"authority": row.authority, "reason": reason.strip()} | ({"as_post": as_post} if as_post else {})
    audit.record("recharges.spending_withdrawn", by=by, partnership=partnership, subject=str(number), **facts)


def _refuse_unless(items: Sequence[Published], on: date, today: date) -> None:
    """Refuse a day that has been or is far off, and a publication of nothing."""
    if not today <= on <= today + FURTHEST:
        said = f"Choose a day from today, {written(today)}, and within a year"
        raise Invalid(faults=[Fault(said, "on")])
    if not items:
        raise Invalid(faults=[Fault("There is no spending over £500 in those months", "since")])


def _refuse_twice(partnership: str, authority: str, months: tuple[int, int]) -> None:
    """Refuse a month that stands in a publication already: none is published twice."""
    known = PublishedSpending.objects.filter(
        partnership=partnership,
        authority=authority,
        withdrawal=None,
        first_period__lte=months[1],
        last_period__gte=months[0],
    )
    if (row := known.first()) is not None:
        raise MonthIsPublished(
            "Some of those months are published already, in what went out for "
            f"{_month(row.first_period)} to {_month(row.last_period)}. Withdraw that first.",
            number=row.pk,
        )


def _month(period: int) -> str:
    return written(date(period // 100, period % 100, 1)).removeprefix("1 ")


def _row(each: Published) -> list[str | int | bool | None]:
    return [
        each.spent_on.isoformat(),
        each.department,
        each.beneficiary,
        each.purpose,
        each.pence,
        each.lost_vat_pence,
        each.category,
        each.is_redacted,
    ]
