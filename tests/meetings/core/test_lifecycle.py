"""What is due from a meeting next, and which steps may be taken, at each point of its life."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from moothall.meetings.core.deadlines import BodyRules, deadlines_of_meeting
from moothall.meetings.core.lifecycle import (
    MET,
    OPEN_AGENDA,
    OVER,
    STEPS,
    MeetingProgress,
    next_duty,
    possible_steps,
)
from moothall.meetings.models import Meeting

MEETING = date(2016, 11, 21)
EARLY = date(2016, 10, 1)
PLANNED = MeetingProgress(
    "planned", MEETING, deadlines=deadlines_of_meeting(MEETING, BodyRules(regime="executive_2012"))
)
HELD = MeetingProgress("held", MEETING)


def steps(progress: MeetingProgress, on: date = EARLY) -> list[str]:
    return [f"{each.kind}!" if each.is_first else each.kind for each in possible_steps(progress, on)]


def test_every_state_of_a_meeting_has_its_steps() -> None:
    assert set(Meeting.State.values) == {*STEPS, "held"} == {*OPEN_AGENDA, *MET, *OVER}


def test_notice_is_due_first_while_it_can_still_be_given_in_time() -> None:
    duty = next_duty(PLANNED, EARLY)

    assert duty.deadline is not None
    assert (duty.kind, duty.by) == ("give_notice", duty.deadline.day)
    assert steps(PLANNED) == ["give_notice!", "publish_agenda", "move", "cancel"]
    after = duty.deadline.day + timedelta(days=1)
    assert next_duty(PLANNED, after).kind == "publish_agenda"
    assert steps(PLANNED, after) == ["publish_agenda!", "give_notice", "move", "cancel"]


def test_once_notice_is_given_the_agenda_is_due_and_says_whether_it_is_late() -> None:
    noticed = replace(PLANNED, state="notice")

    assert (next_duty(noticed, EARLY).kind, next_duty(noticed, EARLY).is_late) == ("publish_agenda", False)
    assert next_duty(replace(noticed, missed=noticed.deadlines), MEETING).is_late
    assert next_duty(replace(noticed, deadlines=()), EARLY).by == MEETING


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ("agenda", "open"),
        ("sitting", "take_down"),
        ("adjourned", "open_again"),
        ("cancelled", "none_cancelled"),
    ],
)
def test_what_is_due_once_the_agenda_is_published(state: str, kind: str) -> None:
    assert next_duty(MeetingProgress(state, MEETING), MEETING).kind == kind


def test_a_meeting_that_was_held_publishes_decisions_then_minutes_then_says_that_they_are_approved() -> None:
    minuted = replace(HELD, has_published_minutes=True)
    done = replace(minuted, has_approved_minutes=True)

    assert next_duty(replace(HELD, unpublished_decisions=1), MEETING).kind == "publish_decisions"
    assert steps(replace(HELD, unpublished_decisions=1)) == ["publish_decisions!", "publish_minutes"]
    assert (next_duty(HELD, MEETING).kind, steps(HELD)) == ("publish_minutes", ["publish_minutes!"])
    assert (next_duty(minuted, MEETING).kind, steps(minuted)) == ("approve_minutes", ["approve_minutes"])
    assert (next_duty(done, MEETING).kind, steps(done)) == ("none", [])
