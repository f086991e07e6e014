"""A 2 GB ledger read from its first byte to its last: lines a second, megabytes a second, peak memory.

The file is made on the spot and deleted afterwards; ``--megabytes`` makes a smaller one. Its total is known
as it is made, and what was read must come to it to the penny.
"""

import argparse
import random
import resource
import tempfile
import time
from pathlib import Path

from moothall.ledgers.core.mapping_proposal import propose
from moothall.ledgers.core.repeats import LinesDigest
from moothall.ledgers.files.batches import batches
from moothall.ledgers.files.ledger_file import open_ledger

HEADINGS = "Body,Date,Trans No,Net amount,Supplier Name,Supplier ID,Directorate,Service,Narrative"
DIFFERENT = 20_000


def written(path: Path, size: int) -> tuple[int, int]:
    """Write ``size`` bytes of payments; return how many lines, and their pence."""
    chance = random.Random(1)
    pieces, count, total = [], 0, 0
    for _ in range(10):
        lines, pence = lines_of(chance)
        pieces.append(("".join(lines).encode(), len(lines), pence))
    with path.open("wb") as file:
        file.write(f"{HEADINGS}\r\n".encode())
        while file.tell() < size:
            piece, lines_in, pence = chance.choice(pieces)
            file.write(piece)
            count, total = count + lines_in, total + pence
    return count, total


def lines_of(chance: random.Random) -> tuple[list[str], int]:
    lines, total = [], 0
    for number in range(DIFFERENT):
        pence = int(chance.lognormvariate(11, 1.5)) * chance.choice((1,) * 30 + (-1,))
        total += pence
        figure = f"{'-' if pence < 0 else ''}{abs(pence) // 100}.{abs(pence) % 100:02}"
        figure = f'"£{pence / 100:,.2f}"' if pence > 0 and number % 50 == 0 else figure
        figure = f"({abs(pence) / 100:.2f})" if pence < 0 and number % 3 == 0 else figure
        day, month = chance.randint(1, 28), chance.randint(1, 12)
        supplier = chance.randint(1, 3_000)
        lines.append(
            f"Example District Council,{day:02}/{month:02}/2015,{4_600_000 + number},{figure},"
            f'Supplier number {supplier} Ltd,S{supplier:06},"Community, Health & Social Care",'
            f"Service {supplier % 40},Invoice {number} for works done in the month\r\n"
        )
    return lines, total


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--megabytes", type=int, default=2_000)
    asked.add_argument("--digest", action="store_true", help="sum up the content of the lines too")
    said = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.csv"
        count, total = written(path, said.megabytes * 1_000_000)
        before, start, start_of_work = peak(), time.perf_counter(), time.process_time()
        ledger = open_ledger(path)
        opened = time.perf_counter() - start
        mapping = propose(ledger.headings, ledger.sample).mapping
        assert mapping
        content, highest = LinesDigest(), []
        for number, batch in enumerate(batches(ledger, mapping)):
            if said.digest:
                content.add(batch.lines)
            if number % 10 == 0:
                highest.append(peak())
        seconds, work = time.perf_counter() - start, time.process_time() - start_of_work
        assert batch.control.reconciles
        assert (batch.control.accepted, batch.control.accepted_pence) == (count, total)
    megabytes = ledger.size / 1e6
    print(f"{megabytes:,.0f} MB, {count:,} lines; looked through in {opened:.1f} s, read in {seconds:.1f} s")
    print(f"{count / seconds:,.0f} lines a second, {megabytes / seconds:,.0f} MB a second")
    print(f"{count / work:,.0f} lines a second of one processor's time")
    print(
        f"peak memory: {before:,.0f} MB before, {highest[len(highest) // 10]:,.0f} MB at a tenth, "
        f"{peak():,.0f} MB at the end"
    )


if __name__ == "__main__":
    main()
