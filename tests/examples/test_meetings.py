"""The example's meetings and decisions are those of the record, each with its source."""

from pathlib import Path

from moothall.agreement.files import read_agreement
from moothall.matters.files.past_file import read_past, refuse_strangers

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "2020-vision"


def test_every_meeting_and_decision_names_what_the_agreement_has_and_its_source():
    past, read = read_past(EXAMPLE / "meetings.yaml")
    refuse_strangers(past, read_agreement(EXAMPLE).register, read)

    assert all(each.source and each.source[0].url for each in (*past.issues, *past.meetings, *past.decisions))


def test_every_decision_behind_a_variation_with_its_own_record_is_there_on_its_day():
    past, _ = read_past(EXAMPLE / "meetings.yaml")
    numbers = read_agreement(EXAMPLE).register.entries
    taken = {(each.by, each.on) for each in past.decisions}
    by_variation = {entry.variation.id: entry.variation.decided_by for entry in numbers}

    for issue in past.issues:
        assert issue.variation in by_variation
    for variation in ("cheltenham-withdraws", "deed-of-variation", "phase-1", "phase-2"):
        assert {(each.by, each.on) for each in by_variation[variation]} <= taken
