"""Twenty million lines to a cube: our way, beside a bare DuckDB sum of the same files, pandas, and Spark.

The files are made on the spot and deleted afterwards; ``--millions 100`` makes more lines. Ours and the bare
sum take turns, so that a busy machine is busy for both.
"""

import argparse
import gc
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from moothall.ledgers.core.headings import HeadingRule
from moothall.ledgers.core.line import FIELDS

AUTHORITIES, DEPARTMENTS, MONTHS = 8, 12, 72
AT_A_TIME = 500_000


def lines(count: int, seed: int) -> pa.RecordBatch:
    chance = np.random.default_rng(seed)
    month = chance.integers(0, MONTHS, count)
    day = np.datetime64("2015-01", "M") + month
    columns = {
        "row": np.arange(count, dtype=np.int32),
        "paid_on": day.astype("datetime64[D]"),
        "period": ((2015 + month // 12) * 100 + month % 12 + 1).astype(np.int32),
        "amount_pence": chance.integers(-100_000, 10_000_000, count),
        "supplier": words("Supplier", chance.integers(0, 5_000, count)),
        "department": words("Department", chance.integers(0, DEPARTMENTS, count)),
    }
    arrays = []
    for field in FIELDS:
        if field.name in columns:
            arrays.append(pa.array(columns[field.name]).cast(field.type))
        else:
            empty = pa.scalar("" if field.type == pa.string() else None, field.type)
            arrays.append(pa.repeat(empty, count))
    return pa.RecordBatch.from_arrays(arrays, schema=FIELDS)


def words(word: str, numbers: np.ndarray) -> pa.Array:
    named = pa.array([f"{word} {number}" for number in range(int(numbers.max()) + 1)])
    return named.take(pa.array(numbers))


def bare(files: list[Path]) -> list[tuple[object, ...]]:
    with duckdb.connect(config={"memory_limit": "2GB"}) as connection:
        return connection.execute(
            "SELECT authority, department, period, CAST(SUM(amount_pence) AS BIGINT), COUNT(*) "
            "FROM read_parquet($files) GROUP BY ALL",
            {"files": list(map(str, files))},
        ).fetchall()


def with_pandas(files: list[Path]) -> int:
    import pandas

    columns = ["authority", "department", "period", "amount_pence"]
    frame = pandas.concat([pandas.read_parquet(path, columns=columns) for path in files])
    return int(frame.groupby(columns[:3])["amount_pence"].agg(["sum", "count"])["sum"].sum())


def seconds(ask: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    ask()
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--millions", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MOOTHALL_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.config.settings")
        import django

        django.setup()
        measure(Path(folder), given.millions * 1_000_000, given.rounds)


def measure(folder: Path, count: int, rounds: int) -> None:
    from moothall.ledgers.files.engines.cube import cube
    from moothall.ledgers.files.engines.duckdb import DuckDB
    from moothall.ledgers.files.engines.question import Cube
    from moothall.ledgers.files.engines.spark import Spark
    from moothall.ledgers.files.lines import write_lines

    each = count // AUTHORITIES
    files = [
        write_lines(
            folder / "ledgers" / f"council-{number}" / "lines.parquet",
            f"council-{number}",
            (
                lines(min(AT_A_TIME, each - done), number * 1_000 + place)
                for place, done in enumerate(range(0, each, AT_A_TIME))
            ),
        )
        for number in range(AUTHORITIES)
    ]
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"{each * AUTHORITIES:,} lines in {len(files)} files, {size:,.0f} MB")
    rules = [
        HeadingRule(field="department", text=f"Department {number}", service=f"service-{number}")
        for number in range(DEPARTMENTS)
    ]
    by_council = {f"council-{number}": rules for number in range(AUTHORITIES)}
    question = Cube(("authority", "service", "period"))

    def ours() -> object:
        return cube(question, files, DuckDB(), by_council)

    found = cube(question, files, DuckDB(), by_council)
    expected = bare(files)
    assert sum(row.pence for row in found) == sum(int(str(row[3])) for row in expected)
    assert len(found) == len(expected)
    times = [(seconds(ours), seconds(lambda: bare(files))) for _ in range(rounds)]
    mine, theirs = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = statistics.median(own / other for own, other in times)
    print(f"{'The cube, headings and all':<34}{mine:>8.3f} s   {len(found):,} sums")
    print(f"{'Bare DuckDB sum':<34}{theirs:>8.3f} s   ratio {ratio:.2f} (median of {rounds} rounds)")
    if count <= 20_000_000:
        print(f"{'pandas':<34}{seconds(lambda: with_pandas(files)):>8.3f} s")
    try:
        import pyspark  # noqa: F401
    except ImportError:
        print("Spark is not installed: script/setup spark")
        return
    first = seconds(lambda: cube(question, files, Spark(), by_council))
    warm = seconds(lambda: cube(question, files, Spark(), by_council))
    assert cube(question, files, Spark(), by_council) == found
    print(f"{'Spark, the same text':<34}{warm:>8.3f} s   first {first:.1f} s; equal to the penny")


if __name__ == "__main__":
    main()
