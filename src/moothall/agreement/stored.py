"""From stored rows to registers, and back."""

from collections.abc import Iterable, Sequence

from pydantic import ValidationError

from moothall.agreement.core.fold import Contradiction
from moothall.agreement.core.memory import collecting_later
from moothall.agreement.core.register import Register, fold
from moothall.agreement.core.variation import Heading, Variation
from moothall.agreement.digest import digest_of
from moothall.agreement.kept import Head
from moothall.agreement.models import StoredPartnership, StoredVariation
from moothall.audit.chain import canonical


class RegisterDamaged(RuntimeError):
    """What is stored cannot be read: it was checked when it was recorded, so somebody has altered it."""


def folded(heading: Heading, bodies: Sequence[str]) -> Register:
    """Return the register that stored bodies come to."""
    with collecting_later(len(bodies)):
        return _sound(*fold(heading, _read_back(heading, bodies, after=0)))


def folded_on(register: Register, bodies: Sequence[str]) -> Register:
    """Return ``register`` with the variations that were stored since."""
    return _sound(*register.extended(_read_back(register.heading, bodies, after=register.head)))


def _read_back(heading: Heading, bodies: Sequence[str], *, after: int) -> list[Variation]:
    return [_variation(heading, number, body) for number, body in enumerate(bodies, start=after + 1)]


def _variation(heading: Heading, number: int, body: str) -> Variation:
    try:
        return Variation.model_validate_json(body)
    except ValidationError as error:
        raise RegisterDamaged(f"Variation {number} of {heading.id} cannot be read. Run verify.") from error


def _sound(register: Register, contradictions: list[tuple[int, Contradiction]]) -> Register:
    if contradictions:
        number, first = contradictions[0]
        where = f"Variation {number} of {register.heading.id}"
        raise RegisterDamaged(f"{where} contradicts what came before: {first.message}. Run verify.")
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
            body=_body_of(variation),
            text=text,
            recorded_at=at,
            recorded_by=by,
            previous=head.digest,
        )
        row.digest = digest_of(row)
        rows.append(row)
        head = Head(row.number, row.digest)
    return rows


def _body_of(variation: Variation) -> str:
    """Return a variation as it is stored, having seen that it will be read as it was: rows are for good."""
    body = canonical(variation.written())
    if Variation.model_validate_json(body) != variation:
        raise ValueError(f"Variation {variation.id} would not be read as it was written.")
    return body
