"""What every test needs: it starts soon, no property is timed, and the database may be emptied."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# What Python compiles is kept in the environment, even where Python is asked to keep none: to compile
# every test and every library anew takes longer than to run many of them.
sys.dont_write_bytecode = False
sys.pycache_prefix = sys.pycache_prefix or str(Path(sys.prefix, "bytecode"))
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ.setdefault("PYTHONPYCACHEPREFIX", sys.pycache_prefix)

# A busy machine is slow, and that is no fault: speed is shown in benchmarks, never in a test.
# Where a change is judged, the examples are the same each time; elsewhere new ones are looked for.
# A run of everything looks at many; whoever works on one thing is answered soon by few.
settings.register_profile(
    "moothall",
    max_examples=40 if os.environ.get("MOOTHALL_THOROUGH") else 15,
    deadline=None,
    derandomize=os.environ.get("CI") == "true",
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("moothall")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Let nothing be cleared away while tests are collected: all that is made then is kept."""
    gc.disable()
    result = yield
    gc.freeze()
    gc.enable()
    return result


def pytest_unconfigure() -> None:
    gc.unfreeze()


@pytest.fixture(autouse=True)
def _no_page_of_another_test_is_kept() -> None:
    """A store that is rolled back is at the same event again."""
    if kept := sys.modules.get("moothall.doors.pages.page_cache"):
        kept.PAGES.clear()


@pytest.fixture(autouse=True, scope="session")
def _append_only_tables_may_be_emptied_between_tests() -> Iterator[None]:
    """Django empties every table after a test that commits; its signal then brings the triggers back."""
    from django.db import connection
    from django.test import TransactionTestCase

    from moothall.audit.rules import append_only

    empty = TransactionTestCase._fixture_teardown

    def lift_and_empty(case: Any) -> None:
        for model in append_only.append_only_models("default"):
            append_only.lift(connection, model)
        empty(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lift_and_empty)
        yield
