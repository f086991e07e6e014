from datetime import date
from typing import Any

from tests.agreement.core.builders import council, day, founding, part, service, variation
from tests.agreement.core.laws.checks import body, breaking, days, found, sentences

from moothall.periods import Period

JOINT = [body("joint-committee"), service("benefits"), service("ict")]


def through(council_id: str, service_id: str, **fields: Any) -> dict[str, Any]:
    return part(council_id, service_id, through="joint-committee", **fields)


BOTH_IN_ALL = [through(who, what) for who in ("avon", "brent") for what in ("legal", "benefits", "ict")]


def test_a_council_that_leaves_one_service_and_stays_in_another_is_found() -> None:
    leave = variation("leave", effective=day(10), end=[{"term": "avon-legal"}, {"term": "avon-benefits"}])

    finding = breaking("A-05", founding(*JOINT, *BOTH_IN_ALL), leave)

    assert finding.sentence == (
        "Avon has no part in legal and benefits, which are shared through the Joint committee, "
        "although it shares something else through the same committee."
    )
    assert (days(finding), finding.witness.day) == ((10, 60), day(10))
    assert finding.witness.terms == ("joint-committee", "avon-ict", "brent-legal", "brent-benefits")


def test_a_council_that_leaves_every_service_of_the_committee_is_not_found() -> None:
    leave = [{"term": f"avon-{each}"} for each in ("legal", "benefits", "ict")]

    assert found("A-05", founding(*JOINT, *BOTH_IN_ALL)) == []
    assert found("A-05", founding(*JOINT, *BOTH_IN_ALL), variation("x", effective=day(9), end=leave)) == []


def test_the_finding_ends_when_the_council_leaves_the_rest() -> None:
    leave = variation("leave", effective=day(10), end=[{"term": "avon-legal"}])
    rest = [{"term": "avon-benefits"}, {"term": "avon-ict"}]

    finding = breaking(
        "A-05", founding(*JOINT, *BOTH_IN_ALL), leave, variation("rest", effective=day(20), end=rest)
    )

    assert days(finding) == (10, 20)


def test_a_client_or_another_committee_makes_no_difference() -> None:
    assert (
        found(
            "A-05",
            founding(
                *JOINT,
                body("other-committee"),
                through("avon", "ict"),
                through("brent", "ict"),
                through("avon", "legal"),
                through("brent", "legal"),
                part("avon", "benefits", through="other-committee"),
                council("cam"),
                through("cam", "legal", **{"as": "client"}),
            ),
        )
        == []
    )


def test_a_part_in_a_wider_service_is_a_part_in_all_of_it() -> None:
    law_and_more = service("conveyancing", part_of="legal")

    assert (
        found(
            "A-05",
            founding(
                body("joint-committee"),
                law_and_more,
                through("avon", "legal"),
                through("brent", "legal"),
                through("brent", "conveyancing"),
            ),
        )
        == []
    )


def test_cheltenham_s_withdrawal_of_14_november_2016_is_found_on_that_day() -> None:
    """The real case, cut down to two councils and four services."""
    start, left, closed = date(2016, 2, 12), date(2016, 11, 14), date(2017, 11, 1)
    services = ("ict", "revenues", "benefits", "registrars")
    founders = variation(
        "inter-authority-agreement",
        effective=start,
        add=[
            council("cheltenham"),
            council("cotswold"),
            body("joint-committee", until=closed),
            *(service(each) for each in services),
            *(through(who, each, until=closed) for who in ("cheltenham", "cotswold") for each in services),
        ],
    )
    withdrawn = [{"term": f"cheltenham-{each}"} for each in services[1:]]

    finding = breaking(
        "A-05",
        founders,
        variation("withdrawal", decided=date(2016, 10, 11), effective=left, end=withdrawn),
        window=Period(date(2008, 1, 1), date(2029, 1, 1)),
    )

    assert finding.witness.day == left
    assert finding.period == Period(left, closed)
    assert finding.sentence.startswith("Cheltenham has no part in revenues, benefits and registrars, ")


def test_a_service_shared_by_one_council_alone_is_found() -> None:
    leave = variation("leave", effective=day(10), end=[{"term": "brent-legal"}])

    finding = breaking("A-21", founding(*JOINT, *BOTH_IN_ALL), leave)

    assert finding.sentence == (
        "Avon alone takes part in legal through the Joint committee, so nothing is shared."
    )
    assert (days(finding), finding.witness.terms) == ((10, 60), ("joint-committee", "avon-legal"))


def test_a_service_shared_by_two_or_through_no_committee_is_not_found() -> None:
    board = body("board", "programme_board")
    alone = part("avon", "ict", through="board")

    assert found("A-21", founding(*JOINT, *BOTH_IN_ALL)) == []
    assert sentences(found("A-21", founding(board, service("ict"), alone))) == []
