"""Clerks, each a process of its own, for tests of what happens when many act at once or one is cut off.

python -m tests.agreement.operations.clerks DATABASE record 50
python -m tests.agreement.operations.clerks DATABASE load 5
python -m tests.agreement.operations.clerks DATABASE cut-off
"""

import os
import signal
import sys
from collections.abc import Callable

import django
from django.conf import settings
from django.db import connections
from tests.acting import operator


def record_one(number: int) -> int:
    """Record one variation, and after each refusal read again; return the number that it got."""
    from tests.agreement.partnerships import joining

    from moothall.agreement.operations import record
    from moothall.agreement.queries import register_of
    from moothall.agreement.rules import VariationOutOfTurn

    while True:
        after = register_of("test").head
        try:
            return record(
                partnership="test",
                variation=joining(f"c{number}"),
                after=after,
                acting=operator(f"Clerk {number}"),
            )
        except VariationOutOfTurn:
            continue


def load_all(number: int) -> int:
    """Load the whole agreement; return how many variations that recorded."""
    from tests.agreement.partnerships import loaded

    return len(loaded().recorded)


def all_at_once(act: Callable[[int], int], clerks: int) -> int:
    """Have so many processes act at the same moment, and say what came of it; return how many failed."""
    gate, opener = os.pipe()
    children = []
    for number in range(clerks):
        child = os.fork()
        if child == 0:
            os.close(opener)
            try:
                os.read(gate, 1)  # until it is closed, for everybody at once
                os.write(sys.stdout.fileno(), f"{act(number)}\n".encode())
                os._exit(0)
            finally:
                os._exit(1)
        children.append(child)
    os.close(opener)
    return sum(os.waitpid(child, 0)[1] != 0 for child in children)


def cut_off() -> None:
    """Record a variation, say its number, and have no time for anything else."""
    from tests.agreement.partnerships import joining

    from moothall.agreement.operations import record

    number = record(partnership="test", variation=joining("last"), after=3, acting=operator("Clerk"))
    os.write(sys.stdout.fileno(), f"{number}\n".encode())
    os.kill(os.getpid(), signal.SIGKILL)


def main(database: str, act: str, clerks: str = "0") -> int:
    """Act on the database of the test that started this process."""
    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    connections.close_all()
    if act == "cut-off":
        cut_off()
    return all_at_once(load_all if act == "load" else record_one, int(clerks))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.config.settings")
    sys.exit(main(*sys.argv[1:]))
