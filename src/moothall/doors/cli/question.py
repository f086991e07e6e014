"""A question about a decision as it is typed: every part of it that cannot be is said at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

import typer

from moothall.doors.cli.plain import day_or_today
from moothall.refusals import Fault, Invalid

if TYPE_CHECKING:
    from moothall.delegation.core.clause import Decision
    from moothall.delegation.core.scheme import Scheme

FunctionArgument = Annotated[
    str, typer.Argument(metavar="FUNCTION", help="What is to be decided, such as ict-policy.")
]
CouncilOption = Annotated[
    list[str], typer.Option("--council", "-c", help="A council affected; give it again for more.")
]
ServiceOption = Annotated[
    list[str] | None, typer.Option("--service", "-s", help="A service affected; give it again for more.")
]
AmountOption = Annotated[str, typer.Option("--amount", "-a", help="How much, in pounds.")]
WhereOption = Annotated[
    list[str] | None,
    typer.Option("--where", "-w", help="A circumstance that is so, such as “An emergency”."),
]
WHERE_FUNCTIONS_ARE = "The page “What can be decided” of the public site lists them all."


@dataclass(frozen=True, slots=True)
class Question:
    """A decision as it was typed."""

    function: str
    councils: list[str]
    services: list[str] | None
    amount: str
    on: str
    where: list[str] | None

    def decision(self, scheme: "Scheme") -> "Decision":
        """Return the decision; refused with every part that is not of ``scheme``."""
        from moothall.delegation.core.clause import Decision

        faults: list[Fault] = []
        day = day_or_today(self.on)
        pence = _pence(self.amount, faults)
        known = {each.casefold(): each for each in scheme.facts}
        where = [known.get(each.strip().casefold(), each) for each in self.where or ()]
        services = [each for each in scheme.services.names if each]
        faults += _wrong_function(self.function)
        faults += _unknown("--council", "council", self.councils, scheme.authorities)
        faults += _unknown("--service", "service", self.services or (), services)
        faults += _unknown("--where", "circumstance that the scheme asks about", where, scheme.facts)
        if faults:
            raise Invalid(faults=faults)
        return Decision(
            function=self.function,
            authorities=frozenset(self.councils),
            day=day,
            services=frozenset(self.services or ()),
            amount_pence=pence,
            circumstances=frozenset(where),
        )


def _pence(amount: str, faults: list[Fault]) -> int:
    from moothall.money import parse_pounds

    try:
        pence = parse_pounds(amount)
    except Invalid as wrong:
        faults.append(Fault(str(wrong), "--amount"))
        return 0
    if pence < 0:
        faults.append(Fault("is below nothing", "--amount", fix="Give £0 or more."))
    return pence


def _wrong_function(named: str) -> Iterator[Fault]:
    from moothall.delegation.core.functions import BY_ID, decidable, is_heading

    function = BY_ID.get(named)
    if function is None:
        can_be = [each.id for each in decidable(BY_ID)]
        near = get_close_matches(named.casefold(), can_be, n=1)
        fix = f"Did you mean “{near[0]}”? " if near else ""
        yield Fault(f"There is no function called “{named}”", "FUNCTION", fix=fix + WHERE_FUNCTIONS_ARE)
    elif is_heading(function):
        under = ", ".join(each.id for each in decidable([named]))
        yield Fault(f"“{named}” brings other functions together", "FUNCTION", fix=f"Choose from: {under}.")


def _unknown(option: str, what: str, given: Iterable[str], known: Iterable[str]) -> Iterator[Fault]:
    """Yield a fault for each of ``given`` that is not known, with those that are."""
    choices = list(known)
    for each in given:
        if each not in choices:
            fix = f"Choose from: {'; '.join(choices)}." if choices else "Leave it out."
            yield Fault(f"There is no {what} called “{each}”", option, fix=fix)
