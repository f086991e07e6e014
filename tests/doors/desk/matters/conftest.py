"""What tests of matters at the desk need: two councils with cabinets and scrutiny, and their people."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.accounts.partnership import person
from tests.matters import partnership


@pytest.fixture(autouse=True)
def _on_the_day(settings: Any) -> None:
    settings.MOOTHALL_TODAY = partnership.MEETING


@pytest.fixture
def at_desk(db: None) -> Callable[[str], Client]:
    """Return a function that signs somebody in who acts for a post."""
    partnership.founded()

    def signed_in(post: str) -> Client:
        client = Client()
        client.force_login(person(post, acts_for=post), "allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in
