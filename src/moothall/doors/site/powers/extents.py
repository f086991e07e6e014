"""Findings about a scheme as a page shows them: which decisions, in short words, and one of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moothall.delegation.core.clause import Clause
from moothall.delegation.core.functions import BRANCHES
from moothall.delegation.core.reading import term_of
from moothall.delegation.core.review import Extent, Review
from moothall.delegation.core.wording import amounts_in_words
from moothall.doors.site.visits import Visit
from moothall.periods import Period

KINDS = {
    "gap": (
        "Gaps",
        "What only those may decide who hold it by statute, though the law would let it be passed on.",
    ),
    "overlap": ("Overlaps", "What two may decide, neither of whom was given it through the other."),
    "excess": ("Excess", "Where a clause passes on more than whoever gives it has and may pass on."),
    "unreachable": ("Clauses that carry nothing", "Nothing that these pass on is there to be passed on."),
}


@dataclass(frozen=True, slots=True)
class Decisions:
    """A box of decisions in words: each dimension that says something, with its words."""

    functions: tuple[tuple[str, str], ...]
    count: int
    bounds: tuple[tuple[str, str], ...]


def in_words(visit: Visit, extent: Extent, review: Review, *, on_every_day: bool) -> Decisions:
    """Return a box in words; its days only where the review is of every day."""
    functions = tuple(_functions(extent, review))
    bounds = [("For", _councils(visit, extent, review))]
    services = _services(visit, extent, review)
    bounds += [("In", services)] if services else []
    amounts = [amounts_in_words(*run) for run in extent.amounts if run != (None, None)]
    bounds += [("At", " or ".join(amounts))] if amounts else []
    if on_every_day:
        days = [Period(first, until).written() for first, until in extent.days if first]
        bounds += [("On", " and ".join(days))] if days else []
    bounds += [("Only if" if so else "Unless", fact) for fact, so in extent.circumstances.items()]
    return Decisions(functions, len(extent.functions), tuple(bounds))


def _functions(extent: Extent, review: Review) -> Iterator[tuple[str, str]]:
    """Yield each branch with the functions concerned: all of it, all but a few, or those by name."""
    wanted = set(extent.functions)
    may_be = {each.id for each in review.scheme.functions if each.may_be_delegated}
    for branch in BRANCHES:
        those = [each for each in branch.functions() if each.part_of and each.id in may_be]
        inside = [each.title for each in those if each.id in wanted]
        outside = [each.title for each in those if each.id not in wanted]
        if not inside:
            continue
        if not outside:
            yield branch.title, "everything"
        elif len(outside) < len(inside):
            yield branch.title, f"everything but: {_titles(outside)}"
        else:
            yield branch.title, _titles(inside)


def _titles(titles: Sequence[str]) -> str:
    return "; ".join(f"{title[:1].lower()}{title[1:]}" for title in titles)


def _councils(visit: Visit, extent: Extent, review: Review) -> str:
    every, these = review.scheme.authorities, set(extent.authorities)
    others = [each for each in every if each not in these]
    if not others:
        return "every council" if len(every) != 1 else visit.names(every)
    if len(others) < len(these) - 1:
        return f"every council but {visit.names(others)}"
    return visit.names(extent.authorities)


def _services(visit: Visit, extent: Extent, review: Review) -> str:
    """Return the services in words; nothing where it is so of all of them and of the council as a whole."""
    every, these = review.scheme.services.names, set(extent.services)
    others = [each for each in every if each not in these]
    if not others:
        return ""
    if others == [""]:
        return "every service"
    whole = "" not in others
    outside = visit.names(each for each in others if each)
    if len(others) < len(these):
        return f"every service but {outside}{', and the council as a whole' if whole else ''}"
    named = [visit.name_of(each) if each else "the council as a whole" for each in extent.services]
    return ", ".join(named)


def terms_of(clauses: Sequence[Clause]) -> list[str]:
    """Return the delegations that clauses were read from, once each."""
    return list(dict.fromkeys(term_of(clause) for clause in clauses))
