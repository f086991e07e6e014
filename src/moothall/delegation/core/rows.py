"""A scheme as the rows of a spreadsheet, in the shape that clerks keep: function, delegate, limit, an."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from moothall.agreement.core.register import Register, State
from moothall.agreement.core.sentences import names
from moothall.agreement.core.terms import Authority, Body, Delegation, Post, Service, Term
from moothall.agreement.core.values import Condition
from moothall.delegation.core.functions import FUNCTIONS

COLUMNS = (
    "Reference", "Function", "Delegated by", "Delegate", "Councils", "Services", "From (£)", "Limit (£)",
    "Only where", "Not where", "Condition", "May be passed on", "Clause",
)  # fmt: skip
NEEDED = ("Function", "Delegate")
LEADS = {
    "agreement": "With the agreement of",
    "consultation": "After consulting",
    "unanimity_or_defer": "If unanimous",
}
Cell = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a sheet: its number there, and its cells by column."""

    number: int
    cells: Mapping[str, Cell]


def ids_by_name(register: Register, state: State, council: str, *kinds: type[Term]) -> dict[str, str]:
    """Return the ids of terms by id and by name; of two with one name, the council's own is meant."""
    name_of = names(register)
    terms = [term for term in state.terms.values() if isinstance(term, kinds)]
    found: dict[str, str] = {}
    for term in sorted(terms, key=lambda each: getattr(each, "authority", None) == council):
        found |= {name_of(term.id).casefold(): term.id, term.name.casefold(): term.id}
    return found | {term.id: term.id for term in terms}


def rows_of(register: Register, *, council: str, day: date) -> Iterator[dict[str, Cell]]:
    """Yield the delegations that touch ``council`` on ``day``, each as a row with a cell for every column."""
    state, name_of = register.state(day), names(register)
    meant = ids_by_name(register, state, council, Authority, Body, Post, Service)
    titles = {function.id: function.title for function in FUNCTIONS}

    def called(term: str) -> str:
        """Return a name that is read back as this very term, or else its id."""
        return name_of(term) if meant.get(name_of(term).casefold()) == term else term

    for term in state.of(Delegation):
        if _touches(term, council, state):
            yield {
                "Reference": term.id,
                "Function": "\n".join(titles.get(each, each) for each in term.functions),
                "Delegated by": called(term.delegated_by),
                "Delegate": called(term.delegate),
                "Councils": "\n".join(map(called, term.authorities)),
                "Services": "\n".join(map(called, term.services)),
                "From (£)": _pounds(term.from_pence),
                "Limit (£)": _pounds(term.limit_pence),
                "Only where": "\n".join(term.requires),
                "Not where": "\n".join(term.excludes),
                "Condition": "\n".join(_condition_written(each, called) for each in term.conditions),
                "May be passed on": {True: "yes", False: "no", None: ""}[term.may_sub_delegate],
                "Clause": term.clause or "",
            }


def _touches(term: Delegation, council: str, state: State) -> bool:
    """Say whether a delegation is of a power of ``council``."""
    if term.authorities:
        return council in term.authorities
    giver = state.get(term.delegated_by)
    owners: tuple[str | None, ...] = (term.delegated_by,)
    if isinstance(giver, Body):
        owners = giver.authorities
    elif isinstance(giver, Post):
        owners = (giver.authority,)
    return council in owners


def _pounds(pence: int | None) -> Cell:
    if pence is None:
        return None
    return pence // 100 if pence % 100 == 0 else pence / 100


def _condition_written(condition: Condition, called: Callable[[str], str]) -> str:
    lead = LEADS.get(condition.needs)
    if lead is None:
        return condition.text
    whom = " and ".join(map(called, condition.of))
    return f"{lead}{f' {whom}' if whom else ''}: {condition.text}"
