"""From stored rows to registers, and back."""

from collections.abc import Iterable

from moothall.agreement.core.memory import collecting_later
from moothall.agreement.core.register import Register, fold
from moothall.agreement.core.variation import Heading, Variation
from moothall.agreement.digest import digest_of
from moothall.agreement.kept import Head
from moothall.agreement.models import StoredPartnership, StoredVariation
from moothall.audit.chain import canonical


def body_of(variation: Variation) -> str:
    """Return a variation as JSON, as it is stored."""
    return canonical(variation.written())


def _body_that_reads_back(variation: Variation) -> str:
    """Return a variation as it is stored, having seen that it will be read as it was: rows are for good."""
    body = body_of(variation)
    if read_back(body) != variation:
        raise ValueError(f"Variation {variation.id} would not be read as it was written.")
    return body


def read_back(body: str) -> Variation:
    """Return the variation that a stored body says."""
    return Variation.model_validate_json(body)


def folded(heading: Heading, bodies: Iterable[str]) -> Register:
    """Return the register that stored bodies come to; they were checked when they were recorded."""
    bodies = tuple(bodies)
    with collecting_later(len(bodies)):
        register, contradictions = fold(heading, [read_back(body) for body in bodies])
    if contradictions:
        number, first = contradictions[0]
        raise RuntimeError(f"Variation {number} of {heading.id}, as stored: {first.message}. Run verify.")
    return register


def rows_to_store(
    partnership: StoredPartnership, head: Head, given: Iterable[tuple[Variation, str]], *, at: str, by: str
) -> list[StoredVariation]:
    """Return the rows that record variations, each with its text, in a chain that goes on from ``head``."""
    rows: list[StoredVariation] = []
    for variation, text in given:
        row = StoredVariation(
            partnership=partnership,
            number=head.number + 1,
            variation=variation.id,
            body=_body_that_reads_back(variation),
            text=text,
            recorded_at=at,
            recorded_by=by,
            previous=head.digest,
        )
        row.digest = digest_of(row)
        rows.append(row)
        head = Head(row.number, row.digest)
    return rows
