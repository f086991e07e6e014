"""No test asserts on a clock, or waits a fixed time: speed is for ``benchmarks/``, where it fails nobody."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
# What tells the time that passes, what lets it pass, and what ends a wait.
CLOCKS = {
    "clock_gettime", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "process_time",
    "process_time_ns", "sleep", "thread_time", "time_ns", "wait_for_timeout",
}  # fmt: skip
WAITS = {"set_default_navigation_timeout", "set_default_timeout"}
# Whoever waits for another process has to look again and again until it has answered.
MAY_WAIT = {"scripts/server.py": {"monotonic", "sleep", "timeout="}}


def is_too_short(value: ast.expr | None) -> bool:
    """Tell whether a wait has a length of its own, and not the patience that all tests have."""
    return (
        value is not None
        and any(
            isinstance(node, ast.Constant) and isinstance(node.value, int | float) and node.value
            for node in ast.walk(value)
        )
        and not any(isinstance(node, ast.Name) and node.id == "PATIENCE" for node in ast.walk(value))
    )


def clocks_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="time"), attr="time"):
                yield "time.time"
            case ast.Attribute(attr=name) | ast.alias(name=name) | ast.Name(id=name) if name in CLOCKS:
                yield name
            case ast.Call(func=ast.Attribute(attr=name), args=[length]) if name in WAITS and is_too_short(
                length
            ):
                yield name
            case ast.keyword(arg="timeout" | "deadline" as name, value=length) if is_too_short(length):
                yield f"{name}="


def test_no_test_asserts_on_a_clock_or_waits_a_fixed_time() -> None:
    found = {
        name: set(clocks_in(ast.parse(file.read_text(encoding="utf-8")))) - MAY_WAIT.get(name, set())
        for file in TESTS.rglob("*.py")
        for name in [file.relative_to(TESTS).as_posix()]
    }

    assert {name: clocks for name, clocks in found.items() if clocks} == {}


@pytest.mark.parametrize(
    "written",
    [
        "from time import perf_counter", "time.monotonic()", "time.time()", "time.sleep(0.1)",
        "@settings(deadline=200)\ndef f(): ...", "subprocess.run(words, timeout=120)",
        "page.set_default_timeout(8_000)", "page.wait_for_timeout(500)",
    ],
)  # fmt: skip
def test_a_clock_is_found(written: str) -> None:
    assert list(clocks_in(ast.parse(written)))


@pytest.mark.parametrize(
    "written",
    [
        "settings(deadline=None)",
        "run(timeout=PATIENCE)",
        "page.set_default_timeout(PATIENCE * 1_000)",
        "time(10, 30)",
    ],
)
def test_patience_and_the_time_of_a_meeting_are_no_clocks(written: str) -> None:
    assert not list(clocks_in(ast.parse(written)))
