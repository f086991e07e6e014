"""Building something large without Python stopping again and again to look for memory that nobody uses."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 200  # variations; below that the search costs nothing that anybody would notice


@contextmanager
def collecting_later(variations: int) -> Iterator[None]:
    """Put the search off while many variations are read or folded.

    A register of 10,000 terms is half a million objects, all of them used: searching them over and over takes
    longer than making them. Freezing and unfreezing calls them old, so that the next search passes them by.
    """
    if variations < MANY or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        gc.enable()
