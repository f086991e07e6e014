"""The command that holds an agreement against its laws: findings."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from moothall.doors.cli.printing import counted, say, say_json
from moothall.doors.cli.source import (
    FileOption,
    JsonOption,
    KnownOption,
    PartnershipOption,
    day_of,
    register_at,
)
from moothall.doors.cli.wording import cited
from moothall.refusals import Fault, Invalid

if TYPE_CHECKING:
    from moothall.agreement.core.laws import Finding
    from moothall.agreement.core.register import Register


def findings(
    on: Annotated[str, typer.Option("--on", help="Only what is so on this day.")] = "",
    law: Annotated[str, typer.Option("--law", help="Only one law, such as A-05.")] = "",
    file: FileOption = None,
    partnership: PartnershipOption = "",
    known_on: KnownOption = "",
    json: JsonOption = False,
) -> None:
    """Say where the agreement offends the laws it must keep."""
    wanted = _laws(law)
    found = [each for each in review(register_at(file, partnership, known_on), on) if each.law.id in wanted]
    if json:
        say_json([plain_finding(each) for each in found])
    else:
        say_findings(found)


def review(register: "Register", on: str = "") -> "list[Finding]":
    """Return the findings on one day, or over the whole life of the agreement."""
    from moothall.agreement.core.laws import findings as found_in
    from moothall.periods import Period

    if on:
        return list(found_in(register, Period.of_day(day_of(on))))
    days = register.days_of_change
    if not days:
        return []
    return list(found_in(register, Period(days[0], date(days[-1].year + 1, 1, 1))))


def say_findings(found: "list[Finding]") -> None:
    """Print findings under their laws."""
    say(counted(len(found), "finding"))
    for each in {finding.law.id: finding.law for finding in found}.values():
        say()
        say(f"{each.id} {each.title} ({cited(each.citation)})", hang=2)
        for finding in found:
            if finding.law.id == each.id:
                say(f"{finding.sentence} ({finding.period.written()})", indent=4, hang=2)
        say(f"What to do: {each.cure}", indent=4, hang=2)


def plain_finding(found: "Finding") -> dict[str, Any]:
    """Return a finding as plain data, for JSON."""
    return {
        "law": found.law.id,
        "sentence": found.sentence,
        "from": found.period.starts_on.isoformat(),
        "until": found.period.until.isoformat() if found.period.until else None,
        "witness": {"day": found.witness.day.isoformat(), "terms": list(found.witness.terms)},
        "cure": found.cure,
    }


def _laws(wanted: str) -> set[str]:
    """Return the ids of the laws wanted; refused if there is no such law."""
    from moothall.agreement.core.laws import LAWS

    every = [law.id for law in LAWS]
    if wanted and wanted.upper() not in every:
        fix = f"Choose one from {every[0]} to {every[-1]}."
        raise Invalid(faults=[Fault(f"There is no law called “{wanted}”.", fix=fix)])
    return {wanted.upper()} if wanted else set(every)
