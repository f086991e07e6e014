"""Small agreements for tests, written as a clerk would write them."""

from datetime import date, timedelta
from typing import Any

from moothall.agreement.core.register import Register, fold
from moothall.agreement.core.variation import AgreementHeading, Variation

FIRST_DAY = date(2016, 4, 1)


def day(number: int) -> date:
    """Return the day that is ``number`` days after 1 April 2016."""
    return FIRST_DAY + timedelta(days=number)


def council(name: str, **fields: Any) -> dict[str, Any]:
    return {
        "kind": "authority",
        "id": name,
        "name": f"{name.title()} Council",
        "short_name": name.title(),
        **fields,
    }


def service(name: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "service", "id": name, "name": name.title(), **fields}


def part(authority: str, service: str, **fields: Any) -> dict[str, Any]:
    return {
        "kind": "participation",
        "id": f"{authority}-{service}",
        "authority": authority,
        "service": service,
        **fields,
    }


def variation(
    name: str, *, effective: date = FIRST_DAY, decided: date | None = None, **steps: Any
) -> Variation:
    days = {"decided": decided or effective, "effective": effective}
    return Variation.model_validate({"id": name, "title": name, **days, **steps})


def registered(*variations: Variation) -> Register:
    """Fold ``variations``, which must be sound."""
    register, contradictions = fold(AgreementHeading(id="test", name="Test"), variations)
    assert contradictions == []
    return register


def founding(*terms: dict[str, Any]) -> Variation:
    return variation("founding", add=[council("avon"), council("brent"), service("legal"), *terms])
