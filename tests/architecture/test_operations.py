"""Every operation is one transaction and one audit event, takes keywords only, and says who acts."""

import ast
from functools import cache
from inspect import getsourcefile, signature, unwrap
from pathlib import Path

import pytest
from django.utils.module_loading import import_string
from tests.docs.rights import operations_of_every_room

REGISTRY = operations_of_every_room()
WHOLE = sorted(name for name, permit in REGISTRY.items() if not permit.parts)


@cache
def functions_of(path: str) -> dict[str, ast.FunctionDef]:
    parsed = ast.parse(Path(path).read_text(encoding="utf-8"))
    return {each.name: each for each in parsed.body if isinstance(each, ast.FunctionDef)}


def events_written(function: ast.FunctionDef, beside: dict[str, ast.FunctionDef]) -> int:
    """Count the places in a function, and in what it calls of its own file, that write an event."""
    called = [ast.unparse(node.func) for node in ast.walk(function) if isinstance(node, ast.Call)]
    within = [
        events_written(beside[name], beside) for name in called if name in beside and name != function.name
    ]
    return called.count("audit.record") + sum(within)


@pytest.mark.parametrize("name", WHOLE)
def test_an_operation_is_one_transaction_with_one_event_and_says_who_acts(name: str) -> None:
    operation = import_string(name)
    beside = functions_of(getsourcefile(unwrap(operation)) or "")
    function = beside[operation.__name__]

    assert [ast.unparse(each).partition("(")[0] for each in function.decorator_list] == ["permitted"]
    assert function.args.args == []
    assert "acting" in signature(operation).parameters
    assert events_written(function, beside) == 1


def test_there_are_operations() -> None:
    some = {
        "agreement.operations.load",
        "accounts.operations.people.appoint",
        "matters.operations.decisions.decide",
    }

    assert {f"moothall.{name}" for name in some} <= REGISTRY.keys()


def test_what_is_done_in_parts_writes_no_event_of_its_own() -> None:
    for name in REGISTRY.keys() - set(WHOLE):
        operation = unwrap(import_string(name))
        beside = functions_of(getsourcefile(operation) or "")
        called = [
            ast.unparse(each.func)
            for each in ast.walk(beside[operation.__name__])
            if isinstance(each, ast.Call)
        ]
        assert "audit.record" not in called
