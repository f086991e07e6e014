"""Half a decision is never kept: the process is killed before each statement of the last vote in turn."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from tests.matters.partnership import (
    CEDAR,
    CLERK,
    DALE,
    NAME,
    founded,
    joining,
    part,
    proposed,
    published,
    under_way,
)
from tests.patience import PATIENCE

from moothall.agreement.queries import register_of, verify
from moothall.audit import queries as audit
from moothall.matters.models import Decision, Issue
from moothall.matters.operations import bring_into_force
from moothall.meetings.models import Vote

pytestmark = [pytest.mark.storage, pytest.mark.django_db(transaction=True)]

ROOT = Path(__file__).parents[2]


def clerk(*act: str) -> subprocess.CompletedProcess[str]:
    """Start a clerk on the database of this test, and wait until they are done or killed."""
    command = [sys.executable, "-m", "tests.matters.clerks", str(connection.settings_dict["NAME"]), *act]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)


def proposal_before_its_last_vote() -> Issue:
    """Found a partnership, and bring a proposal to the meeting at which it is to be decided."""
    founded()
    issue, _ = proposed(joining("brent-joins", add=[part("brent")]))
    under_way("brent-cabinet", people=(CEDAR, DALE), matter=issue.slug)
    return issue


def test_killed_before_each_statement_in_turn_it_keeps_all_of_each_step_or_nothing() -> None:
    issue = proposal_before_its_last_vote()

    done = clerk("killed")

    assert (done.returncode, done.stderr) == (0, "")
    points = json.loads(done.stdout)
    assert len(points) == 3
    assert min(points) > 10
    issue.refresh_from_db()
    assert (issue.state, issue.variation_number, register_of(NAME).head) == ("in_force", 2, 2)
    assert (Vote.objects.count(), Decision.objects.count()) == (1, 1)
    assert (verify(NAME).good, audit.verify().good) == (True, True)


def test_of_processes_that_bring_one_issue_into_force_at_once_one_varies_the_agreement() -> None:
    founded()
    issue, _ = proposed()
    published("brent-cabinet", issue)
    published("avon-cabinet", issue)

    done = clerk("at-once", "6")

    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(done.stdout.split()) == ["2", *["None"] * 5]
    assert (register_of(NAME).head, Issue.objects.get().variation_number) == (2, 2)
    assert (verify(NAME).good, audit.verify().good) == (True, True)
    assert bring_into_force(issue=issue, on=date(2016, 12, 1), acting=CLERK) is None
