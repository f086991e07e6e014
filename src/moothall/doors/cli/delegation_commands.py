"""Commands about power: who-may, may, scheme, gaps."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from moothall.doors.cli.printing import say, say_group, say_json
from moothall.doors.cli.source import (
    FileOption,
    JsonOption,
    KnownOption,
    PartnershipOption,
    day_of,
    register_at,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from moothall.agreement.core.register import Register
    from moothall.delegation.core.clause import Clause, Decision
    from moothall.delegation.core.power import Answer
    from moothall.delegation.core.review import Shown
    from moothall.delegation.core.scheme import Scheme

FunctionArgument = Annotated[
    str, typer.Argument(metavar="FUNCTION", help="What is to be decided, such as ict-policy.")
]
CouncilOption = Annotated[
    list[str], typer.Option("--council", "-c", help="A council affected; give it again for more.")
]
ServiceOption = Annotated[list[str] | None, typer.Option("--service", "-s", help="A service affected.")]
AmountOption = Annotated[str, typer.Option("--amount", "-a", help="How much, in pounds.")]
DayOption = Annotated[str, typer.Option("--on", help="When; left out, today.")]
WhereOption = Annotated[list[str] | None, typer.Option("--where", "-w", help="A circumstance that is so.")]

MOST_SHOWN = 20


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
    """Say who may take a decision, nearest the work first, and by which clauses."""
    from moothall.delegation.core.power import who_may as answers_to

    decision = _decision(function, council, service, amount, on, where)
    register, scheme = _scheme(file, partnership, known_on)
    answers = answers_to(scheme=scheme, decision=decision)
    if json:
        say_json({"decision": _plain_decision(decision), "answers": [_plain(each) for each in answers]})
        return
    _say_question(register, decision)
    if not answers:
        say("Nobody in this agreement may: who holds it by statute is not recorded.")
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
    """Say whether a body or post may take a decision, and why; ends with exit code 1 for no."""
    from moothall.delegation.core.power import may as answer_to
    from moothall.delegation.core.power import who_may as answers_to

    decision = _decision(function, council, service, amount, on, where)
    register, scheme = _scheme(file, partnership, known_on)
    register.history(holder)  # refused where there is no such body or post
    answer = answer_to(scheme=scheme, holder=holder, decision=decision)
    if json:
        say_json({"decision": _plain_decision(decision)} | _plain(answer))
    elif answer.is_yes:
        _say_question(register, decision)
        _say_yes(answer, register)
    else:
        _say_question(register, decision)
        _say_no(answer, [each.holder for each in answers_to(scheme=scheme, decision=decision)], register)
    if not answer.is_yes:
        raise typer.Exit(1)


def scheme(
    council: Annotated[str, typer.Argument(metavar="COUNCIL", help="A council, by its id.")],
    on: DayOption = "",
    file: FileOption = None,
    partnership: PartnershipOption = "",
    known_on: KnownOption = "",
    json: JsonOption = False,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", help="Write it as a spreadsheet here.")] = None,
) -> None:
    """Print a council's scheme of delegation on a day, or write it as a spreadsheet."""
    from moothall.agreement.core.sentences import names
    from moothall.delegation.core.wording import clause_in_words, condition_in_words
    from moothall.periods import written

    day = _day(on)
    register, whole = _scheme(file, partnership, known_on)
    register.history(council)
    if xlsx:
        _write_sheet(register, council, day, xlsx)
        return
    clauses = [
        each for each in whole.clauses if day in each.period and council in (each.authorities or {council})
    ]
    if json:
        say_json([_plain_clause(each) for each in clauses])
        return
    name_of = names(register)
    say(f"The scheme of delegation of {name_of(council)} on {written(day)}: {len(clauses)} clauses")
    say()
    for function in whole.functions:
        mine = [each for each in clauses if function.id in each.functions]
        say_group(
            function.title,
            (
                " – ".join(
                    [
                        clause_in_words(each, name_of),
                        *(condition_in_words(one, name_of) for one in each.conditions),
                    ]
                )
                for each in mine
            ),
        )


