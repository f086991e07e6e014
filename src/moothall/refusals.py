"""Why Moothall declined to act: the one family of exceptions that a door may catch.

A door maps each family to one answer: ``Invalid`` is HTTP 400 and exit code 2, ``Missing`` 404 and 3,
``Forbidden`` 403 and 4, ``Conflict`` 409 and 5. Anything else is a fault of ours and reaches the log.
"""

from collections.abc import Iterable
from dataclasses import dataclass


class Refusal(Exception):
    """The request was understood and cannot be carried out."""

    def __init__(self, message: str = "", **facts: object) -> None:
        """Say ``message``, or the class's own sentence; keep the facts for the page, the API and the log."""
        super().__init__(message or (self.__doc__ or "").split("\n")[0])
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with what was given: where it is, what is wrong, and how to mend it."""

    message: str
    field: str = ""
    file: str = ""
    line: int | None = None
    fix: str = ""

    def __str__(self) -> str:
        """Write the fault as ``file:line: field: message. Fix.``, leaving out what is not known."""
        place = ":".join(str(part) for part in (self.file, self.line) if part)
        message = self.message if self.message.endswith((".", "?", "!")) else f"{self.message}."
        words = f"{self.field}: {message}" if self.field else message
        return " ".join(part for part in (f"{place}:" if place else "", words, self.fix) if part)


class Invalid(Refusal):
    """What was given is not well formed."""

    def __init__(self, message: str = "", *, faults: Iterable[Fault] = (), **facts: object) -> None:
        """Carry every fault found, so that all can be put right at once."""
        self.faults = tuple(faults)
        super().__init__(message or "\n".join(map(str, self.faults)), **facts)


class Missing(Refusal):
    """There is nothing of that name here."""


class Forbidden(Refusal):
    """None of your posts on this day has the right to do this."""


class Conflict(Refusal):
    """Something already recorded stands in the way."""
