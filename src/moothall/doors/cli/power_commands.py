"""Commands about one decision: who-may, may. Every part of a question that cannot be is said at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

import typer

from moothall.doors.cli.agreement_source import (
    DayOption,
    FileOption,
    JsonOption,
    KnownOption,
    PartnershipOption,
    life_called,
)
from moothall.doors.cli.output import say, say_json
from moothall.doors.cli.plain_data import day_or_today, plain_answer, plain_decision, register_and_scheme
from moothall.refusals import Fault, Invalid

if TYPE_CHECKING:
    from moothall.agreement.core.register import Register
    from moothall.delegation.core.clause import ProposedDecision
    from moothall.delegation.core.power import PowerAnswer
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
class TypedQuestion:
    """A decision as it was typed."""

    function: str
    councils: list[str]
    services: list[str] | None
    amount: str
    on: str
    where: list[str] | None

    def decision(self, scheme: "Scheme") -> "ProposedDecision":
        """Return the decision; refused with every part that is not of ``scheme``."""
        from moothall.delegation.core.clause import ProposedDecision

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
        return ProposedDecision(
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


def who_may(
    function: FunctionArgument,
    council: CouncilOption,
    service: ServiceOption = None,
    amount: AmountOption = "0",
    on: DayOption = "",
    where: WhereOption = None,
    file: FileOption = None,
    partnership: PartnershipOption = "",
    known_on: KnownOption = "",
    json: JsonOption = False,
) -> None:
    """Say who may take a decision, and by which clauses. Those nearest the work come first."""
    from moothall.delegation.core.power import who_may as answers_to

    register, scheme = register_and_scheme(file, partnership, known_on)
    decision = TypedQuestion(function, council, service, amount, on, where).decision(scheme)
    answers = answers_to(scheme=scheme, decision=decision)
    if json:
        say_json({"decision": plain_decision(decision), "answers": [plain_answer(each) for each in answers]})
        return
    _say_question(register, decision)
    if not answers:
        say()
        say("Nobody in this agreement may: on that day it does not say who holds this by statute.")
    for each in answers:
        _say_yes(each, register)


def may(
    holder: Annotated[str, typer.Argument(metavar="HOLDER", help="A body or post, by its id.")],
    function: FunctionArgument,
    council: CouncilOption,
    service: ServiceOption = None,
    amount: AmountOption = "0",
    on: DayOption = "",
    where: WhereOption = None,
    file: FileOption = None,
    partnership: PartnershipOption = "",
    known_on: KnownOption = "",
    json: JsonOption = False,
) -> None:
    """Say whether a body or post may take a decision, and why. Ends with exit code 1 for no."""
    from moothall.delegation.core.power import may as answer_to
    from moothall.delegation.core.power import who_may as answers_to

    register, scheme = register_and_scheme(file, partnership, known_on)
    _refuse_unless_it_acts(holder, register, scheme)
    decision = TypedQuestion(function, council, service, amount, on, where).decision(scheme)
    answer = answer_to(scheme=scheme, holder=holder, decision=decision)
    if json:
        say_json({"decision": plain_decision(decision)} | plain_answer(answer))
    elif answer.is_yes:
        _say_question(register, decision)
        _say_yes(answer, register)
    else:
        _say_question(register, decision)
        _say_no(answer, [each.holder for each in answers_to(scheme=scheme, decision=decision)], register)
    if not answer.is_yes:
        raise typer.Exit(1)


def _refuse_unless_it_acts(holder: str, register: "Register", scheme: "Scheme") -> None:
    """Refuse what is no body or post; a council is one only where none of its bodies is recorded."""
    life = life_called(register, holder, "body", "post", "authority")
    acting = sorted({root.holder for root in scheme.roots if root.authority == holder})
    if life.kind == "authority" and holder not in acting:
        fix = f"Choose from: {', '.join(acting)}." if acting else ""
        raise Invalid(faults=[Fault(f"“{holder}” is a council, and acts through others.", fix=fix)])


def _say_question(register: "Register", decision: "ProposedDecision") -> None:
    from moothall.agreement.core.sentences import names
    from moothall.delegation.core.functions import function_called
    from moothall.delegation.core.sentences import decision_in_words

    say(decision_in_words(decision, lambda each: function_called(each).title, names(register)), hang=2)


def _say_yes(answer: "PowerAnswer", register: "Register") -> None:
    """Print who may, by which clauses, and what is still to be met."""
    from moothall.agreement.core.sentences import names
    from moothall.delegation.core.sentences import chain_in_words, condition_in_words, in_order

    name_of = names(register)
    say()
    say(f"{name_of(answer.holder)} ({answer.holder}) may")
    for chain in answer.chains:
        whose = f"{name_of(chain.authority)}{f', {name_of(chain.service)}' if chain.service else ''}"
        for place, step in enumerate(chain_in_words(chain, name_of)):
            say(f"{whose}: {step}" if place == 0 else step, indent=2 + 2 * place, hang=2)
    for condition in in_order(answer.conditions):
        say(f"still to be met: {condition_in_words(condition, name_of)}", indent=2, hang=2)


def _say_no(answer: "PowerAnswer", able: list[str], register: "Register") -> None:
    """Print why not, council by council, and who could."""
    from moothall.agreement.core.sentences import listed, names
    from moothall.delegation.core.sentences import failing_in_words

    name_of = names(register)
    say()
    say(f"{name_of(answer.holder)} ({answer.holder}) may not")
    for failing in answer.failings:
        whose = f"{name_of(failing.authority)}{f', {name_of(failing.service)}' if failing.service else ''}"
        say(f"{whose}: {failing_in_words(failing, answer, name_of)}", indent=2, hang=2)
    say(f"Who could: {listed(map(name_of, able)) if able else 'nobody in this agreement'}", indent=2, hang=2)
