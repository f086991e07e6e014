"""What tests of the rooms of meetings and matters need: two councils and their bodies."""

import pytest
from tests.matters import partnership

from moothall.agreement.core.register import Register


@pytest.fixture
def register(db: None) -> Register:
    return partnership.founded()
