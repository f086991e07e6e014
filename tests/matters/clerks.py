"""Clerks, each a process of its own, for tests of what happens when one is killed or many act at once.

python -m tests.matters.clerks DATABASE killed
python -m tests.matters.clerks DATABASE at-once 6
"""

import os
import signal
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import django
from django.conf import settings
from django.db import connection, connections
from tests.acting import operator
from tests.agreement.operations.clerks import all_at_once


class HalfDone(AssertionError):
    """Something was kept without what belongs to it."""


def take_the_vote() -> None:
    from tests.matters.partnership import CLERK

    from moothall.meetings.core.ballots import Hands
    from moothall.meetings.models import AgendaItem
    from moothall.meetings.operations import take_vote

    item, hands = AgendaItem.objects.get(), Hands(2)
    take_vote(item=item, motion="That it be so", method="show_of_hands", hands=hands, acting=CLERK)


def record_the_decision() -> None:
    from tests.matters.partnership import CLERK, agreed

    from moothall.matters.operations import decide
    from moothall.meetings.models import AgendaItem, Vote

    decide(item=AgendaItem.objects.get(), record=agreed(), vote=Vote.objects.get(), acting=CLERK)


def publish_it() -> None:
    from tests.matters.partnership import CLERK, MEETING, at

    from moothall.matters.models import Decision
    from moothall.matters.operations import publish_decision

    publish_decision(decision=Decision.objects.get(), at=at(MEETING, 15), acting=CLERK)


def killed_before(number: int, step: Callable[[], None]) -> bool:
    """Start a process that is killed before its statement ``number``; say whether it ended first."""
    child = os.fork()
    if child == 0:
        connections.close_all()
        left, commit = iter(range(number)), connection._commit

        def count() -> None:
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        def statement(execute: Any, *said: Any) -> Any:
            count()
            return execute(*said)

        def committing() -> None:
            count()
            commit()

        connection._commit = committing  # type: ignore[method-assign]
        try:
            with connection.execute_wrapper(statement):
                step()
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    if status not in (0, signal.SIGKILL):
        raise HalfDone(f"Before statement {number} it failed, and was not killed.")
    return status == 0


def whole(steps: int) -> None:
    """See that so many steps are kept whole, and no part of another."""
    from tests.matters.partnership import NAME

    from moothall.agreement.queries import register_of, verify
    from moothall.audit import queries as audit
    from moothall.matters.models import Decision, Issue
    from moothall.meetings.models import Vote

    register, issue = register_of(NAME), Issue.objects.get()
    decisions = list(Decision.objects.all())
    is_published = [each.published_at is not None for each in decisions]
    said = Counter(event.action for event in audit.events(page_size=500).events)
    kept = {
        "the vote": Vote.objects.count() == said["vote.taken"] == (steps >= 1),
        "the decision": len(decisions) == said["decision.recorded"] == (steps >= 2),
        "its legs": all(each.legs.exists() for each in decisions),
        "its publication": sum(is_published) == said["decision.published"] == (steps >= 3),
        "the variation": register.head - 1 == said["agreement.varied"] == (steps >= 3),
        "the issue": (issue.state, issue.variation_number)
        == (("in_force", 2) if steps >= 3 else ("open", None)),
        "the chains": verify(NAME).good and audit.verify().good,
    }
    if wrong := [name for name, is_so in kept.items() if not is_so]:
        raise HalfDone(", ".join(wrong))


def killed_in_turn() -> int:
    """Take each step, killed before each of its statements in turn; see each time what is kept."""
    points = []
    for done, step in enumerate((take_the_vote, record_the_decision, publish_it)):
        for number in range(1_000):
            is_done = killed_before(number, step)
            connections.close_all()
            whole(done + is_done)
            connections.close_all()
            if is_done:
                points.append(number)
                break
    os.write(sys.stdout.fileno(), f"{points}\n".encode())
    return 0


def bring_it_into_force(_: int) -> Any:
    """Bring the one issue into force."""
    from moothall.matters.models import Issue
    from moothall.matters.operations import bring_into_force

    return bring_into_force(issue=Issue.objects.get(), on=date(2016, 12, 1), acting=operator("A clerk"))


def main(database: str, act: str, clerks: str = "0") -> int:
    """Act on the database of the test that started this process."""
    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    connections.close_all()
    return killed_in_turn() if act == "killed" else all_at_once(bring_it_into_force, int(clerks))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.config.settings")
    sys.exit(main(*sys.argv[1:]))
