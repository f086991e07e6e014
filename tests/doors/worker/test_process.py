"""The process that does the work: it keeps the time, and stops with the process that it runs beside."""

import os
import signal
import subprocess
import sys
import threading
from typing import Any

import pytest

from moothall.doors.worker import process


def ended() -> int:
    """Return the number of a process that is no more."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def kept_by_the_clock(beside: int, stopped: threading.Event) -> None:
    """Keep the time in a thread of its own, as a worker does, until it ends."""
    clock = threading.Thread(target=process._keep_clock, args=("one", beside, stopped))
    clock.start()
    clock.join()


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "LOOK_EVERY", 0.001)
    monkeypatch.setattr(process, "BEAT_EVERY", 0.001)


def test_a_process_that_has_ended_is_not_there() -> None:
    assert process._is_there(os.getpid())
    assert process._is_there(1)  # whoever it belongs to
    assert not process._is_there(ended())


def test_a_process_of_somebody_else_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(number: int, sent: int) -> None:
        raise PermissionError

    monkeypatch.setattr(process.os, "kill", refuse)

    assert process._is_there(1)


@pytest.mark.usefixtures("at_once")
def test_the_worker_is_stopped_once_the_process_beside_it_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[int, int]] = []
    monkeypatch.setattr(process, "_is_there", lambda number: False)
    monkeypatch.setattr(process.os, "kill", lambda number, signalled: sent.append((number, signalled)))

    kept_by_the_clock(beside=12_345, stopped=threading.Event())

    assert sent == [(os.getpid(), signal.SIGTERM)]


@pytest.mark.usefixtures("at_once")
def test_a_database_that_is_away_for_a_while_does_not_stop_the_clock(
    monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    stopped, beats = threading.Event(), []

    def beat(worker: str) -> None:
        beats.append(worker)
        if len(beats) == 1:
            raise OSError("the database is away")
        stopped.set()

    monkeypatch.setattr(process, "keep_time", beat)

    kept_by_the_clock(beside=0, stopped=stopped)

    assert beats == ["one", "one"]
    assert "The clock could not be kept" in caplog.text
