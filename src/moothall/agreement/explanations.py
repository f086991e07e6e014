"""What a clerk is told when something already recorded stands in the way."""

from collections.abc import Sequence

from moothall.agreement.conflicts import AgreementDiffers, VariationOutOfTurn
from moothall.agreement.core.register import Entry, Register
from moothall.agreement.core.variation import Heading, Variation
from moothall.agreement.queries import RecordedVariation
from moothall.audit.moments import spoken

TOLD = 5  # variations; who is further behind will read the whole agreement again


def out_of_turn(register: Register, after: int, since: Sequence[RecordedVariation]) -> VariationOutOfTurn:
    """Say what was recorded since number ``after``, and by whom."""
    message = (
        f"The agreement has been varied since you read it: {_told(register, since)}."
        if since
        else f"There is no variation {after} yet: the last is {register.head}."
    )
    return VariationOutOfTurn(
        f"{message} Read it again, then repeat your change.",
        partnership=register.heading.id,
        after=after,
        head=register.head,
        recorded_since=tuple(register.entry(row.number) for row in since),
    )


def _told(register: Register, since: Sequence[RecordedVariation]) -> str:
    """Write the first few variations recorded since, each with its title, by whom and when."""
    few = [
        f"variation {row.number}, “{register.entry(row.number).variation.title}”, "
        f"by {row.recorded_by} on {spoken(row.recorded_at)}"
        for row in since[:TOLD]
    ]
    return "; ".join(few) + (f"; and {len(since) - TOLD} more" if len(since) > TOLD else "")


def another_heading(recorded: Heading) -> AgreementDiffers:
    """Say that a partnership is recorded under another name or with another summary."""
    return AgreementDiffers(
        f"“{recorded.id}” is recorded as {recorded.name}, and another name or summary is given. "
        "A heading is never changed: give it as it is recorded, or choose another id.",
        partnership=recorded.id,
        number=0,
    )


def another_variation(partnership: str, recorded: Entry, given: Variation) -> AgreementDiffers:
    """Say in which fields a variation that is given differs from the one recorded under its number."""
    one, other = recorded.variation.written(), given.written()
    fields = [name for name in one | other if one.get(name) != other.get(name)]
    return AgreementDiffers(
        f"Variation {recorded.number} is recorded as “{recorded.variation.title}” and differs from what is "
        f"given in {', '.join(fields)}. What is recorded is never changed: put it back as it was, "
        "and say what is new in a variation after the last.",
        partnership=partnership,
        number=recorded.number,
        fields=fields,
    )
