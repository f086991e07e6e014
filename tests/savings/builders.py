"""A partnership with a benefit, and short ways to say what happens to it."""

from datetime import date
from typing import Any

from tests.acting import operator
from tests.agreement.core.builders import founding, part, service
from tests.agreement.partnerships import founded

from moothall.agreement.core.values import Source
from moothall.money import FinancialYear
from moothall.savings import operations
from moothall.savings.core.baseline import CostPlace
from moothall.savings.core.benefit_details import Details, EvidenceEntry

HERE = "test"
OFFICER = "P. Officer"
SOURCE = Source(document="Budget book")
BENEFIT: dict[str, Any] = {
    "kind": "benefit",
    "id": "one-ict",
    "name": "One ICT service",
    "authorities": ["avon"],
    "services": ["legal"],
    "profile_pence": {"2016/17": 100_000_00, "2017/18": 200_000_00},
    "cashable": True,
    "mtfs_line": "Shared ICT",
    "owner": "avon",
}
TARGET: dict[str, Any] = {
    "kind": "target",
    "id": "promised",
    "name": "What was promised",
    "amount_pence": 270_000_00,
    "span": "cumulative",
    "by": date(2018, 3, 31),
}


def agreed(*terms: dict[str, Any]) -> None:
    """Found a partnership of two councils with these terms, or with one benefit and one target."""
    given = terms or (BENEFIT, TARGET)
    founded(founding(part("avon", "legal"), part("brent", "legal"), service("hr"), *given))


def place(year: str = "2016/17", service: str = "legal", authority: str = "avon") -> CostPlace:
    return CostPlace(service, authority, FinancialYear(year))


def shown(kind: str = "decision", on: date = date(2016, 5, 1)) -> EvidenceEntry:
    return EvidenceEntry.model_validate({"kind": kind, "reference": "Minute 12", "on": on, "source": SOURCE})


def move(to: str, *evidence: str, on: date = date(2016, 6, 1), **given: Any) -> int:
    kinds = [shown(kind) for kind in evidence]
    return operations.move_benefit(
        partnership=HERE,
        benefit=BENEFIT["id"],
        to=to,
        on=on,
        evidence=kinds,
        **{"acting": operator(OFFICER), **given},
    )


def frozen(pence: int, on: date = date(2016, 4, 1), **given: Any) -> None:
    at = given.pop("place", place("2015/16"))
    operations.freeze_baseline(
        partnership=HERE,
        place=at,
        pence=pence,
        source=SOURCE,
        frozen_on=on,
        **{"acting": operator(OFFICER), **given},
    )


def spent(pence: int, at: CostPlace | None = None) -> None:
    operations.record_actual(
        partnership=HERE, place=at or place(), pence=pence, source=SOURCE, acting=operator(OFFICER)
    )


def described(**fields: Any) -> None:
    details = Details.model_validate(fields)
    operations.describe_benefit(
        partnership=HERE, benefit=BENEFIT["id"], details=details, acting=operator(OFFICER)
    )
