"""What AuthZEN asks: whether a subject may do an action on a resource, in a context."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from moothall.refusals import Refusal

Properties = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entity:
    """A subject or a resource: its type, its id within the type, and its properties."""

    type: str
    id: str
    properties: Properties = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuthzenAction:
    """What is to be done: in a scheme of delegation, the name of a function."""

    name: str
    properties: Properties = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuthzenQuestion:
    """One question of the four entities that AuthZEN names."""

    subject: Entity
    action: AuthzenAction
    resource: Entity
    context: Properties = field(default_factory=dict)


class Unanswerable(Refusal):
    """The question names something unknown, or says something that cannot be read.

    The request as a whole is still sound: the answer is no, with this as its reason. ``status`` is 404 for
    something unknown and 400 for something unreadable.
    """

    def __init__(self, message: str, status: Literal[400, 404] = 400) -> None:
        """Keep the message and the status."""
        self.status = status
        super().__init__(message)
