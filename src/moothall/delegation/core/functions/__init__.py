"""The functions that English district councils delegate, who holds each by statute, and what stays there."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from moothall.delegation.core.clause import Function
from moothall.delegation.core.functions.branch import HEADING, Branch
from moothall.delegation.core.functions.finance import CONTRACTS, FINANCE, REVENUES_AND_BENEFITS
from moothall.delegation.core.functions.governance import DEMOCRATIC, LEGAL, POLICY_FRAMEWORK
from moothall.delegation.core.functions.partnership import COMPANY, JOINT
from moothall.delegation.core.functions.people import STAFFING
from moothall.delegation.core.functions.works import ICT, PROPERTY, REGULATION, SERVICES
from moothall.refusals import Missing

BRANCHES: tuple[Branch, ...] = (
    FINANCE, CONTRACTS, REVENUES_AND_BENEFITS, STAFFING, PROPERTY, ICT, LEGAL,
    POLICY_FRAMEWORK, DEMOCRATIC, REGULATION, SERVICES, JOINT, COMPANY,
)  # fmt: skip
FUNCTIONS: tuple[Function, ...] = tuple(function for branch in BRANCHES for function in branch.functions())
BY_ID = MappingProxyType({function.id: function for function in FUNCTIONS})


class NoSuchFunction(Missing):
    """The function list has nothing of that name."""


def function_called(name: str) -> Function:
    """Return the function with that id; refused if there is none."""
    try:
        return BY_ID[name]
    except KeyError:
        raise NoSuchFunction(f"There is no function called “{name}”.", function=name) from None


def is_heading(function: Function) -> bool:
    """Whether it only brings others together, so that nobody decides it."""
    return function.held_by == HEADING


def decidable(wanted: Iterable[str]) -> Iterator[Function]:
    """Yield the functions of ``wanted`` that somebody may decide: of a heading, all that stand under it."""
    names = set(wanted)
    yield from (
        function
        for function in FUNCTIONS
        if not is_heading(function) and (function.id in names or function.part_of in names)
    )


__all__ = [
    "BRANCHES",
    "BY_ID",
    "FUNCTIONS",
    "HEADING",
    "Branch",
    "NoSuchFunction",
    "decidable",
    "function_called",
    "is_heading",
]
