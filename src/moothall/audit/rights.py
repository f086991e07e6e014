"""Who may do what: each operation names its permission and its rule, and refuses by itself.

A rule is a function in a room's ``rights``. It is given who is acting, the permission, and those arguments of
the operation that it names. It returns who is acting, with the post relied on; or it refuses, saying why and
who could.
"""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import wraps
from inspect import Parameter, signature
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

from moothall.audit.core.actor import Acting
from moothall.audit.core.permissions import PERMISSIONS, Permission
from moothall.refusals import Forbidden

P = ParamSpec("P")
R = TypeVar("R")
KEYWORDS = (Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD)
Rule = Callable[..., Acting]


@dataclass(frozen=True, slots=True)
class Permit:
    """What an operation requires of whoever does it: a permission, and the rule that narrows it."""

    operation: str
    permission: Permission
    rule: Rule
    does: str
    """What the operation does, in the first sentence of its docstring."""
    parts: bool
    """Whether other operations do the work, each in its own transaction and with its own event."""

    @property
    def rule_name(self) -> str:
        """The name of the rule."""
        return str(self.rule.__name__)

    @property
    def sentence(self) -> str:
        """What the rule says, in the first sentence of its docstring."""
        return _first_line(self.rule)


REGISTRY: dict[str, Permit] = {}


def permitted(
    permission: Permission, *, by: Rule, parts: bool = False
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let only those whom the rule ``by`` allows do an operation; the check and the work are one transaction.

    An operation in ``parts`` leaves its work to others, each a transaction with an event of its own.
    """

    def guard(operation: Callable[P, R]) -> Callable[P, R]:
        asked, defaults = _asked(operation, by)

        @wraps(operation)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            given: dict[str, Any] = {"permission": permission, **defaults, **kwargs}
            with nullcontext() if parts else transaction.atomic():
                kwargs["acting"] = by(**{name: given[name] for name in asked if name in given})
                return operation(*args, **kwargs)

        name = _name(operation)
        REGISTRY[name] = Permit(name, permission, by, _first_line(operation), parts)
        return guarded

    return guard


def refusal_of(operation: Callable[..., object], *, acting: Acting, **named: object) -> Forbidden | None:
    """Return the refusal that somebody would meet, or None where they may do the operation."""
    permit = REGISTRY[_name(operation)]
    given = {"acting": acting, "permission": permit.permission, **named}
    try:
        permit.rule(**{name: given[name] for name in signature(permit.rule).parameters if name in given})
    except Forbidden as refusal:
        return refusal
    return None


def require(operation: Callable[..., object], *, acting: Acting, **named: object) -> None:
    """Refuse as the operation would, so that a page shows no form that could not be sent."""
    if refusal := refusal_of(operation, acting=acting, **named):
        raise refusal


def may(operation: Callable[..., object], *, acting: Acting, **named: object) -> bool:
    """Whether somebody may do an operation; a page asks before it shows the button."""
    return refusal_of(operation, acting=acting, **named) is None


def administrator_only(*, acting: Acting, permission: Permission) -> Acting:
    """An administrator, or whoever runs the server."""
    if acting.is_operator or acting.is_administrator:
        return acting
    raise Forbidden(
        f"Only an administrator may {PERMISSIONS[permission]}.",
        permission=permission,
        posts=("An administrator",),
    )


def operator_only(*, acting: Acting, permission: Permission) -> Acting:
    """Only whoever runs the server, from its command line or its daily clock."""
    if acting.is_operator:
        return acting
    raise Forbidden(
        f"Only whoever runs the server, or its daily clock, may {PERMISSIONS[permission]}.",
        permission=permission,
        posts=(),
    )


def _asked(operation: Callable[..., object], rule: Rule) -> tuple[tuple[str, ...], dict[str, Any]]:
    """Return the arguments of an operation that a rule needs, with defaults; refused if one is missing."""
    named = signature(operation).parameters
    asked = signature(rule).parameters
    needed = {name for name, each in asked.items() if each.default is Parameter.empty}
    unknown = needed - named.keys() - {"permission"}
    if unknown or "acting" not in named or any(each.kind not in KEYWORDS for each in named.values()):
        raise TypeError(
            f"{_name(operation)} takes keywords only, with “acting” and what its rule asks for: "
            f"{', '.join(asked)}."
        )
    return tuple(asked), {
        name: each.default for name, each in named.items() if each.default is not Parameter.empty
    }


def _name(operation: Callable[..., object]) -> str:
    return f"{operation.__module__}.{operation.__qualname__}"


def _first_line(function: Callable[..., object]) -> str:
    return (function.__doc__ or "").strip().split("\n")[0]
