"""Building something large without the garbage collector stopping the work again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 200  # variations; with fewer, collecting costs nothing that anybody would notice


@contextmanager
def collecting_later(variations: int) -> Iterator[None]:
    """Put off garbage collection while many variations are read or folded.

    A register of 10,000 terms is half a million objects, all in use, and scanning them over and over takes
    longer than making them. Freezing and unfreezing moves them to the oldest generation, so the next
    collection skips them.
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
