"""The specification's fixture as a tenant, with a token for it."""

from datetime import date
from typing import Any

import pytest
from tests.doors.authzen.client import DecisionPoint, point_for

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _the_fixture_is_served(settings: Any) -> None:
    settings.MOOTHALL_TODAY = TODAY
    settings.MOOTHALL_AUTHZEN_FIXTURE = True


@pytest.fixture
def point(db: None) -> DecisionPoint:
    return point_for("fixture")
