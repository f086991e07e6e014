"""The worked example, read once."""

from pathlib import Path

import pytest

from moothall.agreement.core.register import Register
from moothall.agreement.files import read_agreement

EXAMPLE = Path(__file__).parents[2] / "examples" / "2020-vision"


@pytest.fixture(scope="session")
def register() -> Register:
    """The register of the 2020 Vision partnership; reading it finds no fault and no contradiction."""
    return read_agreement(EXAMPLE).register
