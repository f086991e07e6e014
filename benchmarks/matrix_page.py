"""The matrix and other pages: queries and milliseconds, beside a bare Django page in the same run.

Both go through every middleware, in one process, with the test client: what is measured is Moothall's own
work and Django's, and neither a network nor a web server.
"""

# ruff: noqa: E402  Django has to be set up before anything of its is imported

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ["MOOTHALL_HOSTS"] = "testserver"

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from tests.acting import operator
from tests.doors.site.costs.stored_years import crowd

from moothall.agreement.files import read_agreement
from moothall.agreement.operations import load
from moothall.config import urls

EXAMPLE = Path(__file__).parents[1] / "examples" / "2020-vision"
ROUNDS = 60


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<!doctype html><title>Bare</title><p>Nothing but Django.")


def counting(queries: list[str]) -> Callable[..., object]:
    def count(execute: Callable[..., object], sql: str, *rest: object) -> object:
        queries.append(sql)
        return execute(sql, *rest)

    return count


def timed(ask: Callable[[], object]) -> list[float]:
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        ask()
        seconds.append(time.perf_counter() - start)
    return [1_000 * each for each in seconds]


def main() -> None:
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    read = read_agreement(EXAMPLE)
    load(
        agreement=read.agreement,
        texts=read.texts,
        heading_text=read.heading_text,
        acting=operator("a benchmark"),
    )
    crowd(100, 50)
    urls.urlpatterns.insert(0, path("bare/", bare))
    client = Client()
    pages = {
        "bare Django page": "/bare/",
        "matrix, a day asked before": "/2020-vision/matrix/?on=2016-11-15",
        "partnership at a glance": "/2020-vision/",
        "timeline": "/2020-vision/timeline/",
        "agreement as a document": "/2020-vision/agreement/",
        "findings": "/2020-vision/findings/",
        "costs of 100 services, 50 councils": "/crowd/costs/2016-17/",
    }
    for address in pages.values():
        assert client.get(address).status_code == 200, address
    print(f"{'':<36}{'queries':>9}{'median ms':>11}{'p95 ms':>9}{'KB':>7}{'× bare':>8}")
    first = None
    for name, address in pages.items():
        queries: list[str] = []
        with connection.execute_wrapper(counting(queries)):
            size = len(client.get(address).content)
        taken = timed(lambda address=address: client.get(address))  # type: ignore[misc]
        median = statistics.median(taken)
        first = first or median
        p95 = statistics.quantiles(taken, n=20)[18]
        print(
            f"{name:<36}{len(queries):>9}{median:>11.1f}{p95:>9.1f}{size / 1024:>7.0f}{median / first:>8.1f}"
        )


if __name__ == "__main__":
    main()
