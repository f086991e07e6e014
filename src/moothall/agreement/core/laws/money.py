"""A sum that is promised or published says what it is, so that it can be added, compared and proved."""

from collections.abc import Iterator

from moothall.agreement.core.laws.facts import Facts
from moothall.agreement.core.laws.law import Breach, law
from moothall.agreement.core.laws.statutes import own_rule
from moothall.agreement.core.laws.stretches import Stretch
from moothall.agreement.core.sentences.words import quoted
from moothall.agreement.core.terms import Benefit, Money, Target

_SAYS = {
    "recurrence": "recurring or one-off",
    "span": "in one year or added up",
    "gross_or_net": "gross or net of cost",
    "stage": "planned, forecast or realised",
    "prices": "in cash or in constant prices",
    "claimant": "who says so",
}


@law(
    "A-17",
    title="A sum says what it is",
    citation=own_rule(
        "a sum is compared or added only with one on the same footing",
        "Published savings of the 2020 Vision partnership mixed yearly, added-up and forecast figures.",
    ),
    cure="Find in the source what the sum is and change the term; until then do not add it to another.",
)
def says_what_it_is(facts: Facts) -> Iterator[Breach]:
    """Each benefit and each published figure says everything that is needed to compare it or add it up.

    That is: recurring or one-off, in one year or added up, gross or net of cost, plan or forecast or
    realised, cash or constant prices, and whose claim it is. A one-off sum needs no span and no prices, and
    only a saving or income is net of cost.
    """
    sums: list[Stretch[Benefit] | Stretch[Target]] = [*facts.of(Benefit), *facts.of(Target)]
    for term, period in sums:
        if lacking := _lacking(term):
            sentence = f"{quoted(term.name)} does not say: {'; '.join(lacking)}."
            yield Breach(sentence, period, (term.id,), "unknown")


def _lacking(money: Money) -> list[str]:
    """Return what ``money`` ought to say and does not, in words."""
    needless = {"span", "prices"} if money.recurrence == "one_off" else set()
    if money.basis == "illustrative":
        needless |= {"claimant"}
    if money.measure in ("cost", "grant"):
        needless |= {"gross_or_net"}
    return [words for field, words in _SAYS.items() if field not in needless and not getattr(money, field)]


@law(
    "A-18",
    title="A promised saving has a baseline and a profile",
    citation=own_rule(
        "a saving is the difference from a baseline, year by year",
        "A figure without its baseline can be neither proved nor disproved.",
    ),
    cure="Record the cost before the change as the baseline, and what is to be saved in each financial year.",
)
def has_a_baseline(facts: Facts) -> Iterator[Breach]:
    """Each promised saving names the cost that it is measured from, and what is saved in each year."""
    for benefit in facts.of(Benefit):
        term = benefit.term
        lacking = [
            *(["baseline"] if term.baseline_pence is None else []),
            *(["profile by financial year"] if not term.profile_pence else []),
        ]
        if term.measure == "saving" and lacking:
            sentence = f"The promised saving {quoted(term.name)} has no {' and no '.join(lacking)}."
            yield Breach(sentence, benefit.period, (term.id,), "unknown")
