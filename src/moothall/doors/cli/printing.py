"""How the command line prints: lines that fit, groups under a heading, and JSON."""

import json
import shutil
import textwrap
from collections.abc import Iterable
from typing import Any

import typer


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


def counted(number: int, noun: str) -> str:
    """Return a number with what it counts: “1 term”, “3 terms”."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def say_json(data: Any) -> None:
    """Print ``data`` as JSON."""
    typer.echo(json.dumps(data, indent=2, ensure_ascii=False))
