"""What tests of meetings at the desk need: two councils and their bodies, their clerks, and the day."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.accounts.partnership import person
from tests.matters import partnership


@pytest.fixture(autouse=True)
def _on_the_day(settings: Any, tmp_path: Path) -> None:
    settings.MOOTHALL_TODAY, settings.MOOTHALL_DATA = partnership.MONDAY, tmp_path


@pytest.fixture
def at_desk(db: None) -> Callable[[str], Client]:
    """Return a function that signs somebody in who acts for a post."""
    partnership.founded()

    def signed_in(post: str) -> Client:
        client = Client()
        client.force_login(person(post, acts_for=post), "allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in


@pytest.fixture
def clerk(at_desk: Callable[[str], Client]) -> Client:
    return at_desk("avon-clerk")
