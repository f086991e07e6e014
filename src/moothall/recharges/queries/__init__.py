"""Reading recharges: years of cost, bills, payments, the ledger lines under them, and published spending."""

from moothall.recharges.queries.bills import (
    Bill,
    PaymentRow,
    Statement,
    StatementLine,
    billed_by_year,
    bills,
    payments,
    planned_bills,
    quarters_billed,
    statement,
)
from moothall.recharges.queries.years import YearRow, recharges, recorded, what_if, worked_out, years_of

__all__ = [
    "Bill",
    "PaymentRow",
    "Statement",
    "StatementLine",
    "YearRow",
    "billed_by_year",
    "bills",
    "payments",
    "planned_bills",
    "quarters_billed",
    "recharges",
    "recorded",
    "statement",
    "what_if",
    "worked_out",
    "years_of",
]
