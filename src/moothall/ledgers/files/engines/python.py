"""Sums in plain Python, line by line: slow, but simple enough to judge the other engines by."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from moothall.ledgers.files.engines.question import EngineQuestion, Said, Sum, Where
from moothall.money import FinancialYear


class PlainPython:
    """The reference."""

    name = "plain"

    def sums(self, question: EngineQuestion, files: Sequence[Path]) -> list[Sum]:
        """Return the sums."""
        found: dict[tuple[Said, ...], list[int]] = defaultdict(lambda: [0, 0])
        for path in files:
            for batch in pq.ParquetFile(path).iter_batches():
                for line in batch.to_pylist():
                    if _counts(line, question.where):
                        line["financial_year"] = FinancialYear.of(line["paid_on"]).name
                        total = found[tuple(line[name] for name in question.by)]
                        total[0] += line["amount_pence"]
                        total[1] += 1
        return [Sum(keys, pence, lines) for keys, (pence, lines) in found.items()]


def _counts(line: dict[str, Any], where: Where) -> bool:
    if where.authorities is not None and line["authority"] not in where.authorities:
        return False
    if where.first_period is not None and line["period"] < where.first_period:
        return False
    if where.last_period is not None and line["period"] > where.last_period:
        return False
    if where.min_pence is not None and line["amount_pence"] < where.min_pence:
        return False
    return all(line[name] == said for name, said in where.columns.items())
