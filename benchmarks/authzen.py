"""May they? Asked over HTTP on loopback, of the example's scheme, one question at a time and in batches.

Beside that: a bare view of the same server, behind the same middleware, that reads JSON and answers JSON,
which nothing served by Django can beat; and the same questions in process, with no HTTP at all.
"""

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.acting import operator

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

TENANT = "2020-vision"
SECONDS, MOST, AT_ONCE = 3.0, 4_000, 2
BATCHES = (10, 100, 1_000)


def question(amount: int = 0, day: str = "2016-05-01") -> dict[str, Any]:
    return {
        "subject": {"type": "body", "id": "joint-committee"},
        "action": {"name": "restructure-team"},
        "resource": {
            "type": "service",
            "id": "revenues",
            "properties": {"authorities": ["cheltenham"], "amount_pence": amount},
        },
        "context": {"time": day},
    }


def several(count: int) -> dict[str, Any]:
    """Return ``count`` questions, of which one in two is answered no."""
    days = ("2016-05-01", "2016-12-01")
    return {"evaluations": [question(number, days[number % 2]) for number in range(count)]}


def set_up() -> str:
    """Put the example in the store and return a client's token."""
    import django

    django.setup()
    from django.core.management import call_command

    from moothall.accounts.operations.clients import add_client
    from moothall.agreement.files import read_agreement
    from moothall.agreement.operations import load

    call_command("migrate", verbosity=0)
    read = read_agreement(ROOT / "examples" / TENANT)
    load(agreement=read.agreement, texts=read.texts, heading_text=read.heading_text, acting=operator("bench"))
    return add_client(name="bench", partnership=TENANT, acting=operator("bench")).token


@contextmanager
def served() -> Iterator[int]:
    """Start the server on a free port, yield the port, and stop the server."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "benchmarks.made.served", "--bind", f"127.0.0.1:{port}"]
    options = ["--workers", str(os.cpu_count() or 1), "--log-level", "error", "--no-control-socket"]
    server = subprocess.Popen([*command, *options], cwd=ROOT)
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(10)


def wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("The server did not start within 20 seconds.")


def request(address: str, token: str, body: dict[str, Any]) -> bytes:
    written = json.dumps(body).encode()
    head = (
        f"POST {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(written)}\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + written


def sent(port: int, message: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(message)
        parts = []
        while part := connection.recv(1 << 16):
            parts.append(part)
    return b"".join(parts)


def timed(ask: Callable[[], object]) -> list[float]:
    """Ask again and again, for so long or so often, and return the seconds that each took."""
    taken: list[float] = []
    end = time.perf_counter() + SECONDS
    while (start := time.perf_counter()) < end and len(taken) < MOST:
        ask()
        taken.append(time.perf_counter() - start)
    return taken


def measured(name: str, ask: Callable[[], object], *, each: int = 1, at_once: int = AT_ONCE) -> None:
    ask()
    start = time.perf_counter()
    with ThreadPoolExecutor(at_once) as pool:
        taken = [seconds for run in pool.map(lambda _: timed(ask), range(at_once)) for seconds in run]
    rate = len(taken) / (time.perf_counter() - start)
    p99 = statistics.quantiles(taken, n=100)[98]
    p50 = statistics.median(taken)
    print(f"{name:<34}{rate:>12,.0f}{rate * each:>14,.0f}{p50 * 1_000:>10.2f}{p99 * 1_000:>10.2f}")


def over_http(token: str) -> None:
    base = f"/authzen/{TENANT}/access/v1"
    with served() as port:

        def asking(address: str, body: dict[str, Any]) -> Callable[[], bytes]:
            message = request(address, token, body)
            answer = sent(port, message)
            assert answer.startswith(b"HTTP/1.1 200"), answer[:500]
            return lambda: sent(port, message)

        for _ in range(20):  # each worker reads the agreement once
            asking(f"{base}/evaluation", question())
        measured("a bare JSON view", asking("/bare", question()))
        measured("evaluation, yes", asking(f"{base}/evaluation", question()))
        measured("evaluation, no", asking(f"{base}/evaluation", question(day="2016-12-01")))
        searched = {**question(), "subject": {"type": "body"}}
        measured("subject search", asking(f"{base}/search/subject", searched))
        measured("action search", asking(f"{base}/search/action", question()))
        for count in BATCHES:
            measured(
                f"evaluations, {count:,} in a request",
                asking(f"{base}/evaluations", several(count)),
                each=count,
            )


def in_process() -> None:
    from datetime import date

    from moothall.delegation.core.authzen import AuthzenAction, AuthzenQuestion, Entity, evaluate
    from moothall.delegation.queries import point_of_partnership

    point = point_of_partnership(TENANT)
    for name, day in (("in process, yes", "2016-05-01"), ("in process, no", "2016-12-01")):
        asked = question(day=day)
        entities = [Entity(**asked[each]) for each in ("subject", "resource")]
        made = AuthzenQuestion(entities[0], AuthzenAction(**asked["action"]), entities[1], asked["context"])
        measured(
            name, lambda made=made: evaluate(point=point, question=made, today=date(2026, 11, 22)), at_once=1
        )


def main() -> None:
    with tempfile.TemporaryDirectory() as data:
        os.environ["MOOTHALL_DATA"] = data
        os.environ["DJANGO_SETTINGS_MODULE"] = "moothall.config.settings"
        token = set_up()
        print(f"{os.cpu_count()} workers, {AT_ONCE} clients at once on the same machine\n")
        print(f"{'':<34}{'requests/s':>12}{'decisions/s':>14}{'p50 ms':>10}{'p99 ms':>10}")
        over_http(token)
        in_process()


if __name__ == "__main__":
    main()
