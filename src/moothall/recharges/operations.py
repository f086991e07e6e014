"""Recording a year's cost, billing a quarter, and recording a payment: one transaction and one event each."""

from datetime import date
from hashlib import sha256
from typing import Literal

from django.db import IntegrityError, transaction

from moothall.agreement.core.terms import Authority
from moothall.agreement.core.values import HIDDEN
from moothall.agreement.models import StoredPartnership
from moothall.agreement.queries import head_of, register_of
from moothall.audit import operations as audit
from moothall.audit.chain import canonical
from moothall.audit.moments import now
from moothall.money import FinancialYear
from moothall.recharges.core.billing import QUARTERS
from moothall.recharges.core.written import YearOfCost
from moothall.recharges.core.year import Recharges, work_out
from moothall.recharges.models import RecordedYear, StoredBill, StoredPayment
from moothall.recharges.queries import NothingRecorded, planned_bills, quarters_billed
from moothall.refusals import Conflict, Fault, Invalid

LONGEST_REFERENCE = 200
MOST_PENCE = 10**14


class AlreadyBilled(Conflict):
    """That quarter has been billed already: a bill that has gone out is never changed."""


class PaymentAlreadyRecorded(Conflict):
    """A payment with that reference has been recorded already."""


@transaction.atomic
def record_year(
    *,
    partnership: str,
    cost: YearOfCost,
    stage: Literal["estimate", "outturn"],
    by: str,
    as_post: str = "",
    reason: str = "",
) -> int:
    """Record a year of cost as the next estimate or outturn of its year; return its number.

    It is worked out once before it is kept, so that what cannot be worked out is refused.
    """
    _take_turns(partnership)
    if HIDDEN.search(reason):
        raise Invalid("The reason has a character in it that nobody can see. Type it again.", field="reason")
    worked_out = _sound(partnership, cost)
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
        recorded_by=by,
        digest=digest,
    )
    facts = {"stage": stage, "number": number, "digest": digest, "pence": worked_out.pence_in}
    acting = _acting(as_post)
    audit.record(
        "recharges.year_recorded", by=by, partnership=partnership, subject=cost.year, **facts, **acting
    )
    return number


@transaction.atomic
def issue_bills(
    *, partnership: str, year: str, quarter: int, issued_on: date, by: str, as_post: str = ""
) -> int:
    """Bill every council for a quarter under the estimates so far; return how much in all, in pence.

    Quarters are billed in their order, each once.
    """
    _take_turns(partnership)
    plan = planned_bills(partnership, year)
    if not any(plan.values()):
        raise NothingRecorded(
            f"There is no estimate of {year} of which any council bears a share. Record one first.", year=year
        )
    _in_turn(quarter, quarters_billed(partnership, year))
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
            issued_by=by,
        )
        for service, councils in plan.items()
        for authority, four in councils.items()
    ]
    StoredBill.objects.bulk_create(rows)
    total = sum(row.pence for row in rows)
    facts = {"quarter": quarter, "bills": len(rows), "pence": total, "estimate": estimate}
    audit.record(
        "recharges.billed", by=by, partnership=partnership, subject=year, **facts, **_acting(as_post)
    )
    return total


@transaction.atomic
def record_payment(
    *,
    partnership: str,
    year: str,
    payer: str,
    pence: int,
    paid_on: date,
    reference: str,
    by: str,
    as_post: str = "",
    payee: str = "",
) -> None:
    """Record a payment from a council to another, or to the partnership; its reference is its own."""
    _refuse_strangers(partnership, payer=payer, payee=payee)
    _refuse_unless_a_payment(pence, reference, year)
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
                recorded_by=by,
            )
    except IntegrityError as error:
        raise PaymentAlreadyRecorded(
            f"A payment from {payer} with the reference “{reference}” has been recorded for {year} already.",
            reference=reference,
        ) from error
    facts = {"payer": payer, "payee": payee, "pence": pence, "paid_on": paid_on, "reference": reference}
    audit.record("recharges.paid", by=by, partnership=partnership, subject=year, **facts, **_acting(as_post))


def _acting(post: str) -> dict[str, str]:
    """Return by which post somebody acted, for the audit trail; nothing where it was by none."""
    return {"as_post": post} if post else {}


def _take_turns(partnership: str) -> None:
    """Wait for whoever records or bills for this partnership now, until the transaction ends."""
    StoredPartnership.objects.select_for_update(no_key=True).filter(id=partnership).first()


def _sound(partnership: str, cost: YearOfCost) -> Recharges:
    """Return the year worked out; refused with every id that the agreement does not have."""
    register = register_of(partnership)
    faults = cost.faults(register)
    if faults:
        raise Invalid(faults=faults)
    return work_out(cost.question(register), allocate=cost.allocate)


def _in_turn(quarter: int, billed: int) -> None:
    """Refuse a quarter that has been billed, or whose turn has not come."""
    if quarter <= billed:
        raise AlreadyBilled(quarter=quarter)
    if quarter != billed + 1 or quarter > QUARTERS:
        raise Invalid(
            f"Quarter {quarter} cannot be billed now: {billed} of {QUARTERS} quarters have been billed, and "
            "they are billed in their order.",
            quarter=quarter,
        )


def _refuse_unless_a_payment(pence: int, reference: str, year: str) -> None:
    """Refuse an amount of nothing or beyond belief, a reference that cannot be read, and no such year."""
    FinancialYear(year)
    if not 0 < abs(pence) <= MOST_PENCE:
        raise Invalid("A payment is of a penny at least, and £1,000,000,000,000 at most.", pence=pence)
    if not 0 < len(reference.strip()) <= LONGEST_REFERENCE or HIDDEN.search(reference):
        raise Invalid(
            "A payment has a reference of one line, such as that on the bank statement, "
            f"of {LONGEST_REFERENCE} letters at most.",
            reference=reference,
        )


def _refuse_strangers(partnership: str, **named: str) -> None:
    """Refuse an id that is no council of the agreement."""
    histories = register_of(partnership).histories
    faults = [
        Fault(f"The agreement has no council “{name}”", field=field, fix="Write the id that it has there.")
        for field, name in named.items()
        if (name or field == "payer")
        and not (name in histories and isinstance(histories[name].original, Authority))
    ]
    if faults:
        raise Invalid(faults=faults)
