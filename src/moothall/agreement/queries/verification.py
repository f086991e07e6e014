"""Whether anybody has altered an agreement.

Its chain is walked and compared with what the audit trail says was recorded.
"""

from collections.abc import Iterator

from django.db import connection

from moothall.agreement.models import StoredPartnership, StoredVariation
from moothall.agreement.queries.rows import VARIATION_SAYS, digest_of_heading
from moothall.agreement.rules import NoSuchPartnership
from moothall.audit.core.chain import Break, ChainLink, Verification, as_recorded, first_break
from moothall.audit.queries import facts_of, partnerships_of, spoilt_text_let_in


def verify(partnership: str) -> Verification:
    """Walk the chain of a partnership's agreement, and name the first number that was tampered with.

    0 is the heading. Without the heading, a partnership is known by what the audit trail says of it.
    """
    verification = verification_of(partnership)
    if verification is None:
        raise NoSuchPartnership(f"There is no partnership “{partnership}” here.", partnership=partnership)
    return verification


def verify_all() -> dict[str, Verification]:
    """Verify every partnership of which anything was ever stored, even where nothing of it is left."""
    return {partnership: verify(partnership) for partnership in ever_stored()}


RECORDING = ("agreement.loaded", "agreement.varied")


def ever_stored() -> list[str]:
    """Return every partnership of which anything is stored, or was according to the audit trail."""
    headed = StoredPartnership.objects.values_list("id", flat=True)
    varied = StoredVariation.objects.values_list("partnership_id", flat=True)
    return sorted({*headed, *varied, *partnerships_of(actions=RECORDING)})


def verification_of(partnership: str) -> Verification | None:
    """Return the outcome of walking the chain; None if nothing was ever stored under that name."""
    with spoilt_text_let_in(connection):
        announced = _announced(partnership)  # read first, so that what is recorded meanwhile is not missed
        heading = StoredPartnership.objects.filter(id=partnership).first()
        if heading is None:
            stored = StoredVariation.objects.filter(partnership=partnership).exists()
            return _bad(Break(0, "is missing"), 0, "") if stored or announced else None
        if heading.digest != digest_of_heading(heading):
            return _bad(Break(0, "does not say what it said when it was recorded"), 0, heading.digest)
        links = list(_links(partnership))
    head, digest, broken = first_break(links, previous=heading.digest)
    broken = broken or _first_unlike(links, announced)
    if broken:
        return _bad(broken, head, digest)
    return Verification(True, None, head, digest, as_recorded(head, "variation"))


def _bad(broken: Break, head: int, digest: str) -> Verification:
    what = f"Variation {broken.number}" if broken.number else "The heading"
    return Verification(False, broken.number, head, digest, f"{what} {broken.why}.")


def _links(partnership: str) -> Iterator[ChainLink]:
    rows = StoredVariation.objects.filter(partnership=partnership).order_by("number")
    for number, previous, digest, *says in rows.values_list("number", "previous", "digest", *VARIATION_SAYS):
        yield ChainLink(number, previous, tuple(says), digest)


def _announced(partnership: str) -> dict[int, str]:
    """Return the digests that the audit trail gives, by number: they show what was cut off or replaced."""
    events = facts_of(partnership=partnership, actions=RECORDING)
    return {
        facts["number"]: facts.get("digest", "") for facts in events if isinstance(facts.get("number"), int)
    }


def _first_unlike(links: list[ChainLink], announced: dict[int, str]) -> Break | None:
    """Return the first number on which the audit trail and what is stored disagree."""
    stored = {link.number: link.digest for link in links}
    if announced and max(announced) > len(links):
        return Break(len(links) + 1, "is missing, and the audit trail says that it was recorded")
    for number, digest in sorted(announced.items()):
        if stored[number] != digest:
            return Break(number, "is not the one that the audit trail says was recorded")
    return None
