"""Refusing a file: what is wrong with it, by its name, and how to mend it."""

from moothall.refusals import Fault, Invalid


class UnfitPaper(Invalid):
    """The file cannot be taken as a paper."""


def unfit(file: str, message: str, fix: str) -> UnfitPaper:
    """Return the refusal of a file, to be raised; ``message`` goes on from the file's name."""
    called = file or "The file"
    return UnfitPaper(faults=[Fault(f"“{called}” {message}", "file", called, fix=fix)])
