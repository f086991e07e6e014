import pytest
from tests.agreement.core.builders import day, founding, part, service, variation
from tests.agreement.core.laws.checks import body, breaking, days, delegation, found, post

TREASURER = post("treasurer", authority="avon")
COUNCIL = body("full-council", "council", authorities=["avon"])
CABINET = body("cabinet", "executive", authorities=["avon"])


@pytest.mark.parametrize(
    "function",
    [
        "Set the council tax",
        "setting the amount of council tax for each band",
        "council tax setting",
        "Make the council tax reduction scheme",
        "Approve revisions of the council tax reduction scheme",
        "issue precepts",
        "Calculate the council tax requirement",
        "determine empty homes premium",
    ],
)
def test_a_function_of_full_council_that_is_delegated_is_found(function: str) -> None:
    finding = breaking("A-06", founding(TREASURER, delegation("scheme", "avon", "treasurer", function)))

    assert finding.sentence == (
        f"“{function}” is delegated to the Treasurer, and only full council may exercise it."
    )
    assert (days(finding), finding.witness.terms) == ((0, 60), ("scheme", "treasurer"))


@pytest.mark.parametrize(
    "function",
    [
        "Collect council tax",
        "Calculate the council tax base",
        "Administer the council tax reduction scheme",
        "Set fees, other than the council tax",
        "Set up direct debits",
        "Pay precepts to parish councils",
    ],
)
def test_a_function_that_may_be_delegated_is_not_found(function: str) -> None:
    assert found("A-06", founding(TREASURER, delegation("scheme", "avon", "treasurer", function))) == []


def test_full_council_may_have_its_own_functions() -> None:
    assert (
        found("A-06", founding(COUNCIL, delegation("x", "avon", "full-council", "Set the council tax"))) == []
    )


def test_a_council_that_leaves_a_service_delegates_it_no_longer() -> None:
    finding = breaking(
        "A-07",
        founding(
            TREASURER,
            service("ict"),
            part("avon", "legal"),
            part("avon", "ict"),
            delegation("scheme", "avon", "treasurer", "Sign", services=["legal", "ict"]),
        ),
        variation("leave", effective=day(10), end=[{"term": "avon-legal"}]),
    )

    assert finding.sentence == (
        "A power of Avon is delegated to the Treasurer for legal, in which Avon takes no part."
    )
    assert (days(finding), finding.witness.terms) == ((10, 60), ("scheme", "avon", "legal"))


def test_a_delegation_by_a_council_s_own_body_or_post_is_read_as_the_council_s() -> None:
    assert [
        len(found("A-07", founding(CABINET, TREASURER, delegation("x", by, to, "Sign", services=["legal"]))))
        for by, to in (("cabinet", "treasurer"), ("treasurer", "cabinet"))
    ] == [1, 1]


def test_a_delegation_for_some_councils_is_read_for_each_that_it_names() -> None:
    finding = breaking(
        "A-07",
        founding(
            TREASURER,
            part("brent", "legal"),
            delegation("x", "avon", "treasurer", "Sign", services=["legal"], authorities=["avon", "brent"]),
        ),
    )

    assert finding.witness.terms == ("x", "avon", "legal")


def test_services_that_are_part_of_each_other_are_gone_round_once() -> None:
    circle = [service("courts", part_of="clerks"), service("clerks", part_of="courts")]
    signing = delegation("x", "avon", "treasurer", "Sign", services=["courts"])

    assert found("A-07", founding(TREASURER, *circle, part("avon", "clerks"), signing)) == []


def test_a_delegation_of_what_a_council_has_is_not_found() -> None:
    assert (
        found(
            "A-07",
            founding(
                TREASURER,
                service("conveyancing", part_of="legal"),
                part("avon", "legal"),
                delegation("whole", "avon", "treasurer", "Sign"),
                delegation("one", "avon", "treasurer", "Sign", services=["legal", "conveyancing"]),
            ),
        )
        == []
    )


@pytest.mark.parametrize("way", [("cabinet", "treasurer"), ("avon", "cabinet")])
def test_planning_permission_in_the_executive_s_hands_is_found(way: tuple[str, str]) -> None:
    finding = breaking(
        "A-25", founding(CABINET, TREASURER, delegation("x", *way, "Determine planning applications"))
    )

    assert finding.sentence == (
        "“Determine planning applications” rests with the Cabinet, "
        "and the law keeps it from a council's executive."
    )
    assert finding.witness.terms == ("x", "cabinet")


def test_planning_permission_in_the_council_s_hands_is_not_found() -> None:
    granted = delegation("x", "full-council", "treasurer", "Determine planning applications")
    excepted = delegation("y", "cabinet", "treasurer", "Everything except planning applications")

    assert found("A-25", founding(COUNCIL, CABINET, TREASURER, granted, excepted)) == []


def test_planning_permission_passed_on_once_there_is_no_executive_is_not_found() -> None:
    later = delegation("x", "cabinet", "treasurer", "Determine planning applications", **{"from": day(9)})

    assert found("A-25", founding(CABINET | {"until": day(9)}, TREASURER, later)) == []


def test_a_power_passed_on_that_may_not_be_is_found() -> None:
    finding = breaking(
        "A-27",
        founding(
            TREASURER,
            CABINET,
            delegation("first", "avon", "cabinet", "Let contracts", "Lend", may_sub_delegate=False),
            delegation("second", "cabinet", "treasurer", "let contracts", **{"from": day(5)}),
        ),
    )

    assert finding.sentence == (
        "The Cabinet may not pass on “Let contracts”, and has passed it on to the Treasurer."
    )
    assert (days(finding), finding.witness.terms) == ((5, 60), ("first", "second"))


def test_a_power_passed_on_that_may_be_or_another_one_is_not_found() -> None:
    assert (
        found(
            "A-27",
            founding(
                TREASURER,
                CABINET,
                service("ict"),
                delegation("first", "avon", "cabinet", "Lend"),
                delegation("second", "cabinet", "treasurer", "Lend"),
                delegation("third", "avon", "cabinet", "Let", services=["ict"], may_sub_delegate=False),
                delegation("fourth", "cabinet", "treasurer", "Let", services=["legal"]),
            ),
        )
        == []
    )
