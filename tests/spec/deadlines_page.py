"""The reference page of deadlines: its rules, one of them counted day by day, and every worked case."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from tests.spec.deadline_cases import Case, cases

from moothall.meetings.core.deadlines import RULES, DeadlineRule, agenda_by

OPENING = """# Deadlines

Each deadline follows from a numbered rule. A page that shows one gives the day, the rule with its citation,
and how the day was counted. “Unchecked” means that a citation is from memory and was not read.

**Clear days** leave out both the day of publication and the day of the meeting. How a body counts the days
between is recorded with the body, and can change on a day:

- **working**: Monday to Friday, without bank holidays in England and without the days on which the body says
  that its offices are closed. This is what is taken where nothing is recorded, because it gives the public
  the longer notice. What is published on any other day counts from the next working day.
- **calendar**: every day counts, also one on which the offices are closed.

A body may count the twenty-eight days of a key decision or a private meeting in calendar days, and those of
its agendas in working days: its rule says so apart. Where that is not recorded, all notice is counted alike.

What is published after the body's closing time counts as published on the next day. Where no closing time is
recorded, the day ends at midnight by the clock in England. Call-in, and a body's own limits on publishing
decisions and minutes, are always in working days.

A company, and a body that meets under no law, have no deadlines by statute. Only a body that meets under
SI 2012/2089 takes key decisions.
"""
COUNTED = """## One of them, counted

The agenda of a committee that meets on 31 March 2016, where only working days count."""
WORKED = """## Worked cases

Every day below was counted apart from the program, by hand or one day at a time on the list of bank holidays
that GOV.UK publishes, and a test holds the program to it. Given a meeting or a decision, the day is the last
on which to publish. Given a publication, it is the first on which to meet or decide, the last day of call-in
(D-14), or the first day in force (D-15). Records (D-16, D-17) need not be kept from the day given on.
"""
EXAMPLE = date(2016, 3, 31)


def page() -> str:
    rules = "\n".join(_row(rule) for rule in RULES.values())
    worked = "\n".join(
        f"{number}. {step.sentence}" for number, step in enumerate(agenda_by(EXAMPLE).working, start=1)
    )
    sections = "\n".join(
        _section(title, list(group)) for title, group in groupby(cases(), key=lambda case: case.section)
    )
    return (
        f"{OPENING}\n## The rules\n\n| Rule | What it asks | Citation |\n|---|---|---|\n{rules}\n\n"
        f"{COUNTED} {agenda_by(EXAMPLE).summary}\n\n{worked}\n\n{WORKED}\n{sections}"
    )


def _row(rule: DeadlineRule) -> str:
    source = rule.citation
    cited = f"{source.document}, {source.clause}"
    place = f"[{cited}]({source.url})" if source.url else cited
    sure = "" if source.confidence == "high" else f" ({source.confidence})"
    note = f". {source.note}" if source.note else ""
    return f"| {rule.id} {rule.title} | {rule.sentence} | {place}{sure}{note} |"


def _section(title: str, found: list[Case]) -> str:
    return "\n".join(_lines(title, found))


def _lines(title: str, found: list[Case]) -> Iterator[str]:
    yield f"### {title}\n"
    yield "| Rule | Days counted | Given | Day | Remark |\n|---|---|---|---|---|"
    for case in found:
        yield f"| {case.rule} | {case.counted} | {case.given} | {case.expected} | {case.remark} |"
    yield ""
