"""What is wrong with the answers of a draft, as its forms say it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from moothall.agreement.core.draft import CheckedDraft, Data, as_written, check_draft, names_with
from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import KINDS, Term
from moothall.doors.desk.forms.faults import AnswerFault, wrongs_at, wrongs_in, wrongs_of


def wrongs_of_draft(found: CheckedDraft, register: Register) -> tuple[AnswerFault, ...]:
    """Return everything that is wrong with a draft upon ``register``, with names in place of ids."""
    if found.variation is None:
        return wrongs_at(found.faults)
    name_of = names_with(register, found.variation)
    return tuple(wrong.naming(name_of) for wrong in wrongs_of(found.contradictions))


def wrongs_with_item(
    draft: Data, key: str, place: int, register: Register, today: date
) -> tuple[AnswerFault, ...]:
    """Return what is wrong with one step of a draft whose decision may not have been described yet.

    Where the day on which it takes effect is not known yet, what hangs on that day is left for later.
    """
    described = {"title": "Draft", "decided": today.isoformat(), "effective": today.isoformat()} | draft
    found = wrongs_of_draft(check_draft(described, register, today), register)
    mine = [wrong for wrong in found if wrong.path[:2] == (key, place)]
    days_known = "effective" in draft or "on" in draft[key][place] or "from" in draft[key][place]
    return tuple(wrong for wrong in mine if days_known or not wrong.is_about_days)


def fields_changed(
    term: Term, answers: Mapping[str, Any], asked: Iterable[str]
) -> tuple[Data, tuple[AnswerFault, ...]]:
    """Return the fields of ``term`` that ``answers`` change, or what is wrong with the answers.

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
