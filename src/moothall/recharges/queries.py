"""Reading recharges: what was recorded, billed and paid, and what that comes to under the agreement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from moothall.agreement.conflicts import VariationContradicts
from moothall.agreement.core.register import Register
from moothall.agreement.core.variation import Variation
from moothall.agreement.queries import register_of
from moothall.audit.moments import moment
from moothall.money import FinancialYear
from moothall.recharges.core.billing import QUARTERS, Bills
from moothall.recharges.core.plan import Estimate, planned
from moothall.recharges.core.whatif import Comparison, compare
from moothall.recharges.core.written import YearOfCost
from moothall.recharges.core.year import Recharges, work_out
from moothall.recharges.models import RecordedYear, StoredBill, StoredPayment
from moothall.refusals import Missing


class NothingRecorded(Missing):
    """No cost has been recorded for that year."""


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year of cost as it was recorded."""

    partnership: str
    year: str
    stage: str
    number: int
    agreement_number: int
    quarters_billed: int
    reason: str
    recorded_at: datetime
    recorded_by: str
    digest: str
    cost: YearOfCost


@dataclass(frozen=True, slots=True)
class Bill:
    """What a council was billed for a service in a quarter."""

    year: str
    quarter: int
    service: str
    authority: str
    pence: int
    estimate: int
    issued_on: date


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """A payment towards a year's recharges; to the partnership where no payee is named."""

    year: str
    payer: str
    payee: str
    pence: int
    paid_on: date
    reference: str


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One service on a council's statement; ``billed`` has what each quarter that went out asked for."""

    service: str
    estimate_pence: int
    billed: tuple[int, ...]
    to_come: tuple[int, ...]
    outturn_pence: int | None

    @property
    def still_to_pay_pence(self) -> int | None:
        """What the true-up asks for; None until the outturn is known."""
        return None if self.outturn_pence is None else self.outturn_pence - sum(self.billed)


@dataclass(frozen=True, slots=True)
class Statement:
    """What one council owes for a year, and what it has paid."""

    authority: str
    year: str
    lines: tuple[StatementLine, ...]
    payments: tuple[PaymentRow, ...]

    @property
    def billed_pence(self) -> int:
        """All that has been billed."""
        return sum(sum(line.billed) for line in self.lines)

    @property
    def paid_pence(self) -> int:
        """All that it has paid, less what was paid to it."""
        return sum(each.pence if each.payer == self.authority else -each.pence for each in self.payments)


def years_of(partnership: str) -> list[YearRow]:
    """Return every year of cost that was recorded, the earliest year first."""
    return [_row(each) for each in RecordedYear.objects.filter(partnership=partnership)]


def recorded(partnership: str, year: str, stage: str) -> list[YearRow]:
    """Return what was recorded of one year at one stage, in the order of the numbers."""
    return [
        _row(each) for each in RecordedYear.objects.filter(partnership=partnership, year=year, stage=stage)
    ]


def recharges(
    partnership: str, year: str, stage: str = "estimate", *, number: int | None = None
) -> Recharges:
    """Return a year's recharges, worked out under the agreement as it stood when the cost was recorded."""
    rows = [row for row in recorded(partnership, year, stage) if number in (None, row.number)]
    if not rows:
        raise NothingRecorded(
            f"No {stage} of {year} has been recorded. Record the year's costs first.",
            partnership=partnership,
            year=year,
        )
    return _worked_out(rows[-1])


def _worked_out(row: YearRow, whole: Register | None = None) -> Recharges:
    """Work a recorded year out, or give what was worked out before: neither it nor the agreement changes."""
    register = (whole or register_of(row.partnership)).up_to(row.agreement_number)
    return register.worked_out(
        ("recharges", row.digest),
        lambda known: work_out(row.cost.question(known), allocate=row.cost.allocate),
    )


