"""What the command line does with a refusal: says it, and ends with the code of its family."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from moothall.refusals import Conflict, Forbidden, Invalid, Missing, Refusal

EXIT_CODES: dict[type[Refusal], int] = {Invalid: 2, Missing: 3, Forbidden: 4, Conflict: 5}


def exit_code(refusal: Refusal) -> int:
    """Return the code of a refusal's family; 1 for one that belongs to none."""
    return next((code for family, code in EXIT_CODES.items() if isinstance(refusal, family)), 1)


@contextmanager
def plain_refusals() -> Iterator[None]:
    """Print any refusal on standard error and end with its code."""
    try:
        yield
    except Refusal as refusal:
        typer.echo(refusal, err=True)
        faults = getattr(refusal, "faults", ())
        if len(faults) > 1:
            typer.echo(f"\n{len(faults)} faults. Nothing was changed.", err=True)
        raise SystemExit(exit_code(refusal)) from None
