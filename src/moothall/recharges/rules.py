"""What must be true before a year is recorded, a quarter billed, a payment recorded or spending published."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from moothall.agreement.core.terms import Authority
from moothall.agreement.core.values import HIDDEN
from moothall.agreement.queries import register_of
from moothall.money import FinancialYear
from moothall.periods import written
from moothall.recharges.core.bills import QUARTERS
from moothall.recharges.core.spending import SpendingItem, like_people
from moothall.recharges.core.year import Recharges, work_out
from moothall.recharges.core.year_of_cost import YearOfCost
from moothall.recharges.models import PublishedSpending
from moothall.refusals import Conflict, Fault, Invalid, Missing


class NothingRecorded(Missing):
    """No cost has been recorded for that year."""


LONGEST_REFERENCE = 200
MOST_PENCE = 10**14


class AlreadyBilled(Conflict):
    """That quarter has already been billed, and a bill that has gone out is never changed."""


class PaymentAlreadyRecorded(Conflict):
    """A payment with that reference has already been recorded."""


def sound_year(partnership: str, cost: YearOfCost) -> Recharges:
    """Return the year, worked out; refused with every id that is not in the agreement."""
    register = register_of(partnership)
    faults = cost.faults(register)
    if faults:
        raise Invalid(faults=faults)
    return work_out(cost.question(register), allocate=cost.allocate)


def refuse_out_of_turn(quarter: int, billed: int) -> None:
    """Refuse a quarter that has been billed, or whose turn has not come."""
    if quarter <= billed:
        raise AlreadyBilled(quarter=quarter)
    if quarter != billed + 1 or quarter > QUARTERS:
        raise Invalid(
            f"Quarter {quarter} cannot be billed now: {billed} of {QUARTERS} quarters have been billed, and "
            "they are billed in order.",
            quarter=quarter,
        )


def refuse_unless_a_payment(pence: int, reference: str, year: str) -> None:
    """Refuse an amount of nothing or beyond belief, an unusable reference, and an unknown year."""
    FinancialYear(year)
    if not 0 < abs(pence) <= MOST_PENCE:
        raise Invalid("A payment is at least a penny, and at most £1,000,000,000,000.", pence=pence)
    if not 0 < len(reference.strip()) <= LONGEST_REFERENCE or HIDDEN.search(reference):
        raise Invalid(
            "A payment has a reference on one line, such as that on the bank statement, "
            f"of {LONGEST_REFERENCE} letters at most.",
            reference=reference,
        )


def refuse_unknown_councils(partnership: str, **named: str) -> None:
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


FURTHEST = timedelta(days=366)


class MonthIsPublished(Conflict):
    """A month of that spending is already published: withdraw that first."""


class NamesUndecided(Invalid):
    """Somebody would be named whom nobody has yet decided may be."""


class NotPublished(Missing):
    """No such spending is published."""


def refuse_unless_publishable(items: Sequence[SpendingItem], on: date, today: date) -> None:
    """Refuse a day that is past or far off, and an empty publication."""
    if not today <= on <= today + FURTHEST:
        said = f"Choose a day from today, {written(today)}, and within a year"
        raise Invalid(faults=[Fault(said, "on")])
    if not items:
        raise Invalid(faults=[Fault("There is no spending over £500 in those months", "since")])


def refuse_undecided_names(items: Sequence[SpendingItem], may_be_named: Collection[str]) -> None:
    """Refuse to name anybody who looks like a person before somebody has decided that they may be named."""
    if undecided := [name for name in like_people(items) if name not in may_be_named]:
        raise NamesUndecided(
            faults=[Fault("Say for each beneficiary below whether the name is left out", "people")],
            names=undecided,
        )


def refuse_month_published(partnership: str, authority: str, months: tuple[int, int]) -> None:
    """Refuse a month that is already in a publication: none is published twice."""
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
