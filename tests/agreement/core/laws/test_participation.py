from tests.agreement.core.builders import council, day, founding, part, service, variation
from tests.agreement.core.laws.checks import body, breaking, days, found

SEATED = body("board", authorities=["avon", "brent"], seats={"avon": 2, "brent": 2})


def test_a_council_that_is_not_of_the_body_through_which_it_takes_part_is_found() -> None:
    outsider = council("cam")

    finding = breaking("A-09", founding(SEATED, outsider, part("cam", "legal", through="board")))

    assert finding.sentence == "Cam takes part in legal through the Board, and is not among its councils."
    assert (days(finding), finding.witness.terms) == ((0, 60), ("board", "cam-legal"))


def test_a_council_that_loses_its_seats_is_found_from_that_day() -> None:
    loses = variation("x", effective=day(12), change=[{"term": "board", "set": {"seats": {"brent": 2}}}])

    finding = breaking("A-09", founding(SEATED, part("avon", "legal", through="board")), loses)

    assert finding.sentence == "Avon takes part in legal through the Board, and has no seat on it."
    assert days(finding) == (12, 60)


def test_a_body_whose_councils_nobody_recorded_is_asked_about_once() -> None:
    finding = breaking(
        "A-09",
        founding(
            body("board"), part("avon", "legal", through="board"), part("brent", "legal", through="board")
        ),
    )

    assert finding.sentence == "The register does not say which councils sit on the Board."
    assert finding.nature == "unknown"


def test_members_clients_and_owners_need_no_other_seat() -> None:
    named = body("panel", members=[{"person": "Cllr Ann Lee", "authority": "avon"}])
    company = body("company", "company")

    assert (
        found(
            "A-09",
            founding(
                SEATED,
                named,
                company,
                service("ict"),
                service("waste"),
                part("avon", "legal", through="board"),
                part("avon", "ict", through="panel"),
                part("brent", "legal", through="panel", **{"as": "client"}),
                part("brent", "waste", through="company"),
            ),
        )
        == []
    )


def test_staff_of_another_council_without_a_legal_form_are_found() -> None:
    lent = [
        part("avon", "legal", provided_by="brent"),
        service("ict"),
        part("avon", "ict", provided_by="brent"),
    ]

    finding = breaking("A-16", founding(*lent))

    assert finding.sentence == "Brent provides legal and ict for Avon, and no legal form is recorded."
    assert (days(finding), finding.nature) == ((0, 60), "unknown")
    assert finding.witness.terms == ("avon-legal", "avon-ict", "brent")


def test_staff_under_an_agreement_or_one_s_own_are_not_found() -> None:
    assert (
        found(
            "A-16",
            founding(
                part("avon", "legal", provided_by="brent", instrument="Section 113 agreement"),
                part("brent", "legal", provided_by="brent"),
            ),
        )
        == []
    )


def test_a_service_passed_to_another_council_by_section_101_alone_is_found() -> None:
    finding = breaking(
        "A-23", founding(part("avon", "legal", provided_by="brent", instrument="Agreement under s101"))
    )

    assert finding.sentence == (
        "Brent provides legal for Avon under “Agreement under s101”, "
        "and no arrangement under the Local Government Act 2000 is named."
    )
    assert (finding.nature, finding.witness.terms) == ("question", ("avon-legal", "brent"))


def test_the_executive_s_route_and_a_company_are_not_found() -> None:
    by_both = "Section 101 of the 1972 Act with sections 19 and 20 of the Local Government Act 2000"

    assert (
        found(
            "A-23",
            founding(
                body("company", "company"),
                part("avon", "legal", provided_by="brent", instrument=by_both),
                part("brent", "legal", provided_by="company", instrument="Section 101"),
            ),
        )
        == []
    )
