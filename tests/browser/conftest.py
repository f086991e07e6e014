"""What every test in Chromium needs; the machine's own browser is used, and none is downloaded."""

import os
import subprocess
from pathlib import Path

import pytest
from tests.patience import PATIENCE

HERE = Path(__file__).resolve().parent
FIND = HERE.parents[1] / "script" / "find"
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]

# Playwright keeps an event loop in the thread that a test shares with Django, which is wary of it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    found = (
        os.environ.get("MOOTHALL_CHROMIUM")
        or subprocess.run([FIND, "chromium"], capture_output=True, text=True, check=False).stdout.strip()
    )
    if not found:
        pytest.skip("Chromium is not installed. Install it with: apt-get install chromium")
    # Its sandbox cannot start as root, and what it opens here is our own pages.
    return {
        **browser_type_launch_args,
        "executable_path": found,
        "args": ["--no-sandbox", "--disable-gpu", "--disable-quic", *QUIET],
    }


@pytest.fixture(autouse=True, scope="session")
def _a_slow_machine_is_waited_for():
    from playwright.sync_api import expect

    expect.set_options(timeout=PATIENCE * 1_000)


@pytest.fixture
def context(context):
    context.set_default_timeout(PATIENCE * 1_000)
    return context


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "en-GB", "timezone_id": "Europe/London"}
