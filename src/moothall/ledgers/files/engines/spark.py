"""Sums by Spark, for what does not fit on one machine; it needs Java and the optional packages."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from moothall.ledgers.files.engines.question import EngineQuestion, Sum
from moothall.ledgers.files.engines.sql import named, select
from moothall.refusals import Invalid

_VIEW = "moothall_lines"
_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "4",
    "spark.sql.ansi.enabled": "true",
}
_HERE = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}


class Spark:
    """The engine for a cluster; ``SPARK_MASTER`` says which; without it, this machine."""

    name = "spark"

    def sums(self, question: EngineQuestion, files: Sequence[Path]) -> list[Sum]:
        """Return the sums."""
        if not files:
            return []
        lines = session().read.parquet(*map(str, files))
        lines.createOrReplaceTempView(_VIEW)
        text, values = select(question, source=_VIEW, mark=":")
        rows = session().sql(text, args=values).collect()
        return [Sum(named(question, tuple(row)[:-2]), row["pence"], row["lines"]) for row in rows]


def session() -> Any:
    """Return the one session of this process, started again if it was stopped; refused without Spark."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise Invalid(
            "MOOTHALL_ENGINE is spark, and Spark is not installed. Run script/setup spark, and install Java "
            "17; or set MOOTHALL_ENGINE to duckdb."
        ) from None
    builder = SparkSession.builder.appName("moothall")
    settings = dict(_SETTINGS)
    if "SPARK_MASTER" not in os.environ:
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        settings |= _HERE
    for name, value in settings.items():
        builder = builder.config(name, value)
    started = builder.master(os.environ.get("SPARK_MASTER", "local[*]")).getOrCreate()
    started.sparkContext.setLogLevel("ERROR")
    return started