def import_scheme(
    sheet: Annotated[Path, typer.Argument(metavar="SHEET", help="A spreadsheet in the shape of the export.")],
    council: Annotated[str, typer.Option("--council", "-c", help="Whose scheme it is.")],
    decided: Annotated[str, typer.Option("--decided", help="When it was decided, such as 2016-11-14.")],
    effective: Annotated[str, typer.Option("--effective", help="From when it holds.")],
    title: Annotated[str, typer.Option("--title", help="What the variation is called.")],
    document: Annotated[str, typer.Option("--document", help="Where the decision can be read.")],
    name: Annotated[str, typer.Option("--id", help="The variation's short name.")] = "scheme-of-delegation",
    file: FileOption = None,
    partnership: PartnershipOption = "",
) -> None:
    """Read a scheme from a spreadsheet and print the variation that would make it so; record nothing."""
    from moothall.agreement.file import write_variation
    from moothall.delegation.core.row_reading import changes_of
    from moothall.delegation.spreadsheet import read_sheet

    register = register_at(file, partnership)
    register.history(council)
    rows = read_sheet(_content(sheet), file=str(sheet))
    steps = changes_of(rows, register, council=council, effective=day_of(effective))
    if not steps:
        say("The scheme says all this already: there is nothing to record.")
        return
    head = {"id": name, "title": title, "decided": day_of(decided), "effective": day_of(effective)}
    variation = _sound(head | {"source": {"document": document}} | steps, register)
    typer.echo(write_variation(variation), nl=False)


def gaps(
    on: DayOption = "",
    file: FileOption = None,
    partnership: PartnershipOption = "",
    known_on: KnownOption = "",
    json: JsonOption = False,
) -> None:
    """Say what is wrong with the scheme on a day: gaps, overlaps, excess, clauses that carry nothing."""
    from moothall.agreement.core.sentences import names
    from moothall.delegation.core.review import Review

    day = _day(on)
    register, whole = _scheme(file, partnership, known_on)
    review = Review(whole.on(day))
    found = [*review.gaps(), *review.overlaps(), *review.excess(), *review.unreachable()]
    if json:
        say_json([_plain_finding(each) for each in found])
        return
    name_of = names(register)
    say(f"{len(found)} findings")
    for each in found:
        _say_finding(each, whole, name_of)


def _write_sheet(register: "Register", council: str, day: Any, xlsx: Path) -> None:
    from moothall.agreement.core.sentences import names
    from moothall.delegation.core.rows import rows_of
    from moothall.delegation.spreadsheet import written_sheet
    from moothall.periods import written

    title = f"Scheme of delegation of {names(register)(council)} on {written(day)}"
    xlsx.write_bytes(written_sheet(rows_of(register, council=council, day=day), title=title))
    say(f"Written to {xlsx}.")


def _content(sheet: Path) -> bytes:
    from moothall.refusals import Missing

    try:
        return sheet.read_bytes()
    except OSError as error:
        raise Missing(f"{sheet} cannot be read: {error.strerror or error}.") from error


def _sound(data: dict[str, Any], register: "Register") -> Any:
    """Return the variation that ``data`` says, if it is well formed and goes with what stands."""
    from pydantic import ValidationError

    from moothall.agreement.core.faults import fault, located
    from moothall.agreement.core.variation import Variation
    from moothall.refusals import Invalid

    try:
        variation = Variation.model_validate(data)
    except ValidationError as error:
        raise Invalid(faults=[fault(each) for each in located(error, Variation)]) from None
    _, contradictions = register.varied(variation)
    if contradictions:
        raise Invalid(faults=[fault(each) for each in contradictions])
    return variation


def _decision(
    function: str,
    councils: list[str],
    services: list[str] | None,
    amount: str,
    on: str,
    where: list[str] | None,
) -> "Decision":
    """Read a decision as it is typed; refused where a part is not well formed."""
    from moothall.delegation.core.clause import Decision
    from moothall.money import parse_pounds

    return Decision(
        function=function,
        authorities=frozenset(councils),
        day=_day(on),
        services=frozenset(services or ()),
        amount_pence=parse_pounds(amount),
        circumstances=frozenset(where or ()),
    )


def _day(on: str) -> Any:
    from datetime import date

    return day_of(on) if on else date.today()  # noqa: DTZ011  a person at a terminal means their own today


def _scheme(file: Any, partnership: str, known_on: str) -> "tuple[Register, Scheme]":
    from moothall.delegation.core.reading import scheme_of

    register = register_at(file, partnership, known_on)
    return register, scheme_of(register)


def _say_question(register: "Register", decision: "Decision") -> None:
    from moothall.agreement.core.sentences import names
    from moothall.delegation.core.functions import function_called
    from moothall.delegation.core.wording import decision_in_words

    say(decision_in_words(decision, lambda each: function_called(each).title, names(register)))
    say()


