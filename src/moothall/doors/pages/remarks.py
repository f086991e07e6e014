"""What a reader must be told of the terms on a page: made up, unchecked, disputed, expected, inferred."""

from collections.abc import Iterable
from dataclasses import dataclass

from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Term
from moothall.agreement.core.values import Source

TAGS = {
    "illustrative": ("Illustrative", "yellow", "Made up to show how this works. It is not a fact."),
    "unchecked": ("Unchecked", "orange", "Cited from memory. The source has not been read."),
    "differ": ("Sources differ", "purple", "Sources disagree: its page says what each of them says."),
    "expected": ("Expected", "blue", "Planned or expected, and not yet so."),
    "inferred": ("Inferred", "grey", "A day worked out from other facts, and not given by a source."),
}
OF_DAYS = frozenset({"expected", "inferred"})


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to be told: the tag's key, its text, its colour and what it means."""

    key: str
    text: str
    colour: str
    meaning: str


REMARKS = {key: Remark(key, *rest) for key, rest in TAGS.items()}


def remarks_on(term: Term, sources: Iterable[Source]) -> tuple[Remark, ...]:
    """Return what must be said of one term, given where it was read."""
    days = {term.from_is, term.until_is}
    said = {
        "illustrative": term.basis == "illustrative",
        "unchecked": any(source.confidence == "unchecked" for source in sources),
        "differ": bool(term.disagreements),
        "expected": "expected" in days,
        "inferred": "inferred" in days,
    }
    return tuple(REMARKS[key] for key, is_so in said.items() if is_so)


def remarks_on_all(
    register: Register, terms: Iterable[Term], listed_terms: Iterable[Term] = ()
) -> tuple[Remark, ...]:
    """Return each thing that must be said of any of the terms, once, in a fixed order.

    Of ``listed_terms`` the page shows no days, so nothing is said of how exact those are.
    """
    said = {remark.key for term in terms for remark in remarks_on(term, register.sources(term.id))}
    listed = {remark.key for term in listed_terms for remark in remarks_on(term, register.sources(term.id))}
    return tuple(remark for key, remark in REMARKS.items() if key in said | (listed - OF_DAYS))
