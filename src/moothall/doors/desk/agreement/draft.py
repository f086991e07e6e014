"""A draft as plain data: the variation that is being written, in the words of a file, whole or not yet.

Everything here is pure. What is wrong is found by reading the draft as a file would be read, and by folding
it into the register as it stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ValidationError

from moothall.agreement.core.register import Register
from moothall.agreement.core.sentences import names, title_of
from moothall.agreement.core.terms import KINDS, Term
from moothall.agreement.core.variation import Variation
from moothall.doors.desk.forms.faults import AnswerFault, wrongs_in, wrongs_of
from moothall.doors.desk.forms.ids import free_id, slug
from moothall.periods import written

Data = dict[str, Any]

KEYS = ("add", "change", "reinstate", "end")


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A draft read as a file would be: the variation and the register with it, or what is wrong."""

    variation: Variation | None
    register: Register
    wrongs: tuple[AnswerFault, ...]


@dataclass(frozen=True, slots=True)
class DraftItem:
    """One step of a draft: where it stands, what is done, to which kind of term, and the data."""

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
    """Return the kind of every term of the register and of those that the draft adds."""
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
    """Return the draft with what follows from the rest: its id, and the day on which it becomes known.

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
    """Read the draft as a file would be read and fold it in; return the outcome."""
    try:
        variation = Variation.model_validate(completed(draft, register, today))
    except ValidationError as error:
        return CheckedDraft(None, register, wrongs_in(error, Variation))
    after, contradictions = register.varied(variation)
    known, added = names(register), {term.id: term for term in variation.add}

    def name_of(id: str) -> str:
        return title_of(added[id], known) if id in added and id not in register.histories else known(id)

    found = (wrong.naming(name_of) for wrong in wrongs_of(contradictions))
    return CheckedDraft(variation, after, (*_not_yet_decided(variation, today), *found))


def _not_yet_decided(variation: Variation, today: date) -> tuple[AnswerFault, ...]:
    """Refuse a decision that is still to come, unless it is said to be expected."""
    if variation.decided <= today or variation.decided_is == "expected":
        return ()
    fix = "Give the day on which it was decided, or say that the day is expected"
    return (AnswerFault(("decided",), f"is {written(variation.decided)}, which is still to come", fix),)


def wrongs_with_item(
    draft: Data, key: str, place: int, register: Register, today: date
) -> tuple[AnswerFault, ...]:
    """Return what is wrong with one step of a draft whose decision may not have been described yet.

    Where the day on which it takes effect is not known yet, what hangs on that day is left for later.
    """
    described = {"title": "Draft", "decided": today.isoformat(), "effective": today.isoformat()} | draft
    found = check_draft(described, register, today).wrongs
    mine = [wrong for wrong in found if wrong.path[:2] == (key, place)]
    days_known = "effective" in draft or "on" in draft[key][place] or "from" in draft[key][place]
    return tuple(wrong for wrong in mine if days_known or not wrong.is_about_days)


def id_for(kind: str, data: Data, taken: Iterable[str]) -> str:
    """Return an id for a new term that says what it is: cheltenham-revenues, for a part in a service."""
    words = [_first(data.get(part)) for part in KINDS[kind].named_after]
    ending = ["cost-share"] if kind == "cost_share" else []
    wanted = slug("-".join([*filter(None, words), *ending])) or kind.replace("_", "-")
    return free_id(wanted, taken)


def _first(value: Any) -> str:
    return str(value[0]) if isinstance(value, list) and value else str(value or "")


def as_written(term: Term) -> Data:
    """Return a term's fields as a file writes them, with nothing left at its default."""
    return term.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def fields_changed(
    term: Term, answers: Mapping[str, Any], asked: Iterable[str]
) -> tuple[Data, tuple[AnswerFault, ...]]:
    """Return the fields of ``term`` that ``answers`` make other, or what is wrong with the answers.

    A question that was left blank puts the field back to what stands when a file leaves it out.
    """
    names, now = list(asked), as_written(term)
    kept = {name: value for name, value in now.items() if name not in names}
    wanted = kept | {name: answers[name] for name in names if name in answers} | {"kind": term.kind}
    try:
        after = KINDS[term.kind].model_validate(wanted)
    except ValidationError as error:
        return {}, wrongs_in(error, KINDS[term.kind])
    before, then = _in_full(term), _in_full(after)
    written = as_written(after)
    return {name: written.get(name, then[name]) for name in names if before[name] != then[name]}, ()


def _in_full(term: Term) -> Data:
    return term.model_dump(mode="json", by_alias=True)