def _say_yes(answer: "Answer", register: "Register") -> None:
    """Print who may, by which clauses, and what is still to be met."""
    from moothall.agreement.core.sentences import names
    from moothall.delegation.core.wording import chain_in_words, condition_in_words, in_order

    name_of = names(register)
    say(f"{name_of(answer.holder)} ({answer.holder}) may")
    for chain in answer.chains:
        whose = f"{name_of(chain.authority)}{f', {name_of(chain.service)}' if chain.service else ''}"
        for place, step in enumerate(chain_in_words(chain, name_of)):
            say(f"{whose}: {step}" if place == 0 else step, indent=2 + 2 * place, hang=2)
    for condition in in_order(answer.conditions):
        say(f"still to be met: {condition_in_words(condition, name_of)}", indent=2, hang=2)
    say()


def _say_no(answer: "Answer", able: list[str], register: "Register") -> None:
    """Print why not, council by council, and who could."""
    from moothall.agreement.core.sentences import listed, names
    from moothall.delegation.core.wording import failing_in_words

    name_of = names(register)
    say(f"{name_of(answer.holder)} ({answer.holder}) may not")
    for failing in answer.failings:
        whose = f"{name_of(failing.authority)}{f', {name_of(failing.service)}' if failing.service else ''}"
        say(f"{whose}: {failing_in_words(failing, answer, name_of)}", indent=2, hang=2)
    say(f"Who could: {listed(map(name_of, able)) if able else 'nobody in this agreement'}", indent=2, hang=2)


def _say_finding(found: "Shown", scheme: "Scheme", name_of: Any) -> None:
    """Print a finding with the clauses and the first of the decisions concerned."""
    from moothall.agreement.core.sentences import listed
    from moothall.delegation.core.functions import function_called
    from moothall.delegation.core.wording import decision_in_words, extent_in_words

    say()
    say(f"{found.kind.capitalize()}{f': {listed(map(name_of, found.holders))}' if found.holders else ''}")
    for clause in found.clauses[:MOST_SHOWN]:
        say(f"clause {clause.id}: {clause.title}", indent=2, hang=2)
    count = {"services": len(scheme.services.names) - 1, "authorities": len(scheme.authorities)}
    for extent in found.extents[:MOST_SHOWN]:
        words = extent_in_words(extent, functions=scheme.functions, name_of=name_of, **count)
        say(words, indent=2, hang=2)
    if len(found.extents) > MOST_SHOWN:
        say(f"and {len(found.extents) - MOST_SHOWN} more", indent=2)
    example = decision_in_words(found.witness, lambda each: function_called(each).title, name_of)
    say(f"such as: {example}", indent=2, hang=2)


def _plain(answer: "Answer") -> dict[str, Any]:
    return {
        "holder": answer.holder,
        "may": answer.is_yes,
        "chains": [
            {
                "council": chain.authority,
                "service": chain.service or None,
                "root": chain.root,
                "clauses": [_plain_clause(clause) for clause in chain.clauses],
            }
            for chain in answer.chains
        ],
        "conditions": [each.model_dump(mode="json", exclude_defaults=True) for each in answer.conditions],
        "failing": [
            {
                "council": each.authority,
                "service": each.service or None,
                "tests": list(each.dimensions),
                "clause": each.clause.id if each.clause else None,
            }
            for each in answer.failings
        ],
    }


def _plain_clause(clause: "Clause") -> dict[str, Any]:
    return {
        "id": clause.id,
        "title": clause.title,
        "from": clause.grantor,
        "to": clause.delegate,
        "functions": sorted(clause.functions),
        "services": sorted(clause.services),
        "councils": sorted(clause.authorities),
        "from_pence": clause.from_pence,
        "limit_pence": clause.limit_pence,
        "requires": sorted(clause.requires),
        "excludes": sorted(clause.excludes),
        "may_be_passed_on": clause.may_pass_on,
        "conditions": [each.text for each in clause.conditions],
    }


def _plain_decision(decision: "Decision") -> dict[str, Any]:
    return {
        "function": decision.function,
        "councils": sorted(decision.authorities),
        "services": sorted(decision.services),
        "amount_pence": decision.amount_pence,
        "on": decision.day.isoformat(),
        "circumstances": sorted(decision.circumstances),
    }


def _plain_finding(found: "Shown") -> dict[str, Any]:
    return {
        "kind": found.kind,
        "holders": list(found.holders),
        "clauses": [clause.id for clause in found.clauses],
        "boxes": len(found.extents),
        "witness": _plain_decision(found.witness),
    }


COMMANDS: "tuple[Callable[..., None], ...]" = (who_may, may, scheme, import_scheme, gaps)
