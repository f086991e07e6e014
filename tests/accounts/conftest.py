"""What tests of people need: the partnership, one day for today, and passwords that are quickly checked."""

from typing import Any

import pytest
from tests.accounts import partnership

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
