"""The cost of a service is shared between those who take part in it: all of them, and nobody else."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import zip_longest

from moothall.agreement.core.laws.facts import Facts
from moothall.agreement.core.laws.law import Breach, law, word_breaches
from moothall.agreement.core.laws.statutes import own_rule
from moothall.agreement.core.laws.stretches import Stretch, common, without
from moothall.agreement.core.sentences.words import agreeing
from moothall.agreement.core.terms import CostShare, Driver
from moothall.periods import Period


@law(
    "A-08",
    title="A cost share covers every council that takes part, and no other",
    citation=own_rule("a cost share divides the whole cost between those who take part"),
    cure="Change the cost share from that day, or give the driver's reading for the council.",
)
def covers_who_takes_part(facts: Facts) -> Iterator[Breach]:
    """The cost of a service is divided between all the councils that take part in it and no others.

    A council that takes part as a client pays its price, so it need not be covered but may be. Where cost
    follows a driver, a council is covered from its first reading; where there are bands, its reading must
    fall in one.
    """
    shares = facts.of(CostShare)
    yield from word_breaches(
        (case for share in shares for case in _not_covered(facts, share)), partial(_lacks, facts)
    )
    yield from word_breaches(
        (case for share in shares for case in _not_sharing(facts, share)), partial(_extra, facts)
    )
    for term, period in shares:
        if term.method == "fixed" and not any(term.shares.values()):
            sentence = f"The cost share of {facts.name(term.service)} gives no council any weight."
            yield Breach(sentence, period, (term.id,))


Lacking = tuple[str, str]  # a cost share, and what it fails to do


def _not_covered(facts: Facts, share: Stretch[CostShare]) -> Iterator[tuple[Lacking, str, str, Period]]:
    """Yield a case for each council that takes part and is not covered."""
    term = share.term
    lacks = "does not cover" if term.method in ("fixed", "equal") else "rests on a driver with no reading for"
    for council in facts.sharers.authorities_in(term.service):
        taking_part = common([share.period], facts.sharers.days_in_any_of(council, term.service))
        for period in without(taking_part, _covered(facts, share, council)):
            yield (term.id, lacks), council, term.service, period


def _lacks(
    facts: Facts, lacking: Lacking, councils: Sequence[str], services: Sequence[str], period: Period
) -> Breach:
    share, lacks = lacking
    sentence = (
        f"The cost share of {facts.names(services)} {lacks} {facts.names(councils)}, "
        f"which {agreeing(councils, 'takes', 'take')} part in it."
    )
    return Breach(sentence, period, (share, *facts.sharers.ids(services, period.starts_on, councils)))


def _not_sharing(facts: Facts, share: Stretch[CostShare]) -> Iterator[tuple[Lacking, str, str, Period]]:
    """Yield a case for each council that is named and takes no part."""
    term = share.term
    for council in dict.fromkeys((*term.shares, *term.floor_pence, *term.cap_pence)):
        for period in without([share.period], facts.parts.days_in_any_of(council, term.service)):
            yield (term.id, "covers"), council, term.service, period


def _extra(
    facts: Facts, lacking: Lacking, councils: Sequence[str], services: Sequence[str], period: Period
) -> Breach:
    share, covers = lacking
    sentence = (
        f"The cost share of {facts.names(services)} {covers} {facts.names(councils)}, "
        f"which {agreeing(councils, 'takes', 'take')} no part in it."
    )
    return Breach(sentence, period, (share, *councils))


def _covered(facts: Facts, share: Stretch[CostShare], authority: str) -> list[Period]:
    """Return the days on which ``share`` says what the council pays."""
    term = share.term
    if term.method in ("fixed", "equal"):
        return [share.period] if authority in term.shares or not term.shares else []
    return [
        days
        for driver in facts.versions(term.driver or "", Driver)
        for measured in _measured(driver.term, authority, term)
        if (days := measured & driver.period)
    ]


def _measured(driver: Driver, authority: str, share: CostShare) -> Iterator[Period]:
    """Yield the days on which the council's last reading can be used; a reading counts until the next."""
    readings = {each.on: each.quantity for each in driver.readings if each.authority == authority}
    days = sorted(readings)
    for day, until in zip_longest(days, days[1:]):
        in_a_band = any(band.below is None or readings[day] < band.below for band in share.bands)
        if in_a_band or not share.bands:
            yield Period(day, until)
