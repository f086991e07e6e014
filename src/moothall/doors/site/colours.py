"""A letter and a colour for each council, the same on every page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Authority

COLOURS = 4


@dataclass(frozen=True, slots=True)
class CouncilMark:
    """How a council is marked: one or two letters of its own, and the class that colours it."""

    letters: str
    css: str


def marks_of(register: Register) -> Mapping[str, CouncilMark]:
    """Return the mark of each authority by id; partners have colours, in the order they came."""
    return register.worked_out("marks of the councils", _marks)


def _marks(register: Register) -> dict[str, CouncilMark]:
    found = [history.original for history in register.histories.values() if history.kind == "authority"]
    authorities = [term for term in found if isinstance(term, Authority)]
    partners = [each for each in authorities if each.standing == "partner"]
    letters = _letters([*partners, *(each for each in authorities if each.standing != "partner")])
    colours = {each.id: f"council-{place % COLOURS + 1}" for place, each in enumerate(partners)}
    return {id: CouncilMark(text, colours.get(id, "council-other")) for id, text in letters.items()}


def _letters(authorities: Iterable[Authority]) -> dict[str, str]:
    """Return the shortest letters that no other council has: one, or two where names begin alike."""
    names = {each.id: each.short_name for each in authorities}
    initials = [name[:1].casefold() for name in names.values()]
    taken: set[str] = set()
    found: dict[str, str] = {}
    for id, name in names.items():
        alone = initials.count(name[:1].casefold()) == 1
        choices = [name[:1].upper()] if alone else []
        choices += [name[:1].upper() + letter.lower() for letter in name[1:] if letter.isalpha()]
        choices += [f"{name[:1].upper()}{number}" for number in range(1, len(names) + 1)]
        found[id] = next(choice for choice in choices if choice not in taken)
        taken.add(found[id])
    return found
