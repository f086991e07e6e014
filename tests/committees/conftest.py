"""What tests of the committees room need: two councils and their bodies."""

import pytest
from tests.committees import partnership

from moothall.agreement.core.register import Register


@pytest.fixture
def register(db: None) -> Register:
    return partnership.founded()
