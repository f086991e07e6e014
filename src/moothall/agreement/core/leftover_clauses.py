"""Clauses left with nothing to cover once a council leaves a service, which the same draft can end."""

from collections.abc import Iterable, Iterator

from moothall.agreement.core.draft import Data, with_item
from moothall.agreement.core.laws import Finding
from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Delegation
from moothall.agreement.core.variation import Variation

DELEGATES_WHAT_IT_HAS = "A-07"


def left_over(after: Register, anew: Iterable[Finding], variation: Variation) -> tuple[tuple[str, Data], ...]:
    """Return each delegation that a draft leaves with no service or council, with the step that ends it.

    One that still covers another service or council is left out: it has to be changed instead.
    """
    ended = {step.term for step in variation.end}
    found = {
        term: finding
        for finding in anew
        if finding.law.id == DELEGATES_WHAT_IT_HAS
        for term in _with_nothing_left(after, finding)
        if term not in ended
    }
    return tuple((term, _end(term, finding, variation)) for term, finding in found.items())


def _with_nothing_left(after: Register, finding: Finding) -> Iterator[str]:
    """Yield the delegations in a finding that cover nothing else from then on."""
    day, until = finding.period.starts_on, finding.period.until
    for each in finding.terms:
        term = after.history(each).on(day)
        if not isinstance(term, Delegation) or (until and after.history(each).on(until)):
            continue
        if {*term.services, *term.authorities} <= {*finding.terms}:
            yield each


def _end(term: str, finding: Finding, variation: Variation) -> Data:
    day = finding.period.starts_on
    return {"term": term} if day == variation.effective else {"term": term, "on": day.isoformat()}


def with_ends(draft: Data, ends: Iterable[tuple[str, Data]]) -> Data:
    """Return the draft with these steps added."""
    for _, step in ends:
        draft = with_item(draft, "end", None, step)
    return draft
