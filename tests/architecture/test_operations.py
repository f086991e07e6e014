"""Every public operation is one transaction and one audit event, takes keywords only, and says who acts."""

import ast
from pathlib import Path

import pytest

ROOMS = Path(__file__).parents[2] / "src" / "moothall"
FILES = sorted(
    {*ROOMS.rglob("operations.py"), *ROOMS.rglob("operations/*.py")} - {ROOMS / "audit" / "operations.py"}
)
# What stands among the operations and calls some, or is called by some, and is none itself.
NOT_ONE = {
    "bring_waiting_into_force", "live_proposal", "load_savings", "new_token", "remove_decisions_on",
    "ask_for_day", "forget_old_work", "say_alive", "say_gone", "take_in", "take_in_upload", "tidy_up",
}  # fmt: skip
DEFINED = {
    path: {each.name: each for each in ast.parse(path.read_text()).body if isinstance(each, ast.FunctionDef)}
    for path in FILES
}
FUNCTIONS = {
    f"{path.parent.name.replace('operations', path.parents[1].name)}.{name}": (function, functions)
    for path, functions in DEFINED.items()
    for name, function in functions.items()
    if not name.startswith("_") and name not in NOT_ONE
}


def events_written(function: ast.FunctionDef, beside: dict[str, ast.FunctionDef]) -> int:
    """Count the places in a function, and in what it calls of its own file, that write an event."""
    called = [ast.unparse(node.func) for node in ast.walk(function) if isinstance(node, ast.Call)]
    within = [
        events_written(beside[name], beside) for name in called if name in beside and name != function.name
    ]
    return called.count("audit.record") + sum(within)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_an_operation_is_one_transaction_with_one_event_and_says_who_acts(name: str) -> None:
    function, beside = FUNCTIONS[name]

    decorators = [ast.unparse(each) for each in function.decorator_list]
    assert any(each == "transaction.atomic" or each.startswith("permitted(") for each in decorators)
    assert function.args.args == []
    assert {"by", "acting"} & {argument.arg for argument in function.args.kwonlyargs}
    assert events_written(function, beside) == 1


def test_there_are_operations() -> None:
    assert {"agreement.load", "accounts.appoint", "matters.decide"} <= FUNCTIONS.keys()
