from datetime import date

import pytest
from tests.agreement.core.builders import council, day, founding, variation
from tests.agreement.core.laws.checks import body, breaking, days, found

from moothall.periods import Period

SEATS = {"avon": 2, "brent": 2}


def test_a_joint_committee_whose_quorum_is_not_known_is_found() -> None:
    known = {"change": [{"term": "committee", "set": {"quorum": {"members": 2}}}]}

    finding = breaking(
        "A-13", founding(body("committee", seats=SEATS)), variation("known", effective=day(6), **known)
    )

    assert finding.sentence == "The register does not give the quorum of the Committee."
    assert (days(finding), finding.nature) == ((0, 6), "unknown")


@pytest.mark.parametrize(
    ("quorum", "fault"),
    [
        ({"members": 5}, "is 5 members, and it has 4 seats."),
        (
            {"members": 6, "from_each_authority": 3},
            "needs 3 from each council, and Avon and Brent cannot send so many.",
        ),
        (
            {"members": 1, "from_each_authority": 1},
            "is 1 member, although 1 from each of 2 councils is already 2: it says that the committee can "
            "meet without some council, and that it cannot.",
        ),
    ],
)
def test_a_quorum_that_cannot_be_met_is_found(quorum: dict[str, int], fault: str) -> None:
    found_ = found("A-13", founding(body("committee", seats=SEATS, quorum=quorum)))

    assert f"The quorum of the Committee {fault}" in [each.sentence for each in found_]
    assert {(each.nature, each.witness.terms) for each in found_} == {("breach", ("committee",))}


def test_a_quorum_that_can_be_met_is_not_found() -> None:
    quorum = {"members": 3, "from_each_authority": 1}
    committee = body("committee", seats=SEATS, quorum=quorum)

    assert found("A-13", founding(committee, body("board", "programme_board"))) == []


def test_a_committee_whose_law_is_not_recorded_is_found() -> None:
    finding = breaking("A-14", founding(body("committee", authorities=["avon"])))

    assert finding.sentence == "The register does not say under which law the Committee meets."
    assert (days(finding), finding.nature) == ((0, 60), "unknown")


@pytest.mark.parametrize(
    ("kind", "regime"), [("executive", "part_va"), ("council", "executive_2012"), ("joint_committee", "none")]
)
def test_a_law_that_is_not_for_such_a_body_is_found(kind: str, regime: str) -> None:
    finding = breaking("A-14", founding(body("meeting", kind, legal_regime=regime)))

    assert finding.sentence.endswith("which is not for a body of its kind.")
    assert (finding.nature, finding.witness.terms) == ("breach", ("meeting",))


def test_bodies_under_their_own_law_are_not_found() -> None:
    assert (
        found(
            "A-14",
            founding(
                body("cabinet", "executive", legal_regime="executive_2012"),
                body("full", "council", legal_regime="part_va"),
                body("joint", legal_regime="executive_2012"),
                body("company", "company"),
            ),
        )
        == []
    )


def test_an_executive_is_not_asked_for_its_law_before_there_was_one() -> None:
    old = variation(
        "founding",
        effective=date(2012, 1, 1),
        add=[council("avon"), body("cabinet", "executive", authorities=["avon"])],
    )

    finding = breaking("A-14", old, window=Period(date(2012, 1, 1), date(2013, 1, 1)))

    assert finding.period == Period(date(2012, 9, 10), date(2013, 1, 1))


def test_more_members_than_seats_are_found() -> None:
    members = [{"person": f"Member {number}", "authority": "avon"} for number in (1, 2, 3)]
    joined = {"change": [{"term": "committee", "set": {"members": members}}]}

    finding = breaking(
        "A-26", founding(body("committee", seats=SEATS)), variation("join", effective=day(9), **joined)
    )

    assert finding.sentence == "Avon has 2 seats on the Committee and 3 members named for it."
    assert (days(finding), finding.witness.terms) == ((9, 60), ("committee", "avon"))


def test_members_who_fit_and_substitutes_are_not_found() -> None:
    members = [{"person": "Ann Lee", "authority": "avon"}, {"person": "Bo Hay", "authority": "avon"}]
    substitute = {"person": "Cy Orr", "authority": "avon", "office": "substitute"}

    assert found("A-26", founding(body("committee", seats=SEATS, members=[*members, substitute]))) == []
    assert found("A-26", founding(body("board", members=members))) == []
