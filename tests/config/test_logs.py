import io
import json
import logging
import logging.config
from collections.abc import Iterator

import pytest

from moothall.config.logs import Form, Level, logging_settings


@pytest.fixture
def put_back() -> Iterator[None]:
    root, ours = logging.getLogger(), logging.getLogger("moothall")
    before = (root.level, list(root.handlers), ours.level)
    yield
    root.setLevel(before[0])
    root.handlers[:] = before[1]
    ours.setLevel(before[2])


def written(level: Level, form: Form) -> str:
    """Return what some records come to under the settings."""
    stream = io.StringIO()
    configured = logging_settings(level, form)
    configured["handlers"]["console"]["stream"] = stream
    logging.config.dictConfig(configured)
    ours, library = logging.getLogger("moothall.requests"), logging.getLogger("some.library")
    ours.debug("asked for styles")
    ours.info("asked %s", "for a page", extra={"status": 200, "ms": 12, "request": "GET /?token=s3cret"})
    library.info("library at work")
    library.warning("library in doubt")
    try:
        raise ValueError("broken\nin two lines")
    except ValueError:
        ours.exception("it failed")
    return stream.getvalue()


@pytest.mark.usefixtures("put_back")
def test_from_information_on_ours_are_written_and_of_libraries_what_they_warn_of() -> None:
    said = written("info", "text")

    assert "INFO moothall.requests asked for a page\n" in said
    assert "library in doubt" in said
    assert "asked for styles" not in said
    assert "library at work" not in said
    assert "s3cret" not in said


@pytest.mark.usefixtures("put_back")
def test_errors_alone_are_written_where_that_is_asked() -> None:
    said = written("error", "text")

    assert "it failed" in said
    assert "asked for a page" not in said
    assert "library in doubt" not in said


@pytest.mark.usefixtures("put_back")
def test_each_record_is_one_object_of_json_with_the_facts_that_are_let_out_and_no_others() -> None:
    lines = [json.loads(line) for line in written("debug", "json").splitlines()]

    assert [each["message"] for each in lines] == [
        "asked for styles", "asked for a page", "library in doubt", "it failed",
    ]  # fmt: skip
    assert (
        lines[1].items() >= {"level": "info", "logger": "moothall.requests", "status": 200, "ms": 12}.items()
    )
    assert lines[1].keys() == {"at", "level", "logger", "message", "status", "ms"}
    assert "broken\nin two lines" in lines[3]["traceback"]
