"""Sharing a sum of whole pence so that the parts always add back to it.

The largest remainder method. Each part starts as its exact quota, the total times its weight over all the
weights, rounded towards zero. The pence left over go, one each, to the parts that lost most by rounding;
where two lost the same, the one given earlier comes first. So every part is within a penny of its quota, a
part with no weight gets nothing, and sharing minus £1 is sharing £1 with the signs turned.

A weight is a whole number or an exact fraction. A float is refused: 0.1 is not a tenth.
"""

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import TypeVar

from moothall.money.pence import refuse_unless_whole
from moothall.refusals import Invalid

Weight = int | Fraction
Party = TypeVar("Party", bound=Hashable)


def share(total: int, weights: Mapping[Party, Weight]) -> dict[Party, int]:
    """Return each party's part of ``total`` pence by its weight, in the order of ``weights``."""
    refuse_unless_whole(total)
    whole = _whole_weights(weights)
    all_weights = sum(whole.values())
    quotas = {party: divmod(abs(total) * weight, all_weights) for party, weight in whole.items()}
    parts = {party: part for party, (part, _) in quotas.items()}
    left_over = abs(total) - sum(parts.values())
    lost_most = sorted(quotas, key=lambda party: -quotas[party][1])
    for party in lost_most[:left_over]:
        parts[party] += 1
    return parts if total >= 0 else {party: -part for party, part in parts.items()}


def share_in_order(total: int, weights: Sequence[Weight]) -> list[int]:
    """Return the parts of ``total`` pence by the weights, in their order."""
    return list(share(total, dict(enumerate(weights, start=1))).values())


def _whole_weights(weights: Mapping[Party, Weight]) -> dict[Party, int]:
    """Return the weights as whole numbers in the same proportion; refuse weights that cannot be used."""
    for party, weight in weights.items():
        _refuse_unless_a_weight(party, weight)
    if not any(weights.values()):
        raise Invalid("No weight is above 0, so there is nobody to share to. Give at least one.")
    common = lcm(*(weight.denominator for weight in weights.values()))
    return {party: weight.numerator * (common // weight.denominator) for party, weight in weights.items()}


def _refuse_unless_a_weight(party: object, weight: object) -> None:
    """Refuse a weight that is not exact, or is negative."""
    if isinstance(weight, bool) or not isinstance(weight, int | Fraction):
        raise Invalid(
            f"The weight of {party!r}, {weight!r}, is not exact. "
            "Give a whole number, or a fraction such as Fraction(1, 10).",
            party=party,
        )
    if weight < 0:
        raise Invalid(f"The weight of {party!r}, {weight}, is below nothing. Give 0 or more.", party=party)
