"""How cost is shared and what was promised, each term as one plain clause."""

from decimal import Decimal

from moothall.agreement.core.sentences.names import NameOf, by_council
from moothall.agreement.core.sentences.terms import sentence
from moothall.agreement.core.sentences.words import amount, listed, opened, said, several, the, within
from moothall.agreement.core.terms import Benefit, CostShare, Driver, Money, Target
from moothall.periods import written


@sentence.register
def _(term: CostShare, name_of: NameOf) -> str:
    measure = within(name_of(term.driver)) if term.driver else ""
    method = {
        "driver": f"in proportion to {measure}",
        "fixed": "in fixed shares",
        "equal": "equally",
        "banded": f"in {len(term.bands)} bands of {measure}",
    }[term.method]
    weights = f": {by_council(term.shares, name_of)}" if term.shares else ""
    limits = {"at least": term.floor_pence, "at most": term.cap_pence}
    for words, sums in limits.items():
        if sums:
            each = by_council({council: amount(pence) for council, pence in sums.items()}, name_of)
            weights += f"; a year's share is {words}: {each}"
    if term.tolerance_pence is not None:
        weights += f"; estimates are divided again only beyond {amount(term.tolerance_pence)}"
    moving = listed(f"{_in_hundred(each.earlier)} from {written(each.starts_on)}" for each in term.transition)
    weights += f"; still divided as before: {moving}" if moving else ""
    return f"The cost of {within(name_of(term.service))} is shared {method}{weights}"


def _in_hundred(part: Decimal) -> str:
    """Write a part of one as a percentage."""
    return f"{(part * 100).normalize():f}%"


@sentence.register
def _(term: Driver, name_of: NameOf) -> str:
    readings = listed(
        f"{name_of(each.authority)} {each.quantity} on {written(each.on)}" for each in term.readings
    )
    measured_in = (
        "" if term.unit.casefold() == term.title.casefold() else f", counted in {within(term.unit)},"
    )
    return f"{opened(term.title)}{measured_in} can share out cost" + (f": {readings}" if readings else "")


@sentence.register
def _(term: Benefit, name_of: NameOf) -> str:
    years = listed(f"{amount(pence)} in {year}" for year, pence in sorted(term.profile_pence.items()))
    cashable = {True: ", cashable", False: ", not cashable", None: ""}[term.cashable]
    before = f"; the cost before was {amount(term.baseline_pence)}" if term.baseline_pence is not None else ""
    owner = f"; {the(name_of(term.owner))} answers for it" if term.owner else ""
    return f"{_measured(term, name_of)}{cashable}{f': {years}' if years else ''}{before}{owner}"


@sentence.register
def _(term: Target, name_of: NameOf) -> str:
    size = "more than " if term.at_least else "about " if term.about else ""
    covers = f", {within(term.covers)}" if term.covers else ""
    by = f", to be reached by {written(term.by)}" if term.by else ""
    return f"{_measured(term, name_of)}: {size}{amount(term.amount_pence)}{covers}{by}"


def _measured(term: Money, name_of: NameOf) -> str:
    """Return a sum's name, its basis, whose it is and who says so."""
    prices = {"cash": "in cash prices", "real": "in constant prices", None: ""}[term.prices]
    span = {"in_year": "in one year", "cumulative": "added up over the years", None: ""}[term.span]
    whose = [
        f"for {listed(map(name_of, term.authorities))}" if term.authorities else "",
        f"in {several([within(name_of(each)) for each in term.services])}" if term.services else "",
    ]
    says = f"({term.claimant})" if term.claimant else ""
    words = (f"“{term.name}” is", _basis(term), span, prices, *whose, says)
    return " ".join(word for word in words if word)


def _basis(term: Money) -> str:
    qualities = (term.recurrence, term.gross_or_net, term.measure)
    what = " ".join(said(word) for word in qualities if word)
    stage = {"plan": "a planned", "forecast": "a forecast", "realised": "a realised", None: "a"}[term.stage]
    return f"{stage} {what}"
