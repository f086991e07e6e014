"""What each term is called: the short name behind an id, and the title of a term that has no name."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache, singledispatch

from moothall.agreement.core.register import Register, State
from moothall.agreement.core.sentences.words import capitalise, listed, of, spoken, the, within
from moothall.agreement.core.terms import (
    Authority,
    Body,
    CostShare,
    Delegation,
    Holding,
    Participation,
    Post,
    Term,
)

NameOf = Callable[[str], str]


def names(known: Register | State) -> NameOf:
    """Return a function from an id to its short name: “Cheltenham”, “2020 Partnership Joint Committee”.

    Where several bodies or posts share a name, it says whose each is: “Avon's cabinet”. An id that names
    nothing is its own name.
    """
    terms = _terms_of(known)
    shared = _names_of_several(terms.values())

    @cache
    def name_of(term_id: str) -> str:
        term = terms.get(term_id)
        if term is None:
            return term_id
        if isinstance(term, Authority):
            return term.short_name
        if isinstance(term, Body | Post):
            owner = _owner(term) if (term.kind, term.name.casefold()) in shared else None
            return f"{of(name_of(owner))} {within(term.name)}" if owner else term.name
        return title_of(term, name_of)

    return name_of


def _terms_of(known: Register | State) -> dict[str, Term]:
    """Return each term by id, as it last stood in a register."""
    if isinstance(known, State):
        return dict(known.terms)
    return {
        name: history.versions[-1].term if history.versions else history.original
        for name, history in known.histories.items()
    }


def _names_of_several(terms: Iterable[Term]) -> set[tuple[str, str]]:
    """Return (kind, name) for each name shared by several bodies or several posts."""
    counted = Counter((term.kind, term.name.casefold()) for term in terms if isinstance(term, Body | Post))
    return {name for name, count in counted.items() if count > 1}


def _owner(term: Term) -> str | None:
    """Return the id of the one council or body that it belongs to, if there is one."""
    if isinstance(term, Post):
        return term.authority or term.body
    if isinstance(term, Body) and len(term.authorities) == 1:
        return term.authorities[0]
    return None


@singledispatch
def title_of(term: Term, name_of: NameOf) -> str:
    """Return the heading under which a term stands: “Cheltenham in revenues”, “Programme Board”."""
    return term.name


@title_of.register(Body)
@title_of.register(Post)
def _(term: Body | Post, name_of: NameOf) -> str:
    named = name_of(term.id)
    return named if named.casefold().endswith(term.name.casefold()) else term.name


@title_of.register
def _(term: Participation, name_of: NameOf) -> str:
    return f"{name_of(term.authority)} in {within(name_of(term.service))}"


@title_of.register
def _(term: Delegation, name_of: NameOf) -> str:
    first, *others = (spoken(function) for function in term.functions)
    what = listed([first, *([within(others[0])] if len(others) == 1 else [])])
    more = f" and {len(others)} more" if len(others) > 1 else ""
    return f"{capitalise(what)}{more}: {name_of(term.delegated_by)} to {the(name_of(term.delegate))}"


@title_of.register
def _(term: CostShare, name_of: NameOf) -> str:
    return f"Cost of {within(name_of(term.service))}"


@title_of.register
def _(term: Holding, name_of: NameOf) -> str:
    return f"{of(name_of(term.authority))} share in {name_of(term.company)}"


def by_council(figures: Mapping[str, object], name_of: NameOf) -> str:
    """Return a figure for each council: “Avon 2 and Brent 3”."""
    return listed(f"{name_of(each)} {figure}" for each, figure in figures.items())


def title_of_post(post: Post, state: State) -> str:
    """Return a post's title and whose post it is: Monitoring Officer (Cotswold)."""
    whose = state.get(post.authority) or state.get(post.body)
    if whose is None:
        return post.title
    return f"{post.title} ({whose.short_name if isinstance(whose, Authority) else whose.name})"
