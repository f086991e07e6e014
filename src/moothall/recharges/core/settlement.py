"""Who has already paid what, so that only the difference moves, in the fewest payments that settle it.

A council that employs the staff has paid their cost already. What each still owes, or is owed, is its share
less what it has paid. These balances add up to nothing. Parties whose balances cancel out can settle among
themselves, with one payment fewer than there are of them; so the most groups give the fewest payments. Up to
``EXACTLY`` parties, every grouping is considered. With more, equal and opposite balances are paired, and the
rest are settled largest against largest, with at most one payment fewer than there are parties.
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
    """Payments after which nobody owes anybody; ``at_least`` is the fewest that could possibly do it."""

    payments: tuple[Payment, ...]
    at_least: int

    @property
    def is_fewest(self) -> bool:
        """Whether it is known that no fewer payments would do."""
        return len(self.payments) == self.at_least


def balances(shares: Mapping[str, int], paid: Mapping[str, int]) -> dict[str, int]:
    """Return what each party still owes; a negative amount is owed to it."""
    parties = sorted({*shares, *paid})
    return {party: shares.get(party, 0) - paid.get(party, 0) for party in parties}


def balances_of(year: Recharges) -> dict[str, int]:
    """Return what each still owes for a year, less the cost that it has already paid.

    The partnership is the party with an empty name; cost that no council bears stays with it.
    """
    unborne = year.pence_in - sum(year.by_authority.values())
    return balances({"": unborne, **year.by_authority}, year.paid)


def settle(owed: Mapping[str, int]) -> Settlement:
    """Return the payments that settle ``owed``; refused if the balances do not add up to nothing."""
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
    """Return the places of the amounts in the largest number of groups that each add up to nothing.

    Parties are added one after another; whenever the sum so far is nothing, a group is complete. The best
    order makes the most groups, and for any set of parties only the number of groups so far matters.
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
    """Return the groups that the best order completes, by retracing it from the last party."""
    groups: list[list[int]] = []
    some = len(total) - 1
    while some:
        if not total[some]:
            groups.append([])
        groups[-1].append(last[some])
        some ^= 1 << last[some]
    return [sorted(group) for group in reversed(groups)]


def _within(owed: Mapping[str, int]) -> list[Payment]:
    """Return payments that settle one group, largest against largest: at most one fewer than its parties."""
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
