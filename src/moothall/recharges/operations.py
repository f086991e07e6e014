"""Recording a year's cost, billing a quarter, recording payments, publishing spending: each a transaction."""

from collections.abc import Collection, Sequence
from datetime import date
from hashlib import sha256
from typing import Literal

from django.db import IntegrityError, transaction

from moothall.agreement.core.values import HIDDEN
from moothall.agreement.queries import head_of
from moothall.agreement.rights.posts import any_post
from moothall.agreement.rules import take_turns
from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.core.chain import canonical
from moothall.audit.models import now
from moothall.audit.rights import permitted
from moothall.recharges.core.spending import SpendingItem
from moothall.recharges.core.year_of_cost import YearOfCost
from moothall.recharges.models import (
    PublishedSpending,
    RecordedYear,
    SpendingWithdrawal,
    StoredBill,
    StoredPayment,
)
from moothall.recharges.queries import planned_bills, quarters_billed
from moothall.recharges.rights import own_officer, own_officer_withdraws
from moothall.recharges.rules import (
    NothingRecorded,
    NotPublished,
    PaymentAlreadyRecorded,
    refuse_month_published,
    refuse_out_of_turn,
    refuse_undecided_names,
    refuse_unknown_councils,
    refuse_unless_a_payment,
    refuse_unless_publishable,
    sound_year,
)
from moothall.refusals import Fault, Invalid


@permitted("manage_recharges", by=any_post)
def record_year(
    *,
    partnership: str,
    cost: YearOfCost,
    stage: Literal["estimate", "outturn"],
    acting: Acting,
    reason: str = "",
) -> int:
    """Record a year of cost as the next estimate or outturn of its year; return its number.

    It is worked out once before it is recorded, so that a year that cannot be worked out is refused.
    """
    take_turns(partnership)
    if HIDDEN.search(reason):
        raise Invalid("The reason has an invisible character in it. Type it again.", field="reason")
    worked_out = sound_year(partnership, cost)
    head = head_of(partnership)
    body = canonical(cost.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    number = 1 + RecordedYear.objects.filter(partnership=partnership, year=cost.year, stage=stage).count()
    digest = sha256(canonical([partnership, stage, number, head.digest, body]).encode()).hexdigest()
    RecordedYear.objects.create(
        partnership=partnership,
        year=cost.year,
        stage=stage,
        number=number,
        body=body,
        agreement_number=head.number,
        quarters_billed=quarters_billed(partnership, cost.year),
        reason=reason,
        recorded_at=now(),
        recorded_by=acting.by,
        digest=digest,
    )
    facts = {"stage": stage, "number": number, "digest": digest, "pence": worked_out.pence_in}
    audit.record(
        "recharges.year_recorded",
        acting=acting,
        partnership=partnership,
        subject=cost.year,
        **facts,
    )
    return number


@permitted("manage_recharges", by=any_post)
def issue_bills(*, partnership: str, year: str, quarter: int, issued_on: date, acting: Acting) -> int:
    """Bill every council for a quarter under the estimates so far; return the total in pence.

    Quarters are billed in order, each once.
    """
    take_turns(partnership)
    plan = planned_bills(partnership, year)
    if not any(plan.values()):
        raise NothingRecorded(
            f"There is no estimate of {year} of which any council bears a share. Record one first.", year=year
        )
    refuse_out_of_turn(quarter, quarters_billed(partnership, year))
    estimate = RecordedYear.objects.filter(partnership=partnership, year=year, stage="estimate").count()
    rows = [
        StoredBill(
            partnership=partnership,
            year=year,
            quarter=quarter,
            service=service,
            authority=authority,
            pence=four[quarter - 1],
            estimate=estimate,
            issued_on=issued_on,
            issued_by=acting.by,
        )
        for service, councils in plan.items()
        for authority, four in councils.items()
    ]
    StoredBill.objects.bulk_create(rows)
    total = sum(row.pence for row in rows)
    facts = {"quarter": quarter, "bills": len(rows), "pence": total, "estimate": estimate}
    audit.record("recharges.billed", acting=acting, partnership=partnership, subject=year, **facts)
    return total


@permitted("manage_recharges", by=any_post)
def record_payment(
    *,
    partnership: str,
    year: str,
    payer: str,
    pence: int,
    paid_on: date,
    reference: str,
    acting: Acting,
    payee: str = "",
) -> None:
    """Record a payment from one council to another, or to the partnership, with a reference of its own."""
    refuse_unknown_councils(partnership, payer=payer, payee=payee)
    refuse_unless_a_payment(pence, reference, year)
    try:
        with transaction.atomic():
            StoredPayment.objects.create(
                partnership=partnership,
                year=year,
                payer=payer,
                payee=payee,
                pence=pence,
                paid_on=paid_on,
                reference=reference.strip(),
                recorded_at=now(),
                recorded_by=acting.by,
            )
    except IntegrityError as error:
        raise PaymentAlreadyRecorded(
            f"A payment from {payer} with the reference “{reference}” has already been recorded for {year}.",
            reference=reference,
        ) from error
    facts = {"payer": payer, "payee": payee, "pence": pence, "paid_on": paid_on, "reference": reference}
    audit.record("recharges.paid", acting=acting, partnership=partnership, subject=year, **facts)


LONGEST_REASON = 500


@permitted("manage_ledgers", by=own_officer)
def publish_spending(
    *,
    partnership: str,
    authority: str,
    months: tuple[int, int],
    items: Sequence[SpendingItem],
    on: date,
    today: date,
    acting: Acting,
    may_be_named: Collection[str] = (),
) -> int:
    """Publish what a council spent in some months from a day on; return the number of the publication.

    ``items`` are stored as given, without the names that are left out. Any beneficiary that looks like a
    person must be among those whom somebody has decided ``may_be_named``.
    """
    take_turns(partnership)
    refuse_unless_publishable(items, on, today)
    refuse_undecided_names(items, may_be_named)
    refuse_month_published(partnership, authority, months)
    body = canonical([_spending_row(each) for each in items])
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
        recorded_by=acting.by,
    )
    facts = {"authority": authority, "months": list(months), "on": on, "items": row.items}
    facts |= {"left_out": row.left_out, "pence": row.pence, "digest": row.digest}
    audit.record(
        "recharges.spending_published", acting=acting, partnership=partnership, subject=str(row.pk), **facts
    )
    return int(row.pk)


@permitted("manage_ledgers", by=own_officer_withdraws)
def withdraw_spending(*, partnership: str, number: int, reason: str, acting: Acting) -> None:
    """Withdraw a publication: from now on nobody can get it."""
    take_turns(partnership)
    row = PublishedSpending.objects.filter(partnership=partnership, pk=number, withdrawal=None).first()
    if row is None:
        raise NotPublished(number=number)
    if not 0 < len(reason.strip()) <= LONGEST_REASON or HIDDEN.search(reason):
        raise Invalid(faults=[Fault("Say in a sentence or two why it is withdrawn", "reason")])
    SpendingWithdrawal.objects.create(
        spending=row, reason=reason.strip(), withdrawn_at=now(), withdrawn_by=acting.by
    )
    facts = {"authority": row.authority, "reason": reason.strip()}
    audit.record(
        "recharges.spending_withdrawn", acting=acting, partnership=partnership, subject=str(number), **facts
    )


def _spending_row(each: SpendingItem) -> list[str | int | bool | None]:
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
