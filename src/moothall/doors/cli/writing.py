"""Writing a file that somebody named: the whole of it or nothing."""

from pathlib import Path

from moothall.doors.cli.printing import say
from moothall.refusals import Fault, Invalid


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
