"""What tests of the doors' locks need: the partnership with everybody in it, for a module at a time."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.accounts import partnership
from tests.doors.stored_agreements import for_a_while
from tests.security.people import World, peopled

QUICK = {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"]}
STATIC_FILES_AS_BUILT = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


@pytest.fixture(autouse=True)
def _the_house_for_a_test(settings: Any) -> None:
    settings.MOOTHALL_TODAY = partnership.TODAY
    settings.PASSWORD_HASHERS = QUICK["PASSWORD_HASHERS"]
    settings.STORAGES = {**settings.STORAGES, "staticfiles": STATIC_FILES_AS_BUILT}


@pytest.fixture(scope="module")
def _world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    from django.test import override_settings

    with django_db_blocker.unblock(), override_settings(**QUICK), for_a_while():
        yield peopled()


@pytest.fixture
def world(_world: World, db: None) -> World:
    return _world
