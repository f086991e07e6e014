"""An agreement of any size, made by rule: the same for everybody who measures."""

from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice
from typing import Any

from moothall.agreement.core.variation import AgreementHeading, Variation

HEADING = AgreementHeading(
    id="synthetic", name="Synthetic Partnership", summary="Made by rule, to measure with."
)
COUNCILS = [f"council-{number}" for number in range(1, 41)]
SOURCE = {
    "document": "Minutes of the joint committee",
    "clause": "Minute 12",
    "url": "https://example.org/minutes/12",
    "confidence": "high",
}


def variations(terms: int = 10_000, variations: int = 2_000) -> list[Variation]:
    """Return ``variations`` that add ``terms`` between them; most change one term and end another."""
    unused = islice(_terms(), terms)
    whole, rest = divmod(terms, variations)
    parts: deque[str] = deque()
    made = []
    for number in range(1, variations + 1):
        adds = list(islice(unused, whole + (number <= rest)))
        made.append(Variation.model_validate(_heading_of(number) | {"add": adds} | _steps(number, parts)))
        parts.extend(term["id"] for term in adds if term["kind"] == "participation")
    return made


def _heading_of(number: int) -> dict[str, Any]:
    decided = date(2000, 4, 1) + timedelta(days=4 * number)
    return {
        "id": f"variation-{number}",
        "title": f"The joint committee varies the agreement for the {number}th time",
        "decided": decided,
        "effective": decided + timedelta(days=14),
        "decided_by": [{"by": "joint-committee", "on": decided, "title": "Decision record"}],
        "reason": "The councils so agreed.",
        "source": SOURCE,
    }


def _steps(number: int, parts: deque[str]) -> dict[str, Any]:
    """Change the part that has stood longest and is not ended; end the next where the number is even."""
    if len(parts) < 20:
        return {}
    changed = parts.popleft()
    steps = {"change": [{"term": changed, "set": {"as": "host", "note": f"Changed by {number}"}}]}
    return steps if number % 2 else steps | {"end": [{"term": parts.popleft()}]}


def _terms() -> Iterator[dict[str, Any]]:
    """Yield terms as a real agreement has them: mostly parts in services, then what governs those."""
    yield _term("body", "joint-committee", name="Joint Committee", body_kind="joint_committee")
    for number, council in enumerate(COUNCILS, start=1):
        names = {"name": f"Council {number}", "short_name": f"C{number}", "gss_code": f"E{number:08}"}
        yield _term("authority", council, **names)
    for number in count(1):
        yield from _around_a_service(number)


def _around_a_service(number: int) -> Iterator[dict[str, Any]]:
    """Yield a service, sixteen councils' parts in it, and what governs and pays for it."""
    service = f"service-{number}"
    some = [COUNCILS[(number + place) % len(COUNCILS)] for place in range(16)]
    yield _term("service", service, name=f"Service {number}")
    for place, council in enumerate(some):
        yield _term(
            "participation",
            f"{council}-{service}",
            authority=council,
            service=service,
            through="joint-committee",
            provided_by=some[0],
            conditions=[{"id": "consent", "text": "No change of staff without consent."}],
            **({"as": "host"} if place == 0 else {}),
        )
    yield _term("post", f"head-of-{service}", name=f"Head of service {number}", authority=some[0])
    yield _term(
        "delegation",
        f"delegation-{number}",
        delegated_by="joint-committee",
        delegate=f"head-of-{service}",
        functions=["run the service", "appoint its staff"],
        services=[service],
        authorities=some,
        limit_pence=5_000_000,
    )
    shares = {council: place for place, council in enumerate(some, start=1)}
    yield _term("cost_share", f"cost-of-{service}", service=service, method="fixed", shares=shares)


def _term(kind: str, term_id: str, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "id": term_id, "source": SOURCE, **fields}
