"""What tests of the desk need: the partnership, and somebody signed in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.accounts import partnership
from tests.accounts.partnership import person

from moothall.agreement.core.register import Register


@pytest.fixture(autouse=True)
def _the_house_for_a_test(settings: Any) -> None:
    settings.MOOTHALL_TODAY = partnership.TODAY
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def register(db: None) -> Register:
    return partnership.founded()


@pytest.fixture
def desk_of(register: Register) -> Callable[..., Client]:
    """Return a function that signs somebody in who acts for a post."""

    def signed_in(post: str = "", *, administrator: bool = False, name: str = "") -> Client:
        client = Client()
        made = person(name or post or "keeper", acts_for=post, administrator=administrator)
        client.force_login(made, "allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in


@pytest.fixture
def clerk(desk_of: Callable[..., Client]) -> Client:
    return desk_of("clerk")
