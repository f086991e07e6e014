"""Reads the table of worked deadlines, and asks the program for the day of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from moothall.agreement.core.terms.bodies import CallInRule
from moothall.matters.core.effect import in_force_from
from moothall.meetings.core.deadlines import (
    RULES,
    CountingRule,
    Deadline,
    Moment,
    call_in_closes,
    decision_published_by,
    draft_minutes_by,
    interest_notified_by,
    meet_from,
    officer_papers_kept_until,
    officer_record_kept_until,
    publish_by,
)
from moothall.periods import written

TABLE = Path(__file__).with_name("deadlines.txt")
MONTHS = [written(date(2016, month, 1)).split()[1] for month in range(1, 13)]
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NOT_COUNTED = {"D-16": officer_record_kept_until, "D-17": officer_papers_kept_until}
NOT_COUNTED["D-18"] = interest_notified_by


@dataclass(frozen=True)
class Case:
    section: str
    rule: str
    counted: str
    given: str
    expected: str
    remark: str


def cases() -> Iterator[Case]:
    section = ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            section = line.removeprefix("# ")
        elif line.startswith("D-"):
            yield Case(section, *(part.strip() for part in line.split("|")))


def day_written(text: str) -> date:
    """Read ``Tue 1 March 2022``; the weekday must be that of the date."""
    weekday, number, month, year = text.split()
    day = date(int(year), MONTHS.index(month) + 1, int(number))
    assert WEEKDAYS[day.weekday()] == weekday, f"{text} was a {WEEKDAYS[day.weekday()]}"
    return day


def moment_written(text: str) -> Moment:
    """Read a day, with or without a time after it."""
    if ":" not in text:
        return day_written(text)
    words, _, clock = text.rpartition(" ")
    return datetime.combine(day_written(words), time.fromisoformat(clock))


def counting_written(text: str) -> tuple[CountingRule, int | None]:
    """Read how days are counted, and the body's own number of working days where there is one."""
    kind, *parts = text.split("; ")
    closed: set[date] = set()
    closes_at, own, long_days = None, None, None
    for part in parts:
        if part.startswith("closes at "):
            closes_at = time.fromisoformat(part.removeprefix("closes at "))
        elif part == "28 in calendar days":
            long_days = "calendar"
        elif part.startswith("closed "):
            first, _, last = part.removeprefix("closed ").partition(" to ")
            start, end = day_written(first), day_written(last or first)
            closed.update(start + timedelta(number) for number in range((end - start).days + 1))
        else:
            own = int(part.removesuffix(" working days"))
    return CountingRule(kind, frozenset(closed), closes_at, long_days), own  # type: ignore[arg-type]


def deadline_of(case: Case) -> Deadline:
    """Ask the program."""
    word, _, when = case.given.partition(" ")
    moment = moment_written(when)
    if case.rule in NOT_COUNTED:
        return NOT_COUNTED[case.rule](day_written(when))
    counting, own = counting_written(case.counted)
    call_in = None if own is None else CallInRule(working_days=own)
    found = None
    if case.rule == "D-13":
        found = decision_published_by(day_written(when), own, counting)
    elif case.rule == "D-19":
        found = draft_minutes_by(day_written(when), own, counting)
    elif case.rule == "D-14" and call_in:
        found = call_in_closes(moment, call_in, counting)
    elif case.rule == "D-15":
        found = in_force_from(moment, call_in, counting)
    elif word == "published":
        found = meet_from(RULES[case.rule], moment, counting)
    else:
        found = publish_by(RULES[case.rule], day_written(when), counting)
    assert isinstance(found, Deadline)
    return found
