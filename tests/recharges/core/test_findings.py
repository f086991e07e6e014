"""Each finding about recharges is one sentence with its money, its days and whom it leaves out."""

import pytest
from tests.recharges.core.builders import day

from moothall.periods import Period
from moothall.recharges.core.findings import (
    ClosedLoop,
    LimitsCannotBeKept,
    NobodyPays,
    NoReading,
    NotCovered,
    RechargeFinding,
    ServesNobody,
)

APRIL = Period(day("2016-04-01"), day("2016-05-01"))


@pytest.mark.parametrize(
    ("finding", "sentence"),
    [
        (
            ClosedLoop(("hr", "ict"), 100_00),
            "hr, ict serve only one another: £100.00 goes round between them and reaches no service that a "
            "council pays for.",
        ),
        (
            ServesNobody("hr", 100_00),
            "hr serves nobody, so £100.00 stays with it and no council pays it.",
        ),
        (
            NoReading("ict", "east", "devices", APRIL),
            "devices has no reading for east in the days 1 April 2016 to 30 April 2016, so it pays nothing "
            "for ict on those days.",
        ),
        (
            NotCovered("ict", "east", "ict-share", APRIL),
            "The cost share ict-share gives no share of ict to east in the days 1 April 2016 to 30 April "
            "2016, though it takes part.",
        ),
        (
            NobodyPays("ict", APRIL, 100_00),
            "£100.00 of ict falls in the days 1 April 2016 to 30 April 2016, when no council bears a share "
            "of it.",
        ),
        (
            LimitsCannotBeKept("ict", "ict-share", "the floors come to more than the cost"),
            "The limits in the cost share ict-share of ict cannot be kept: the floors come to more than the "
            "cost.",
        ),
    ],
)
def test_a_finding_says_what_was_found(finding: RechargeFinding, sentence: str) -> None:
    assert finding.sentence() == sentence
