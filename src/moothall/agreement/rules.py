"""Why an agreement cannot be changed: what is missing, what stands in the way, who owns a draft.

And how a clerk is told.
"""

from collections.abc import Sequence

from moothall.agreement.core.faults import fault
from moothall.agreement.core.fold import Contradiction
from moothall.agreement.core.register import Entry, RecordedVariation, Register
from moothall.agreement.core.variation import AgreementHeading, Variation
from moothall.agreement.models import StoredPartnership
from moothall.audit.models import spoken
from moothall.refusals import Conflict, Forbidden, Missing


class NoSuchPartnership(Missing):
    """There is no partnership of that name here."""


class NoSuchDraft(Missing):
    """There is no such draft; it may have been recorded or discarded."""


class NotYourDraft(Forbidden):
    """The draft is somebody else's, and only they may change or discard it."""


class VariationOutOfTurn(Conflict):
    """Someone else varied this agreement first: read it again, then repeat your change."""


class AgreementDiffers(Conflict):
    """What is recorded under that name is another agreement."""


class VariationContradicts(Conflict):
    """The variation contradicts what stands."""

    def __init__(self, contradictions: Sequence[Contradiction], **facts: object) -> None:
        """Carry every contradiction, and each as a fault."""
        self.contradictions = tuple(contradictions)
        self.faults = tuple(fault(each) for each in contradictions)
        super().__init__("\n".join(map(str, self.faults)), **facts)


MOST_VARIATIONS = 5  # variations; anyone further behind will read the whole agreement again


def out_of_turn(register: Register, after: int, since: Sequence[RecordedVariation]) -> VariationOutOfTurn:
    """Return a refusal that says what was recorded since number ``after``, and by whom."""
    message = (
        f"The agreement has been varied since you read it: {_recorded_in_words(register, since)}."
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


def _recorded_in_words(register: Register, since: Sequence[RecordedVariation]) -> str:
    """List the first few variations recorded since, each with its title, by whom and when."""
    few = [
        f"variation {row.number}, “{register.entry(row.number).variation.title}”, "
        f"by {row.recorded_by} on {spoken(row.recorded_at)}"
        for row in since[:MOST_VARIATIONS]
    ]
    return "; ".join(few) + (
        f"; and {len(since) - MOST_VARIATIONS} more" if len(since) > MOST_VARIATIONS else ""
    )


def another_heading(recorded: AgreementHeading) -> AgreementDiffers:
    """Return a refusal of another name or summary for a partnership that is recorded."""
    return AgreementDiffers(
        f"“{recorded.id}” is recorded as {recorded.name}, but another name or summary was given. "
        "A heading never changes: give it as it is recorded, or choose another id.",
        partnership=recorded.id,
        number=0,
    )


def another_variation(partnership: str, recorded: Entry, given: Variation) -> AgreementDiffers:
    """Return a refusal that lists the fields in which a variation differs from the one under its number."""
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


def take_turns(partnership: str) -> StoredPartnership | None:
    """Lock and return a partnership, so that nobody else changes anything of it until the transaction ends.

    All that numbers or adds up the rows of one partnership takes turns by this; other partnerships do not
    wait. Return None if there is no such partnership; the caller decides whether to refuse.
    """
    return StoredPartnership.objects.select_for_update(no_key=True).filter(id=partnership).first()
