"""What tests of every door need: pages that do not ask for the collected static files."""

import pytest

STATIC_FILES_AS_BUILT = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


@pytest.fixture(autouse=True)
def _every_page_is_made_anew(settings):
    """Tests put rows into the store beside the operations, and count what a page asks of it."""
    settings.PAGES_KEPT_BYTES = 0


@pytest.fixture(autouse=True)
def _static_files_as_built(settings):
    settings.STORAGES = {**settings.STORAGES, "staticfiles": STATIC_FILES_AS_BUILT}
