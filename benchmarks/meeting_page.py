"""The page of a meeting while it sits: 200 readers, and one clerk who writes the minutes, through gunicorn.

First each reader asks again every ten seconds, as people do who wait for the next item. Then all 200 ask
without a pause, which shows the most that the server gives. Beside that stands a bare page of the same
server, behind the same middleware, in the same run. Readers, clerk, server and database share one machine:
SQLite here, and PostgreSQL by script/with-postgresql script/bench meeting_page.
"""

import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from tests.acting import operator

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

HERE, WORKERS, READERS, ITEMS = "2020-vision", 2, 200, 20
SECONDS, PAUSE = 12.0, 10.0
TOKEN = "a" * 32


@dataclass
class Sitting:
    """A meeting under way, and the clerk's cookie."""

    page: str
    minute: str
    session: str


@dataclass
class Told:
    """What came of asking: seconds of each answer, and how many were no answer or refused."""

    seconds: list[float] = field(default_factory=list)
    wrong: int = 0


def set_up() -> Sitting:
    """Put the example in the store, and open a meeting with a long agenda."""
    import django

    django.setup()
    from django.core.management import call_command

    from moothall.agreement.files import read_agreement
    from moothall.agreement.operations import load

    if address := os.environ.get("MOOTHALL_DATABASE"):
        make_database(address)
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    read = read_agreement(ROOT / "examples" / HERE)
    load(agreement=read.agreement, texts=read.texts, heading_text=read.heading_text, acting=operator("bench"))
    return _sitting()


def make_database(address: str) -> None:
    """Make the database that an address names, where PostgreSQL has none of that name."""
    import psycopg.sql

    server, _, name = address.rpartition("/")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if known is None:
            connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))


def _sitting() -> Sitting:
    from datetime import datetime, timedelta
    from zoneinfo import ZoneInfo

    from django.conf import settings
    from moothall.committees import operations

    from moothall.doors.pages.days import today
    from moothall.meetings.rules.attendance_book import AttendanceEntry

    now = datetime.now(ZoneInfo(settings.TIME_ZONE))
    meeting = operations.plan_meeting(
        partnership=HERE, body="cheltenham-cabinet", starts_on=today(), acting=operator("bench")
    )
    items = [
        operations.add_item(
            meeting=meeting, title=f"Item {number}", purpose="To decide.", acting=operator("bench")
        )
        for number in range(1, ITEMS + 1)
    ]
    operations.publish_agenda(meeting=meeting, at=now - timedelta(days=20), acting=operator("bench"))
    operations.open_meeting(meeting=meeting, at=now, acting=operator("bench"))
    rows = [AttendanceEntry(f"Councillor {each}", "cheltenham", is_presiding=each == 0) for each in range(9)]
    operations.record_attendance(meeting=meeting, rows=rows, acting=operator("bench"))
    desk = f"/desk/meetings/{HERE}/{meeting.key}/items/{items[0].key}/minute/"
    return Sitting(f"/{HERE}/meetings/{meeting.key}/", desk, _signed_in())


def _signed_in() -> str:
    """Add the clerk and return the key of a session in which they are signed in."""
    from datetime import date

    from django.test import Client

    from moothall.accounts.operations import add_person, appoint

    clerk = add_person(
        name="Clerk", email="clerk@moothall.example", password="a long phrase", acting=operator("bench")
    )
    post = "illustrative-democratic-services"
    appoint(person=clerk, partnership=HERE, post=post, starts_on=date(2016, 4, 1), acting=operator("bench"))
    client = Client()
    client.force_login(clerk, "allauth.account.auth_backends.AuthenticationBackend")
    return str(client.cookies["sessionid"].value)


@contextmanager
def served() -> Iterator[int]:
    """Start the server on a free port, yield the port, and stop the server."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "benchmarks.made.served", "--bind", f"127.0.0.1:{port}"]
    options = ["--workers", str(WORKERS), "--log-level", "error", "--no-control-socket"]
    server = subprocess.Popen([*command, *options], cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(10)


async def answered(port: int, message: bytes, told: Told, expected: bytes = b"200") -> bytes:
    """Send one request and keep how long its whole answer took."""
    start, answer = time.perf_counter(), b""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(message)
        answer = await asyncio.wait_for(reader.read(-1), 60)
        writer.close()
    except (OSError, TimeoutError):
        pass
    if answer.split(b" ", 2)[1:2] != [expected]:
        told.wrong += 1
    told.seconds.append(time.perf_counter() - start)
    return answer


def get(address: str) -> bytes:
    return f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode()


def post(sitting: Sitting, number: int) -> bytes:
    body = urlencode({"csrfmiddlewaretoken": TOKEN, "minute": f"Resolved, as draft {number} says."})
    return (
        f"POST {sitting.minute} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        f"Cookie: sessionid={sitting.session}; csrftoken={TOKEN}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


async def reading(port: int, message: bytes, told: Told, end: float, pause: float) -> None:
    await asyncio.sleep(random.uniform(0, pause))
    while time.perf_counter() < end:
        await answered(port, message, told)
        await asyncio.sleep(random.uniform(0.5, 1.5) * pause)


async def writing(port: int, sitting: Sitting, told: Told, end: float) -> None:
    while time.perf_counter() < end:
        await answered(port, post(sitting, len(told.seconds)), told, b"302")
        await asyncio.sleep(1)


async def measured(port: int, address: str, sitting: Sitting, pause: float) -> tuple[float, Told, Told]:
    """Have everybody read and the clerk write; return answers a second, and what each was told."""
    read, written = Told(), Told()
    start = time.perf_counter()
    end = start + SECONDS
    readers = [reading(port, get(address), read, end, pause) for _ in range(READERS)]
    await asyncio.gather(*readers, writing(port, sitting, written, end))
    return len(read.seconds) / (time.perf_counter() - start), read, written


def row(name: str, rate: float, read: Told, written: Told) -> None:
    cuts = statistics.quantiles(read.seconds, n=100)
    figures = "".join(f"{1_000 * cuts[each - 1]:>9,.0f}" for each in (50, 95, 99))
    mean, kept = statistics.mean(written.seconds) * 1_000, len(written.seconds) - written.wrong
    print(f"{name:<34}{rate:>9,.1f}{figures}{read.wrong:>8}{kept:>8}{mean:>9,.0f}")


def main() -> None:
    random.seed(1)
    with tempfile.TemporaryDirectory() as data:
        os.environ["MOOTHALL_DATA"] = data
        os.environ["DJANGO_SETTINGS_MODULE"] = "moothall.config.settings"
        sitting = set_up()
        database = "PostgreSQL" if os.environ.get("MOOTHALL_DATABASE") else "SQLite"
        print(f"{database}; {WORKERS} workers, {READERS} readers, one clerk who writes once a second\n")
        print(
            f"{'':<34}{'pages/s':>9}{'p50 ms':>9}{'p95':>9}{'p99':>9}{'wrong':>8}{'writes':>8}{'ms each':>9}"
        )
        with served() as port:
            for _ in range(20):  # each worker reads the agreement once
                asyncio.run(answered(port, get(sitting.page), Told()))
            rates = {}
            for name, address, pause in (
                ("the meeting, every 10 s", sitting.page, PAUSE),
                ("a bare page, without a pause", "/bare", 0.0),
                ("the meeting, without a pause", sitting.page, 0.0),
            ):
                rates[name], read, written = asyncio.run(measured(port, address, sitting, pause))
                row(name, rates[name], read, written)
        *_, bare, full = rates.values()
        print(f"\nA bare page is given {bare / full:.1f} times as often as the meeting.")


if __name__ == "__main__":
    main()
