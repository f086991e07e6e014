"""A draft as plain data: a variation still being written, complete or not, in the words of a file.

Faults are found by reading the draft as a file would be read, and by folding it into the register as it
stands. The desk, the command line and the programming interface all draft with this.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ValidationError

from moothall.agreement.core.faults import FieldFault, locate
from moothall.agreement.core.faults.locations import PlacedFault
from moothall.agreement.core.fold import Contradiction
from moothall.agreement.core.ids import free_id, slug
from moothall.agreement.core.register import Register
from moothall.agreement.core.sentences import NameOf, names, title_of
from moothall.agreement.core.terms import KINDS, Term
from moothall.agreement.core.variation import Variation
from moothall.periods import written

Data = dict[str, Any]

KEYS = ("add", "change", "reinstate", "end")


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A draft read as a file would be: the variation and the register with it, or what is wrong.

    ``faults`` holds what cannot be read; ``contradictions``, what conflicts with the agreement as it stands.
    """

    variation: Variation | None
    register: Register
    faults: tuple[FieldFault, ...]
    contradictions: tuple[Contradiction, ...]

    @property
    def wrong(self) -> tuple[PlacedFault, ...]:
        """Everything that is wrong with the draft."""
        return (*self.faults, *self.contradictions)

    @property
    def sound(self) -> Variation | None:
        """The variation, if nothing is wrong with it."""
        return None if self.wrong else self.variation


@dataclass(frozen=True, slots=True)
class DraftItem:
    """One step of a draft: its place, what it does, the kind of term, and the data."""

    key: str
    place: int
    kind: str
    term: str
    data: Data


def items_of(draft: Data, register: Register) -> list[DraftItem]:
    """Return the steps of a draft, in the order in which they are applied."""
    kinds = kinds_in(draft, register)
    found = []
    for key in KEYS:
        for place, data in enumerate(draft.get(key, [])):
            term = str(data.get("id") if key == "add" else data.get("term"))
            found.append(DraftItem(key, place, kinds.get(term, ""), term, data))
    return found


def kinds_in(draft: Data, register: Register) -> dict[str, str]:
    """Return the kind of every term in the register, and of those that the draft adds."""
    standing = {id: history.kind for id, history in register.histories.items()}
    return standing | {data["id"]: data["kind"] for data in draft.get("add", []) if "id" in data}


def with_item(draft: Data, key: str, place: int | None, data: Data) -> Data:
    """Return the draft with one step more, or with the step at ``place`` replaced."""
    items = list(draft.get(key, []))
    if place is None:
        items.append(data)
    else:
        items[place] = data
    return draft | {key: items}


def without_item(draft: Data, key: str, place: int) -> Data:
    """Return the draft without one of its steps."""
    items = [data for number, data in enumerate(draft.get(key, [])) if number != place]
    rest = {name: value for name, value in draft.items() if name != key}
    return rest | ({key: items} if items else {})


def completed(draft: Data, register: Register, today: date) -> Data:
    """Return the draft with what follows from the rest filled in: its id, and the day it becomes known.

    A decision that is older than the last one in the register becomes known on the day it is recorded.
    """
    made = dict(draft)
    taken = {entry.variation.id for entry in register.entries}
    made.setdefault("id", free_id(slug(str(made.get("title", ""))) or "variation", taken))
    last = register.known_on
    if "known_on" not in made and last is not None and str(made.get("decided", "9")) < last.isoformat():
        made["known_on"] = max(today, last).isoformat()
    return made


def check_draft(draft: Data, register: Register, today: date) -> CheckedDraft:
    """Read the draft as a file would be read, and fold it in."""
    try:
        variation = Variation.model_validate(completed(draft, register, today))
    except ValidationError as error:
        return CheckedDraft(None, register, locate(error, Variation), ())
    after, contradictions = register.varied(variation)
    return CheckedDraft(variation, after, (), (*_not_yet_decided(variation, today), *contradictions))


def _not_yet_decided(variation: Variation, today: date) -> tuple[Contradiction, ...]:
    """Refuse a decision in the future, unless its day is marked as expected."""
    if variation.decided <= today or variation.decided_is == "expected":
        return ()
    message = f"is {written(variation.decided)}, which is still to come"
    fix = "Give the day on which it was decided, or say that the day is expected"
    return (Contradiction(message, ("decided",), fix=fix),)


def names_with(register: Register, variation: Variation) -> NameOf:
    """Return what turns an id into a term's name, or into the title of one that the variation adds."""
    known, added = names(register), {term.id: term for term in variation.add}

    def name_of(id: str) -> str:
        return title_of(added[id], known) if id in added and id not in register.histories else known(id)

    return name_of


def id_for(kind: str, data: Data, taken: Iterable[str]) -> str:
    """Return an id for a new term that says what it is: cheltenham-revenues, for a part in a service."""
    words = [_first(data.get(part)) for part in KINDS[kind].named_after]
    ending = ["cost-share"] if kind == "cost_share" else []
    wanted = slug("-".join([*filter(None, words), *ending])) or kind.replace("_", "-")
    return free_id(wanted, taken)


def _first(value: Any) -> str:
    return str(value[0]) if isinstance(value, list) and value else str(value or "")


def as_written(term: Term) -> Data:
    """Return a term's fields as a file writes them, leaving out defaults."""
    return term.model_dump(mode="json", by_alias=True, exclude_defaults=True)
