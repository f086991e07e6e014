"""Gaps, overlaps, excess and unreachable clauses of a scheme, exactly, each with its region and a witness.

Beside that: making the clauses' boxes, which is the least that any exact review has to do; and writing out
every finding's region as boxes that could not be larger, which a page does only for what it shows.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.made.schemes import scheme

from moothall.delegation.core.review import Review

HEADS = (
    "clauses",
    "dimensions",
    "boxes s",
    "gaps",
    "overlaps",
    "excess",
    "dead",
    "review s",
    "written out",
    "s",
)


def main() -> None:
    print("".join(f"{head:>12}" for head in HEADS))
    for clauses in (500, 1_000, 1_500):
        for dimensions in (3, 5, 7):
            made = scheme(clauses, dimensions=dimensions)
            start = time.perf_counter()
            review = Review(made)
            _ = review.boxes
            boxes = time.perf_counter() - start
            found = [review.gaps(), review.overlaps(), review.excess(), review.unreachable()]
            seconds = time.perf_counter() - start
            written = sum(len(finding.extents) for kind in found for finding in kind)
            more = time.perf_counter() - start - seconds
            counts = "".join(f"{len(each):>12,}" for each in found)
            print(f"{clauses:>12,}{dimensions:>12}{boxes:>12.3f}{counts}", end="")
            print(f"{seconds:>12.2f}{written:>12,}{more:>12.2f}")
    print("\nTarget: reviewed in under 2 s at 1,500 clauses in 5 dimensions.")


if __name__ == "__main__":
    main()
