"""What is planned, billed and paid for a year, and each council's statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from moothall.agreement.queries import register_of
from moothall.money import FinancialYear
from moothall.recharges.core.bills import QUARTERS, Bills, Estimate, planned
from moothall.recharges.core.year import Recharges
from moothall.recharges.models import StoredBill, StoredPayment
from moothall.recharges.queries.years import recorded, worked_out


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
    """A payment towards a year's recharges; to the partnership if no payee is named."""

    year: str
    payer: str
    payee: str
    pence: int
    paid_on: date
    reference: str


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One service on a council's statement; ``billed`` has the bill of each quarter that went out."""

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
        """The total billed."""
        return sum(sum(line.billed) for line in self.lines)

    @property
    def paid_pence(self) -> int:
        """The total it has paid, less what was paid to it."""
        return sum(each.pence if each.payer == self.authority else -each.pence for each in self.payments)


def planned_bills(partnership: str, year: str) -> dict[str, Bills]:
    """Return each service's four bills by council, under the estimates so far; empty if there are none."""
    rows, whole = recorded(partnership, year, "estimate"), register_of(partnership)
    estimates = [Estimate(worked_out(row, whole), row.quarters_billed) for row in rows]
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
    final = worked_out(outturn[-1]) if outturn else None
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
    """Return one service's line: the bills that went out, and what is planned after them."""
    by_quarter = {bill.quarter: bill.pence for bill in sent if bill.service == service}
    four = plan.get(service, {}).get(authority, (0,) * QUARTERS)
    return StatementLine(
        service,
        sum(four),
        tuple(by_quarter.get(quarter, 0) for quarter in range(1, quarters + 1)),
        four[quarters:],
        final.pence(service, authority) if final else None,
    )
