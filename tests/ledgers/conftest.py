"""A folder of lines of their own for the tests that write any."""

import pytest


@pytest.fixture
def lines_folder(tmp_path, settings):
    settings.MOOTHALL_DATA = tmp_path
    return tmp_path / "ledgers"
