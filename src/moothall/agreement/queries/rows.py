"""From stored rows to registers, and back, with the digest that links each row to the one before."""

from collections.abc import Iterable, Sequence

from pydantic import ValidationError

from moothall.agreement.core.fold import Contradiction
from moothall.agreement.core.register import Head, Register, fold
from moothall.agreement.core.variation import AgreementHeading, Variation
from moothall.agreement.files.memory import collecting_later
from moothall.agreement.models import StoredPartnership, StoredVariation
from moothall.audit.core.chain import canonical, linked

HEADING_SAYS = ("id", "name", "summary", "heading_text", "founded_at", "founded_by")
VARIATION_SAYS = ("partnership_id", "variation", "recorded_at", "recorded_by", "body", "text")


def digest_of_heading(heading: StoredPartnership) -> str:
    """Return the SHA-256 of what a heading says."""
    return linked("", 0, *(getattr(heading, name) for name in HEADING_SAYS))


def digest_of(variation: StoredVariation) -> str:
    """Return the SHA-256 of the previous digest, the variation's number, and what is stored of it."""
    says = (getattr(variation, name) for name in VARIATION_SAYS)
    return linked(variation.previous, variation.number, *says)


class RegisterDamaged(RuntimeError):
    """What is stored cannot be read. It was checked when it was recorded, so somebody has altered it."""


def folded(heading: AgreementHeading, bodies: Sequence[str]) -> Register:
    """Return the register that stored bodies make."""
    with collecting_later(len(bodies)):
        return _sound(*fold(heading, _read_back(heading, bodies, after=0)))


def folded_on(register: Register, bodies: Sequence[str]) -> Register:
    """Return ``register`` with the variations stored since."""
    return _sound(*register.extended(_read_back(register.heading, bodies, after=register.head)))


def _read_back(heading: AgreementHeading, bodies: Sequence[str], *, after: int) -> list[Variation]:
    return [_variation(heading, number, body) for number, body in enumerate(bodies, start=after + 1)]


def _variation(heading: AgreementHeading, number: int, body: str) -> Variation:
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
    """Return the rows that record variations, each with its text, in a chain that continues from ``head``."""
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
    """Return a variation as it is stored, once it reads back the same: a row can never be changed."""
    body = canonical(variation.written())
    if Variation.model_validate_json(body) != variation:
        raise ValueError(f"Variation {variation.id} would not be read as it was written.")
    return body
