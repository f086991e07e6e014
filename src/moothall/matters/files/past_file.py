"""Reads a file of past meetings: every fault at once, each with its line, its field and how to mend it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from moothall.agreement.core.faults import fault, locate, path_text
from moothall.agreement.core.faults.locations import FieldFault
from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Authority, Body, Post, Service, Term
from moothall.agreement.files.document import Document, document
from moothall.agreement.files.folder import text_of
from moothall.matters.core.past_records import Past
from moothall.periods import written
from moothall.refusals import Fault, Invalid

FilePlace = tuple[str | int, ...]
HOLDERS = (Authority, Body, Post)


def read_past(path: Path) -> tuple[Past, Document]:
    """Return what a file says, and the line of each thing in it; refused with every fault of form."""
    read = document(text_of(path), str(path))
    if read.faults or read.root is None:
        empty = Fault("is empty", file=read.file, line=1, fix="Begin it with moothall: 1 and partnership.")
        raise Invalid(faults=read.faults or [empty])
    try:
        return Past.model_validate(read.data), read
    except ValidationError as error:
        found = locate(error, Past)
        faults = [
            fault(
                FieldFault(read.written(each.path), each.message, each.fix),
                file=read.file,
                line=read.line(each.path),
            )
            for each in found
        ]
        raise Invalid(faults=faults) from error


def refuse_strangers(past: Past, register: Register, read: Document | None = None) -> None:
    """Refuse what names a body, post, council, issue, meeting or item that is not there; all at once."""
    found = [*_strangers(past, register), *_strays(past), *_twice(past)]
    if found:
        raise Invalid(faults=[_placed(place, message, fix, read) for place, message, fix in found])


Strangers = Iterator[tuple[FilePlace, str, str]]


def _strangers(past: Past, register: Register) -> Strangers:
    """Yield the ids that are no term of the agreement on the day that they are named for."""
    for place, kinds, id, day in _named(past):
        held = register.state(day).get(id)
        if not isinstance(held, kinds):
            what = "a council, body or post" if kinds is HOLDERS else f"a {kinds[0].words}"
            message = f"“{id}” is not {what} of the agreement on {written(day)}"
            yield place, message, "Check the id and the day against the agreement."


def _named(past: Past) -> Iterator[tuple[FilePlace, tuple[type[Term], ...], str, date]]:
    for index, issue in enumerate(past.issues):
        at: FilePlace = ("issues", index)
        yield from (((*at, "authorities"), (Authority,), id, issue.opened) for id in issue.authorities)
        yield from (((*at, "services"), (Service,), id, issue.opened) for id in issue.services)
    for index, meeting in enumerate(past.meetings):
        at = ("meetings", index)
        yield (*at, "body"), (Body,), meeting.body, meeting.on
        if meeting.place_authority:
            yield (*at, "place_authority"), (Authority,), meeting.place_authority, meeting.on
        for place, each in enumerate(meeting.attended):
            if each.authority:
                yield (*at, "attended", place, "authority"), (Authority,), each.authority, meeting.on
    for index, decision in enumerate(past.decisions):
        at = ("decisions", index)
        yield (*at, "by"), HOLDERS, decision.by, decision.on
        yield from (((*at, "authorities"), (Authority,), id, decision.on) for id in decision.authorities)


def _strays(past: Past) -> Strangers:
    """Yield what names an issue, a meeting or an item that the file does not have."""
    issues = {each.id for each in past.issues}
    items = {meeting.id: {item.id for item in meeting.items} for meeting in past.meetings}
    for index, meeting in enumerate(past.meetings):
        for place, item in enumerate(meeting.items):
            if item.issue and item.issue not in issues:
                yield ("meetings", index, "items", place, "issue"), *_no("issue", item.issue)
            if item.exempt and not item.public_interest:
                why = "what is kept back needs the reason for which it was"
                yield ("meetings", index, "items", place, "exempt"), why, "Add public_interest."
    for index, decision in enumerate(past.decisions):
        if decision.issue and decision.issue not in issues:
            yield ("decisions", index, "issue"), *_no("issue", decision.issue)
        if decision.meeting and decision.meeting not in items:
            yield ("decisions", index, "meeting"), *_no("meeting", decision.meeting)
        elif decision.item and decision.item not in items.get(decision.meeting or "", set()):
            yield ("decisions", index, "item"), *_no("item", decision.item)


def _no(what: str, id: str) -> tuple[str, str]:
    return f"the file has no {what} “{id}”", f"Write the {what}, or leave this out."


def _twice(past: Past) -> Strangers:
    for name, entries in (
        ("issues", past.issues), ("meetings", past.meetings), ("decisions", past.decisions),
    ):  # fmt: skip
        yield from _repeated((name,), [each.id for each in entries])
    for index, meeting in enumerate(past.meetings):
        yield from _repeated(("meetings", index, "items"), [each.id for each in meeting.items])


def _repeated(place: FilePlace, ids: Iterable[str]) -> Strangers:
    listed = list(ids)
    often = {id for id, times in Counter(listed).items() if times > 1}
    for index, id in enumerate(listed):
        if id in often and listed.index(id) < index:
            yield (*place, index, "id"), f"“{id}” is used twice", "Give each an id of its own."


def _placed(place: FilePlace, message: str, fix: str, read: Document | None) -> Fault:
    if read is None:
        return Fault(message, path_text(place), fix=fix)
    return Fault(message, path_text(read.written(place)), read.file, read.line(place), fix)
