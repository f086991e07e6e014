"""Small agreements held against one law at a time."""

from collections.abc import Iterable
from typing import Any

from tests.agreement.core.builders import day, registered

from moothall.agreement.core.laws import LAWS, Finding, Law, findings
from moothall.agreement.core.variation import Variation
from moothall.periods import Period

WINDOW = Period(day(-30), day(60))


def law(number: str) -> Law:
    return next(each for each in LAWS if each.id == number)


def found(number: str, *variations: Variation, window: Period = WINDOW) -> list[Finding]:
    """Return what the law with that number finds."""
    return [each for each in findings(registered(*variations), window) if each.law.id == number]


def breaking(number: str, *variations: Variation, window: Period = WINDOW) -> Finding:
    """Return the one thing that the law finds."""
    [finding] = found(number, *variations, window=window)
    return finding


def days(finding: Finding) -> tuple[int, int]:
    """Return the first day of a finding and the day that it ends, counted from 1 April 2016."""
    assert finding.period.until is not None
    first = (finding.period.starts_on - day(0)).days
    return first, first + (finding.period.until - finding.period.starts_on).days


def sentences(several: Iterable[Finding]) -> list[str]:
    return [each.sentence for each in several]


def body(name: str, kind: str = "joint_committee", **fields: Any) -> dict[str, Any]:
    return {
        "kind": "body",
        "id": name,
        "name": name.replace("-", " ").capitalize(),
        "body_kind": kind,
        **fields,
    }


def post(name: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "post", "id": name, "name": name.replace("-", " ").capitalize(), **fields}


def holding(authority: str, company: str, **fields: Any) -> dict[str, Any]:
    return {
        "kind": "holding",
        "id": f"{authority}-in-{company}",
        "authority": authority,
        "company": company,
        **fields,
    }


def delegation(name: str, delegated_by: str, delegate: str, *functions: str, **fields: Any) -> dict[str, Any]:
    return {
        "kind": "delegation",
        "id": name,
        "delegated_by": delegated_by,
        "delegate": delegate,
        "functions": list(functions),
        **fields,
    }