def what_if(partnership: str, year: str, variation: Variation, *, stage: str = "estimate") -> Comparison:
    """Return a year beside itself as it would be if ``variation`` were recorded now; nothing is stored.

    Both are under the agreement as it stands today, so that only the variation makes the difference.
    """
    rows = recorded(partnership, year, stage)
    if not rows:
        raise NothingRecorded(
            f"No {stage} of {year} has been recorded. Record the year's costs first.", year=year
        )
    cost, register = rows[-1].cost, register_of(partnership)
    varied, contradictions = register.varied(variation)
    if contradictions:
        raise VariationContradicts(contradictions, partnership=partnership, number=register.head + 1)
    now, then = (work_out(cost.question(each), allocate=cost.allocate) for each in (register, varied))
    return Comparison(now, then, compare(now, then))


def planned_bills(partnership: str, year: str) -> dict[str, Bills]:
    """Return each service's four bills by council, under the estimates so far; empty where there are none."""
    rows, whole = recorded(partnership, year, "estimate"), register_of(partnership)
    estimates = [Estimate(_worked_out(row, whole), row.quarters_billed) for row in rows]
    return planned(FinancialYear(year), estimates)


def bills(partnership: str, year: str, *, authority: str = "") -> list[Bill]:
    """Return the bills that have gone out for a year, to all councils or to one."""
    rows = StoredBill.objects.filter(partnership=partnership, year=year)
    return [
        Bill(row.year, row.quarter, row.service, row.authority, row.pence, row.estimate, row.issued_on)
        for row in (rows.filter(authority=authority) if authority else rows)
    ]


def quarters_billed(partnership: str, year: str) -> int:
    """Return how many quarters of a year have been billed."""
    last = StoredBill.objects.filter(partnership=partnership, year=year).order_by("-quarter").first()
    return last.quarter if last else 0


def billed_by_year(partnership: str) -> dict[str, int]:
    """Return how many quarters of each year have been billed; a year with none is left out."""
    rows = StoredBill.objects.filter(partnership=partnership).order_by("year").values("year")
    return {row["year"]: row["last"] for row in rows.annotate(last=Max("quarter"))}


def payments(partnership: str, year: str) -> list[PaymentRow]:
    """Return the payments made towards a year, in the order of their days."""
    return [
        PaymentRow(row.year, row.payer, row.payee, row.pence, row.paid_on, row.reference)
        for row in StoredPayment.objects.filter(partnership=partnership, year=year)
    ]


def statement(partnership: str, year: str, authority: str) -> Statement:
    """Return what a council owes and has paid for a year, service by service."""
    plan = planned_bills(partnership, year)
    outturn = recorded(partnership, year, "outturn")
    final = _worked_out(outturn[-1]) if outturn else None
    went_out = bills(partnership, year)
    sent = [bill for bill in went_out if bill.authority == authority]
    billed = max((bill.quarter for bill in went_out), default=0)
    ours = {service for service, each in plan.items() if authority in each} | {bill.service for bill in sent}
    if final:
        ours |= {name for name, each in final.services.items() if authority in each.by_authority}
    lines = [_line(service, authority, plan, sent, billed, final) for service in sorted(ours)]
    paid = [each for each in payments(partnership, year) if authority in (each.payer, each.payee)]
    return Statement(authority, year, tuple(lines), tuple(paid))


def _line(
    service: str,
    authority: str,
    plan: dict[str, Bills],
    sent: Sequence[Bill],
    quarters: int,
    final: Recharges | None,
) -> StatementLine:
    """Return one service's line: what went out as it went out, and what is planned after that."""
    by_quarter = {bill.quarter: bill.pence for bill in sent if bill.service == service}
    four = plan.get(service, {}).get(authority, (0,) * QUARTERS)
    return StatementLine(
        service,
        sum(four),
        tuple(by_quarter.get(quarter, 0) for quarter in range(1, quarters + 1)),
        four[quarters:],
        final.pence(service, authority) if final else None,
    )


def _row(row: RecordedYear) -> YearRow:
    return YearRow(
        row.partnership,
        row.year,
        row.stage,
        row.number,
        row.agreement_number,
        row.quarters_billed,
        row.reason,
        moment(row.recorded_at),
        row.recorded_by,
        row.digest,
        YearOfCost.model_validate_json(row.body),
    )
