"""What the command line gives out.

Lines that fit, groups under a heading, JSON, and files written whole or not at all.
"""

import json
import shutil
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from moothall.refusals import Fault, Invalid

if TYPE_CHECKING:
    from moothall.agreement.core.register import Register
    from moothall.agreement.core.values import Source


def width() -> int:
    """Return how wide a line may be: the terminal, but never wider than is easy to read."""
    return max(40, min(shutil.get_terminal_size((100, 24)).columns, 110))


def say(text: str = "", *, indent: int = 0, hang: int = 0) -> None:
    """Print ``text`` wrapped, with its later lines ``hang`` further in."""
    if not text:
        typer.echo()
        return
    typer.echo(
        textwrap.fill(
            text,
            width(),
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hang),
            break_long_words=False,
            break_on_hyphens=False,
        )
    )


def say_group(heading: str, lines: Iterable[str]) -> None:
    """Print a heading and its lines, set off from what came before; nothing where there are no lines."""
    kept = list(lines)
    if kept:
        say()
        say(heading, hang=2)
        for line in kept:
            say(line, indent=2, hang=2)


def say_json(data: Any) -> None:
    """Print ``data`` as JSON."""
    typer.echo(json.dumps(data, indent=2, ensure_ascii=False))


def variation_in_words(register: "Register", number: int) -> str:
    """Return a variation's number and title, and when it was decided."""
    from moothall.periods import written

    variation = register.entry(number).variation
    return f"Variation {number}, {variation.title} (decided {written(variation.decided)})"


def cited(source: "Source") -> str:
    """Return the document and the clause of a source."""
    return f"{source.document}, {source.clause}" if source.clause else source.document


def source_in_words(source: "Source") -> str:
    """Return a source with how sure we are of it, and where it can be read."""
    where = f": {source.url}" if source.url else ""
    return f"{cited(source)} ({source.confidence}){where}"


def write_to(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` and say so; refused where it cannot be written."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        fault = Fault(f"{path} cannot be written: {error.strerror}.", fix="Name another file.")
        raise Invalid(faults=[fault]) from None
    say(f"Written to {path}.")
