"""The first load, the fold and the laws of an agreement of 10,000 terms and 2,000 variations.

Beside them stands reading the same bytes as bare JSON, which nothing that starts from them can beat.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.made.agreement import HEADING, variations
from tests.acting import operator

from moothall.agreement.core.laws import LAWS
from moothall.agreement.core.laws.review import review
from moothall.agreement.core.register import fold
from moothall.agreement.core.variation import Agreement, Variation
from moothall.periods import Period

THIRTY_YEARS = Period(date(2000, 4, 1), date(2030, 4, 1))
TARGETS = {"first load, from the database": 1_000, "state on a day asked before": 1}
Row = tuple[str, float]


def main(terms: int = 10_000, number: int = 2_000) -> None:
    made = variations(terms, number)
    bodies = [json.dumps(each.written(), ensure_ascii=False, separators=(",", ":")) for each in made]
    print(f"{terms:,} terms, {number:,} variations, {sum(map(len, bodies)) / 1e6:.1f} MB of JSON\n")
    bare = ("json.loads of the same bytes", measured(lambda: [json.loads(body) for body in bodies]))
    _print([bare, *in_the_store(made), *in_the_core(made, bodies)])


def measured(act: Callable[[], Any], times: int = 5) -> float:
    """Return the least milliseconds of several times, with no rubbish left over from before."""
    least = float("inf")
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        act()
        least = min(least, time.perf_counter() - start)
    return least * 1000


def in_the_store(made: list[Variation]) -> Iterator[Row]:
    """Yield what the database has a part in."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from moothall.agreement.operations import load
    from moothall.agreement.queries import register_of, verify
    from moothall.agreement.queries.register_cache import REGISTERS

    def first_load() -> None:
        REGISTERS.clear()
        register_of(HEADING.id)

    call_command("migrate", verbosity=0)
    agreement = Agreement(moothall=1, partnership=HEADING, variations=tuple(made))
    yield (
        "load a file’s variations into it",
        measured(lambda: load(agreement=agreement, acting=operator("bench")), 1),
    )
    yield "first load, from the database", measured(first_load)
    yield "a register read before (one query)", measured(lambda: register_of(HEADING.id), 20)
    yield "verify the chain", measured(lambda: verify(HEADING.id))


def in_the_core(made: list[Variation], bodies: list[str]) -> Iterator[Row]:
    """Yield what is done in memory alone."""
    register, _ = fold(HEADING, made)
    new_days = (THIRTY_YEARS.starts_on + timedelta(days=days) for days in count())
    last_day = made[-1].effective + timedelta(days=1)
    yield (
        "parse and check every variation",
        measured(lambda: [Variation.model_validate_json(b) for b in bodies]),
    )
    yield "fold", measured(lambda: fold(HEADING, made))
    yield "state on a new day", measured(lambda: register.state(next(new_days)), 20)
    yield "state on a day asked before", measured(lambda: register.state(THIRTY_YEARS.starts_on), 20)
    yield "one more variation, tried out", measured(lambda: register.varied(_one_more(made, last_day)))
    yield "every law, over thirty years", measured(lambda: review(register, THIRTY_YEARS, LAWS), 2)


def _one_more(made: list[Variation], day: date) -> Variation:
    ends = {"end": [{"term": made[-1].add[-1].id}]}
    days = {"decided": day, "effective": day}
    return Variation.model_validate({"id": "one-more", "title": "One more", **days, **ends})


def _print(rows: list[Row]) -> None:
    print(f"{'':38}{'ms':>12}{'× json':>10}{'target ms':>12}")
    bare = rows[0][1]
    for name, taken in rows:
        target = TARGETS.get(name)
        print(f"{name:38}{taken:12,.3f}{taken / bare:10,.2f}{f'{target:,}' if target else '':>12}")


if __name__ == "__main__":
    main()
