"""Whether a decision is key: an executive's, of significant money or with effect in two wards or more.

Each council says what sum is significant. Only sums that have been read are known, each with its dates.
"""

from dataclasses import dataclass
from datetime import date

from moothall.agreement.core.sentences import amount
from moothall.agreement.core.terms import Authority
from moothall.agreement.core.values import Source
from moothall.delegation.core.functions import function_called
from moothall.periods import Period, written

REGULATIONS_BEGIN = date(2012, 9, 10)
REGULATION_8 = Source(
    document="Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) "
    "Regulations 2012",
    clause="regulation 8, SI 2012/2089",
    note="That the regulations began on 10 September 2012 is from memory.",
    confidence="medium",
)


@dataclass(frozen=True, slots=True)
class Threshold:
    """What one council considers significant: a decision that spends or saves more than ``over_pence``."""

    gss_code: str
    period: Period
    over_pence: int | None
    source: Source


def _page(document: str, url: str, note: str) -> Source:
    return Source(document=document, url=url, note=note)


_SINCE = Period(REGULATIONS_BEGIN)
_WARDS = "An effect in two wards or more counts if a named officer judges it significant."
THRESHOLDS = (
    Threshold(
        "E07000181",
        _SINCE,
        50_000_00,
        _page(
            "West Oxfordshire District Council, Cabinet forward plan",
            "https://www.westoxon.gov.uk/about-the-council/plans-policies/cabinet-forward-plan/",
            f"The page bears no day: that the sum stood since the regulations began is inferred. {_WARDS}",
        ),
    ),
    Threshold(
        "E07000079",
        _SINCE,
        None,
        _page(
            "Cotswold District Council, the executive forward plan",
            "https://www.cotswold.gov.uk/about-the-council/councillors-and-committees/"
            "future-cabinet-decisions-the-executive-forward-plan/",
            "It says “financially significant” and shows no amount.",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class KeyDecision:
    """Yes, no, or None if it is not known; with the steps that lead there."""

    is_key: bool | None
    working: tuple[str, ...]
    sources: tuple[Source, ...]

    @property
    def answer(self) -> str:
        """The answer in words."""
        return {True: "Yes", False: "No", None: "Not known"}[self.is_key]


def key_decision(
    *, authority: Authority, function: str, amount_pence: int, day: date, wards: int = 0
) -> KeyDecision:
    """Return whether a decision of ``authority`` is key; ``wards`` is how many it affects significantly."""
    asked = function_called(function)
    if asked.held_by != "executive":
        step = f"“{asked.title}” is for the council and not for its executive: only an executive's are key."
        return KeyDecision(False, (step,), tuple(filter(None, (asked.source, REGULATION_8))))
    if day < REGULATIONS_BEGIN:
        step = f"On {written(day)} earlier regulations were in force, whose sums have not been found."
        return KeyDecision(None, (step,), (REGULATION_8,))
    by_place, place = _by_place(wards)
    by_money, money, sources = _by_money(authority, amount_pence, day)
    is_key = True if by_place or by_money else by_money
    return KeyDecision(is_key, (place, money), (REGULATION_8, *sources))


def _by_place(wards: int) -> tuple[bool, str]:
    """Return whether the wards affected make it key."""
    if wards >= 2:
        return True, f"It has a significant effect in {wards} wards, and two are enough."
    return False, f"It has a significant effect in {('no ward', 'one ward')[wards]}, and it takes two."


def _by_money(authority: Authority, pence: int, day: date) -> tuple[bool | None, str, tuple[Source, ...]]:
    """Return whether the money makes it key, or None if the council's sum is not known."""
    if pence == 0:
        return False, "It neither spends nor saves money.", ()
    found = [each for each in THRESHOLDS if each.gss_code == authority.gss_code and day in each.period]
    sources = tuple(each.source for each in found)
    total = amount(abs(pence))
    for threshold in found:
        if threshold.over_pence is not None:
            over = amount(threshold.over_pence)
            if abs(pence) > threshold.over_pence:
                return (
                    True,
                    f"It spends or saves {total}, which is more than {authority.name}'s {over}.",
                    sources,
                )
            return False, f"It spends or saves {total}; {authority.name}'s sum is more than {over}.", sources
    return (
        None,
        f"It spends or saves {total}; what {authority.name} considers significant is not known.",
        sources,
    )
