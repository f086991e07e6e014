"""Who has already paid what, so that only the difference moves, in the fewest payments that settle it.

A council that employs the staff has paid their cost already. What each still owes, or is owed, is its share
less what it has paid. These balances come to nothing between them. Parties whose balances come to nothing
among themselves can settle apart, and a group of so many settles in one payment fewer than that; so the most
groups give the fewest payments. Up to ``EXACTLY`` parties every grouping is weighed. With more, equal and
opposite balances are paired and the rest is settled largest against largest: never more payments than one
fewer than there are parties, and never fewer than there are on the longer side.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from moothall.recharges.core.year import Recharges
from moothall.refusals import Invalid

EXACTLY = 14


@dataclass(frozen=True, slots=True)
class Payment:
    """A sum that one party pays another."""

    payer: str
    payee: str
    pence: int


@dataclass(frozen=True, slots=True)
class Settlement:
    """Payments after which nobody owes anybody; ``at_least`` is the fewest that there could possibly be."""

    payments: tuple[Payment, ...]
    at_least: int

    @property
    def is_fewest(self) -> bool:
        """Whether it is known that no fewer payments would do."""
        return len(self.payments) == self.at_least


def balances(shares: Mapping[str, int], paid: Mapping[str, int]) -> dict[str, int]:
    """Return what each party still owes; less than nothing is owed to it."""
    parties = sorted({*shares, *paid})
    return {party: shares.get(party, 0) - paid.get(party, 0) for party in parties}


def balances_of(year: Recharges) -> dict[str, int]:
    """Return what each still owes for a year, the cost that it has paid itself taken off.

    The partnership is the party with no name; cost that no council bears stays with it.
    """
    unborne = year.pence_in - sum(year.by_authority.values())
    return balances({"": unborne, **year.by_authority}, year.paid)


def settle(owed: Mapping[str, int]) -> Settlement:
    """Return the payments that settle ``owed``; balances that do not come to nothing are refused."""
    left_over = sum(owed.values())
    if left_over:
        raise Invalid(
            f"What is owed and what is due differ by {left_over} pence, so no payments between the parties "
            "can settle it. Count everybody's share and everything that has been paid.",
            difference=left_over,
        )
    parties = sorted(party for party, pence in owed.items() if pence)
    groups = _most_groups([owed[each] for each in parties]) if len(parties) <= EXACTLY else None
    if groups is None:
        return _paired(owed, parties)
    payments = [
        each for group in groups for each in _within({parties[at]: owed[parties[at]] for at in group})
    ]
    return Settlement(tuple(payments), len(parties) - len(groups))


def _most_groups(amounts: Sequence[int]) -> list[list[int]]:
    """Return the places of the amounts in as many groups as can each come to nothing.

    Parties are added one after another; whenever those so far come to nothing, a group is complete. The best
    order of adding makes the most groups, and what comes before a set of parties matters only by its count.
    """
    everybody = 1 << len(amounts)
    total, most, last = [0] * everybody, [0] * everybody, [0] * everybody
    for some in range(1, everybody):
        lowest = (some & -some).bit_length() - 1
        total[some] = total[some & (some - 1)] + amounts[lowest]
        best = max((at for at in range(len(amounts)) if some >> at & 1), key=lambda at: most[some ^ 1 << at])
        most[some] = most[some ^ 1 << best] + (total[some] == 0)
        last[some] = best
    return _read_back(total, last)


def _read_back(total: Sequence[int], last: Sequence[int]) -> list[list[int]]:
    """Return the groups that the best order completes, by taking its parties away from the last."""
    groups: list[list[int]] = []
    some = len(total) - 1
    while some:
        if not total[some]:
            groups.append([])
        groups[-1].append(last[some])
        some ^= 1 << last[some]
    return [sorted(group) for group in reversed(groups)]


def _within(owed: Mapping[str, int]) -> list[Payment]:
    """Return payments that settle one group, largest against largest: one fewer than its parties at most."""
    left = dict(owed)
    payments = []
    while any(left.values()):
        payer = max(sorted(left), key=lambda party: left[party])
        payee = min(sorted(left), key=lambda party: left[party])
        pence = min(left[payer], -left[payee])
        payments.append(Payment(payer, payee, pence))
        left[payer] -= pence
        left[payee] += pence
    return payments


def _paired(owed: Mapping[str, int], parties: Iterable[str]) -> Settlement:
    """Return payments between many: equal and opposite balances first, then largest against largest."""
    left = {party: owed[party] for party in parties}
    payers, payees = (sum(pence > 0 for pence in left.values()), sum(pence < 0 for pence in left.values()))
    payments = []
    for payer in [party for party in left if left[party] > 0]:
        payee = next((party for party, pence in left.items() if pence == -left[payer]), None)
        if payee is not None:
            payments.append(Payment(payer, payee, left.pop(payer)))
            del left[payee]
    return Settlement((*payments, *_within(left)), max(payers, payees))
