"""Balanced journals of a year's recharges: one for the partnership, and one for each council's own books.

In the partnership's books every cost pool is first spent, then support is passed on flow by flow until no
support service has anything left, and then each council is charged. In a council's books its share of each
service is spent and owed to the partnership. Debits are positive and credits negative, in whole pence, and a
transaction that does not balance cannot be made.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from moothall.recharges.core.year import Recharges
from moothall.refusals import Invalid

Account = tuple[str, ...]  # from the root down: assets, liabilities, equity, income or expenses
ROOTS = ("Assets", "Liabilities", "Equity", "Income", "Expenses")


@dataclass(frozen=True, slots=True)
class Posting:
    """A debit of one account or, if negative, a credit."""

    account: Account
    pence: int

    def __post_init__(self) -> None:
        """Refuse an account that is under none of the roots."""
        if not self.account or self.account[0] not in ROOTS:
            raise Invalid(f"{self.account} is under none of {', '.join(ROOTS)}.", account=self.account)


@dataclass(frozen=True, slots=True)
class Transaction:
    """What is posted on one day, and why; it always balances."""

    on: date
    narration: str
    postings: tuple[Posting, ...]

    def __post_init__(self) -> None:
        """Refuse postings that do not balance."""
        out = sum(posting.pence for posting in self.postings)
        if out:
            raise Invalid(
                f"“{self.narration}” is out by {out} pence: its debits and credits must come to the same.",
                narration=self.narration,
            )


@dataclass(frozen=True, slots=True)
class Journal:
    """The transactions of one set of books."""

    books: str
    transactions: tuple[Transaction, ...]

    def balance_of(self, account: Account) -> int:
        """Return the balance of an account and those under it."""
        postings = (posting for each in self.transactions for posting in each.postings)
        return sum(each.pence for each in postings if each.account[: len(account)] == account)

    @property
    def accounts(self) -> tuple[Account, ...]:
        """Every account, in order."""
        return tuple(sorted({posting.account for each in self.transactions for posting in each.postings}))


def of_partnership(year: Recharges, *, on: date) -> Journal:
    """Return the partnership's journal: cost spent, support passed on, councils charged."""
    return Journal("partnership", (*_spent(year, on), *_passed_on(year, on), *_charged(year, on)))


def of_authority(year: Recharges, authority: str, *, on: date) -> Journal:
    """Return one council's journal: what it spends on each service, owed to the partnership."""
    shares = {name: each.by_authority.get(authority, 0) for name, each in year.services.items()}
    postings = [
        Posting(("Expenses", "Shared services", name), pence) for name, pence in shares.items() if pence
    ]
    owed = Posting(("Liabilities", "Partnership"), -sum(shares.values()))
    recorded = Transaction(on, "Share of shared services", (*postings, owed))
    return Journal(authority, (recorded,) if postings else ())


def _spent(year: Recharges, on: date) -> Iterator[Transaction]:
    """Yield what was spent on each service and support service, unit by unit."""
    for unit, allocation in year.units:
        spent = tuple(
            Posting(("Expenses", _of(name, allocation.loaded), name), pence)
            for name, pence in allocation.own.items()
            if pence
        )
        if spent:
            bank = Posting(("Assets", "Bank"), -allocation.pence_in)
            yield Transaction(on, f"Cost of {unit.period.written()}", (*spent, bank))


def _passed_on(year: Recharges, on: date) -> Iterator[Transaction]:
    """Yield what each support service passed on, unit by unit."""
    for unit, allocation in year.units:
        for support, gross in allocation.gross.items():
            flows = [flow for flow in allocation.flows if flow.support == support and flow.pence]
            charged = tuple(
                Posting(("Expenses", _of(flow.receiver, allocation.loaded), flow.receiver), flow.pence)
                for flow in flows
            )
            if charged:
                given = Posting(("Expenses", "Support", support), -gross)
                yield Transaction(on, f"{support} passed on, {unit.period.written()}", (*charged, given))


def _charged(year: Recharges, on: date) -> Iterator[Transaction]:
    """Yield what each council is charged for each service."""
    for authority in year.by_authority:
        shares = {name: each.by_authority.get(authority, 0) for name, each in year.services.items()}
        charged = tuple(
            Posting(("Income", "Recharges", name), -pence) for name, pence in shares.items() if pence
        )
        if charged:
            owed = Posting(("Assets", "Owed by councils", authority), sum(shares.values()))
            yield Transaction(on, f"Recharge to {authority}", (owed, *charged))


def _of(name: str, services: object) -> str:
    """Return the heading that a service or support service is under."""
    return "Services" if isinstance(services, dict) and name in services else "Support"
