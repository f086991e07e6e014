"""Commands about one decision: who-may, may."""

from typing import TYPE_CHECKING, Annotated

import typer

from moothall.doors.cli.plain import plain_answer, plain_decision, register_and_scheme
from moothall.doors.cli.printing import say, say_json
from moothall.doors.cli.question import (
    AmountOption,
    CouncilOption,
    FunctionArgument,
    Question,
    ServiceOption,
    WhereOption,
)
from moothall.doors.cli.source import (
    DayOption,
    FileOption,
    JsonOption,
    KnownOption,
    PartnershipOption,
    term_called,
)
from moothall.refusals import Fault, Invalid

if TYPE_CHECKING:
    from moothall.agreement.core.register import Register
    from moothall.delegation.core.clause import Decision
    from moothall.delegation.core.power import Answer
    from moothall.delegation.core.scheme import Scheme


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
    decision = Question(function, council, service, amount, on, where).decision(scheme)
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
    decision = Question(function, council, service, amount, on, where).decision(scheme)
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
    life = term_called(register, holder, "body", "post", "authority")
    acting = sorted({root.holder for root in scheme.roots if root.authority == holder})
    if life.kind == "authority" and holder not in acting:
        fix = f"Choose from: {', '.join(acting)}." if acting else ""
        raise Invalid(faults=[Fault(f"“{holder}” is a council, and acts through others.", fix=fix)])


def _say_question(register: "Register", decision: "Decision") -> None:
    from moothall.agreement.core.sentences import names
    from moothall.delegation.core.functions import function_called
    from moothall.delegation.core.wording import decision_in_words

    say(decision_in_words(decision, lambda each: function_called(each).title, names(register)), hang=2)


def _say_yes(answer: "Answer", register: "Register") -> None:
    """Print who may, by which clauses, and what is still to be met."""
    from moothall.agreement.core.sentences import names
    from moothall.delegation.core.wording import chain_in_words, condition_in_words, in_order

    name_of = names(register)
    say()
    say(f"{name_of(answer.holder)} ({answer.holder}) may")
    for chain in answer.chains:
        whose = f"{name_of(chain.authority)}{f', {name_of(chain.service)}' if chain.service else ''}"
        for place, step in enumerate(chain_in_words(chain, name_of)):
            say(f"{whose}: {step}" if place == 0 else step, indent=2 + 2 * place, hang=2)
    for condition in in_order(answer.conditions):
        say(f"still to be met: {condition_in_words(condition, name_of)}", indent=2, hang=2)


def _say_no(answer: "Answer", able: list[str], register: "Register") -> None:
    """Print why not, council by council, and who could."""
    from moothall.agreement.core.sentences import listed, names
    from moothall.delegation.core.wording import failing_in_words

    name_of = names(register)
    say()
    say(f"{name_of(answer.holder)} ({answer.holder}) may not")
    for failing in answer.failings:
        whose = f"{name_of(failing.authority)}{f', {name_of(failing.service)}' if failing.service else ''}"
        say(f"{whose}: {failing_in_words(failing, answer, name_of)}", indent=2, hang=2)
    say(f"Who could: {listed(map(name_of, able)) if able else 'nobody in this agreement'}", indent=2, hang=2)
