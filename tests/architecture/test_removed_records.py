"""Removed rows are left out by the manager: no query leaves them out by hand, and so none forgets to."""

import re
from pathlib import Path

import moothall
from moothall.meetings.models import PublishedRecord
from moothall.meetings.models.published_record import LiveRecords

SOURCE = Path(moothall.__file__).parent
BY_HAND = re.compile(r"\bdeleted_at(=None|__isnull)")
ALLOWED = {
    "meetings/models/published_record.py",  # the manager itself
    "matters/queries/public_changes.py",  # tells whoever follows meetings what was removed
}


def test_no_query_leaves_removed_rows_out_by_hand() -> None:
    found = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if "migrations" not in path.parts and BY_HAND.search(path.read_text())
    }

    assert found <= ALLOWED


def test_every_record_is_asked_for_without_its_removed_rows_unless_that_is_said() -> None:
    records = PublishedRecord.__subclasses__()

    assert len(records) >= 11
    for record in records:
        assert isinstance(record._default_manager, LiveRecords)
        assert not isinstance(record._base_manager, LiveRecords)
