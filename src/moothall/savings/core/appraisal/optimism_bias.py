"""How far costs have been underestimated before: the starting values that the Treasury's guidance gives.

They are of capital cost, from fifty large projects before 2002, except for outsourcing, whose are of running
cost. Nothing in them is about savings: a bias on a saving has to come from a council's own record.
"""

from dataclasses import dataclass
from fractions import Fraction

from moothall.agreement.core.values import Source

GUIDANCE = Source(
    document="Mott MacDonald, Review of Large Public Procurement in the UK (2002)",
    clause="Table 2, capital expenditure; outsourcing is operating expenditure",
    url="https://ppponline.affinitext.com/public/book?id=1343&toc_id=444193",
    note="Starting values for a first estimate, lowered as risks are managed. That the Green Book's own "
    "supplementary guidance still gives them is unchecked.",
)


@dataclass(frozen=True, slots=True)
class OptimismBias:
    """The starting value for a kind of project, and the one to hope for when its risks are managed."""

    kind: str
    upper: Fraction
    lower: Fraction
    source: Source = GUIDANCE


OPTIMISM_BIAS = tuple(
    OptimismBias(kind, Fraction(upper, 100), Fraction(lower, 100))
    for kind, upper, lower in (
        ("Non-standard buildings", 51, 4),
        ("Standard buildings", 24, 2),
        ("Non-standard civil engineering", 66, 6),
        ("Standard civil engineering", 44, 3),
        ("Equipment and development", 200, 10),
        ("Outsourcing", 41, 0),
    )
)
