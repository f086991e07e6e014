"""Secret by default: each field of an answer is marked open or exempt, and the public gets what is open.

Nothing here names a field by hand: all is built from the marks, so that a new field is tried at once.
"""

import importlib
import inspect
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, make_dataclass
from datetime import UTC, date, datetime, time
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, ClassVar, get_origin, get_type_hints

import pytest

from moothall.papers.core.exemption import (
    Exempt,
    ExemptView,
    Open,
    ReaderView,
    UnmarkedField,
    exempt_fields,
    faults_of_keeping_back,
    for_reader,
    kept_back_because,
    mark_of,
)

ROOMS = ("moothall.meetings.queries", "moothall.matters.queries")
QUESTIONS = {"ChangeWindow", "DecisionFilters", "FeedScope"}  # what a query is asked: they answer nothing
SECRET = "XSECRETX"
DAY = date(2016, 11, 22)


def modules() -> list[ModuleType]:
    """Return every module of the queries that meet what is exempt, and of the inputs of PDFs."""
    found = [
        f"{room}.{each.name}"
        for room in ROOMS
        for each in iter_modules(importlib.import_module(room).__path__)
    ]
    return [importlib.import_module(name) for name in ("moothall.papers.core.document_inputs", *found)]


def answers() -> list[type]:
    """Return every class of an answer in those modules."""
    return [
        each
        for module in modules()
        for each in vars(module).values()
        if isinstance(each, type) and is_dataclass(each) and each.__module__ == module.__name__
        if each.__name__ not in QUESTIONS
    ]


def exempt_answers() -> list[type[ExemptView]]:
    return [each for each in answers() if issubclass(each, ExemptView)]


def secret_of(kind: Any) -> Any:
    """Return a value of that kind with the secret in it, where it can have one."""
    if get_origin(kind) in (tuple, Sequence):
        return (SECRET,)
    return SECRET


def plain_of(kind: Any) -> Any:
    """Return some value of that kind."""
    if kind is date:
        return DAY
    if kind is datetime:
        return datetime(2016, 11, 22, tzinfo=UTC)
    known = {str: "", bool: True, int: 1, time: time(12)}
    return () if get_origin(kind) in (tuple, Sequence) else known.get(kind)


def secretive(kind: type[ExemptView]) -> ExemptView:
    """Return an exempt answer with the secret in every field that is not open."""
    hints = get_type_hints(kind)
    given = {
        each.name: secret_of(hints[each.name])
        if each.name in exempt_fields(kind)
        else plain_of(hints[each.name])
        for each in fields(kind)
        if each.init
    }
    return kind(**{**given, "exempt_paragraphs": (3,), "is_kept_back": False})


def opened(seen: ExemptView) -> dict[str, Any]:
    """Return what is open of an answer, but for the word that it was kept back."""
    is_open = {name for name, mark in seen.MARKS.items() if mark.is_open} - {"is_kept_back"}
    return {name: getattr(seen, name) for name in is_open}


@pytest.mark.parametrize("kind", exempt_answers(), ids=lambda kind: kind.__name__)
def test_nothing_exempt_is_left_of_an_answer_for_the_public(kind: type[ExemptView]) -> None:
    whole = secretive(kind)

    seen = for_reader(whole, reads=False)

    assert exempt_fields(kind)
    assert repr(whole).count(SECRET) == len(exempt_fields(kind))
    assert SECRET not in repr(seen)
    assert seen.is_kept_back
    assert opened(seen) == opened(whole)


@pytest.mark.parametrize("kind", exempt_answers(), ids=lambda kind: kind.__name__)
def test_whoever_reads_exempt_papers_is_given_all_of_it(kind: type[ExemptView]) -> None:
    whole = secretive(kind)

    assert for_reader(whole, reads=True) is whole


@pytest.mark.parametrize("kind", answers(), ids=lambda kind: kind.__name__)
def test_every_answer_says_of_every_field_who_may_read_it(kind: type[ReaderView]) -> None:
    assert issubclass(kind, ReaderView)
    assert set(kind.MARKS) == {each.name for each in fields(kind)}


@pytest.mark.parametrize("kind", exempt_answers(), ids=lambda kind: kind.__name__)
def test_a_module_with_an_unmarked_field_in_an_exempt_record_does_not_import(kind: type[ExemptView]) -> None:
    module = inspect.getmodule(kind)
    lines, first = inspect.getsourcelines(kind)
    source = inspect.getsource(module).splitlines(keepends=True)
    at = first - 1 + len(lines)
    changed = "".join([*source[:at], '\n    risks: str = ""\n', *source[at:]])

    with pytest.raises(UnmarkedField, match=f"{kind.__name__}.risks"):
        exec(compile(changed, module.__file__, "exec"), {"__name__": module.__name__})


def test_a_field_is_marked_once() -> None:
    with pytest.raises(UnmarkedField, match=r"Mark .*title once"):
        make_dataclass("Twice", [("title", Open[Exempt[str]])], bases=(ReaderView,))


def test_an_exempt_field_can_be_blank() -> None:
    with pytest.raises(UnmarkedField, match="may be None"):
        make_dataclass("Dated", [("taken_on", Exempt[date])], bases=(ExemptView,), kw_only=True)


def test_what_belongs_to_the_class_needs_no_mark() -> None:
    made = make_dataclass("Plain", [("WORDS", ClassVar[str]), ("title", Open[str])], bases=(ReaderView,))

    assert set(made.MARKS) == {"title"}


def test_a_record_that_is_not_exempt_is_for_everybody() -> None:
    made = make_dataclass("Text", [("text", Exempt[str])], bases=(ExemptView,), kw_only=True, frozen=True)

    assert for_reader(made(text="Open to all"), reads=False).text == "Open to all"


def test_what_is_kept_back_says_by_which_paragraphs_that_there_are_and_why() -> None:
    assert list(faults_of_keeping_back((), "")) == []
    assert list(faults_of_keeping_back((1, 7), "It names a debtor.")) == []
    assert [fault.message for fault in faults_of_keeping_back((3, 8), " ")] == [
        "Schedule 12A has no paragraph 8 of exempt information",
        "Say why keeping it back is in the public interest more than publishing it",
    ]


def test_what_is_not_for_the_public_is_marked_with_its_paragraphs_and_what_everybody_reads_is_not() -> None:
    assert mark_of(()) == ""
    assert mark_of((3,)) == "Not for publication: exempt under paragraph 3"
    assert mark_of((1, 2, 3)) == "Not for publication: exempt under paragraphs 1, 2 and 3"
    assert kept_back_because((3,), " It names a price. ") == [
        "Not for publication: exempt under paragraph 3 of Part 1 of Schedule 12A to the Local Government Act "
        "1972.",
        "Why it is not in the public interest to publish it: It names a price.",
    ]
    assert len(kept_back_because((3,), "")) == 1
