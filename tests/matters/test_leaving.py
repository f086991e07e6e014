"""Cheltenham leaves revenues and benefits: what it had delegated for them is found to stand over nothing."""

from datetime import date

import pytest
from tests.accounts.partnership import variation
from tests.doors.stored_agreements import example

from moothall.agreement.core.laws import Finding, compare, findings
from moothall.periods import Period

DAY = date(2016, 9, 1)
PARTS = [{"term": f"cheltenham-{each}"} for each in ("revenues", "benefits", "customer-services")]
DELEGATIONS = [
    {"term": f"cheltenham-revenues-{each}"} for each in ("oversight", "restructuring", "integration")
]


def begun_by(ends: list[dict[str, str]]) -> list[Finding]:
    """Return the findings on delegations that a draft of that day would begin, as its preview shows them."""
    before = example().register.as_known_on(DAY)
    after, contradictions = before.varied(variation("leave", effective=DAY, end=ends))
    assert contradictions == []
    anew, _ = compare(findings(before, Period(DAY)), findings(after, Period(DAY)))
    return [each for each in anew if each.law.id == "A-07"]


def test_the_delegations_that_still_stand_are_named_with_the_day_and_what_to_do() -> None:
    [finding] = begun_by(PARTS)

    assert finding.sentence == (
        "A power of Cheltenham is delegated to the 2020 Partnership Joint Committee for revenues, benefits "
        "and customer services, in which Cheltenham takes no part."
    )
    assert {each["term"] for each in DELEGATIONS} <= set(finding.witness.terms)
    assert (finding.period.starts_on, finding.period.until) == (DAY, None)
    assert finding.cure.startswith("End the delegation for that service")


@pytest.mark.parametrize("ended", range(3))
def test_each_delegation_that_is_left_standing_is_found(ended: int) -> None:
    [finding] = begun_by([*PARTS, *(each for place, each in enumerate(DELEGATIONS) if place != ended)])

    assert DELEGATIONS[ended]["term"] in finding.terms


def test_where_the_delegations_end_with_the_parts_nothing_is_found() -> None:
    assert begun_by([*PARTS, *DELEGATIONS]) == []
