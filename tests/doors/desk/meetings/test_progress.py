"""The desk has words for everything that may be due from a meeting and for every step."""

from typing import get_args

from moothall.doors.desk.meetings.progress import BUTTONS, DUTIES
from moothall.meetings.core.lifecycle import Duty, Step


def test_every_duty_and_every_step_has_its_words_at_the_desk() -> None:
    assert (set(BUTTONS), set(DUTIES)) == (set(get_args(Step)), set(get_args(Duty)))
