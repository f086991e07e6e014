from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection, connections
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client as Browser
from django.utils import timezone

from moothall.work import operations
from moothall.work.models import WorkerSeen

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


def test_all_is_well_with_a_database_up_to_date_and_a_worker_that_was_seen() -> None:
    operations.say_alive(worker="one")

    answer = Browser().get("/health")

    said = answer.json()
    assert (answer.status_code, said["status"], said["failing"]) == (200, "ok", [])
    assert said["parts"]["worker"]["seen_seconds_ago"] >= 0
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_without_a_worker_it_is_not_well_and_says_so() -> None:
    answer = Browser().get("/health")
    assert (answer.status_code, answer.json()["failing"]) == (503, ["worker"])

    operations.say_alive(worker="one")
    WorkerSeen.objects.update(seen_at=timezone.now() - timedelta(hours=1))
    part = Browser().get("/health").json()["parts"]["worker"]
    assert part["status"] == "not seen lately"
    assert part["seen_seconds_ago"] >= 3_600


def test_a_database_of_an_older_version_is_named() -> None:
    MigrationRecorder(connection).record_unapplied("work", "0001_initial")

    answer = Browser().get("/health")

    assert (answer.status_code, answer.json()["failing"]) == (503, ["migrations"])


def test_a_database_that_is_away_is_named_and_nothing_of_how_to_reach_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def away(*_: Any, **__: Any) -> None:
        raise OperationalError("could not connect to db.avon.example as moothall with s3cret")

    monkeypatch.setattr(type(connections["default"]), "cursor", away)

    answer = Browser().get("/health")

    assert (answer.status_code, answer.json()["failing"]) == (503, ["database"])
    assert "avon" not in answer.content.decode()


def test_it_is_asked_and_not_told(settings: Any) -> None:
    assert Browser().post("/health").status_code == 405
    operations.say_alive(worker="one")
    settings.SECURE_SSL_REDIRECT = True
    assert Browser().get("/health").status_code == 200
