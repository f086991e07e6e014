from tests.agreement.core.builders import day, founding, part, variation
from tests.agreement.core.laws.checks import body, breaking, days, found, holding, post

COMPANY = body("publica", "company")
HALVES = [
    COMPANY,
    holding("avon", "publica", share="1/2", representative="avon"),
    holding("brent", "publica", share="1/2", representative="brent"),
]


def test_holdings_that_come_to_more_than_the_whole_are_found() -> None:
    more = {"change": [{"term": "avon-in-publica", "set": {"share": "3/4"}}]}

    finding = breaking("A-11", founding(*HALVES), variation("more", effective=day(7), **more))

    assert finding.sentence == "The shares recorded in Publica come to 5/4, which is more than the whole."
    assert (days(finding), finding.nature) == ((7, 60), "breach")
    assert finding.witness.terms == ("avon-in-publica", "brent-in-publica")


def test_holdings_that_come_to_less_are_found_when_all_are_known() -> None:
    ended = variation("sold", effective=day(7), end=[{"term": "brent-in-publica"}])

    finding = breaking("A-11", founding(*HALVES), ended)

    expected = "The shares recorded in Publica come to 1/2, and nothing says who holds the rest."
    assert (finding.sentence, days(finding), finding.nature) == (expected, (7, 60), "unknown")


def test_holdings_that_come_to_the_whole_or_are_not_known_are_not_found() -> None:
    unknown = {"change": [{"term": "avon-in-publica", "set": {"share": None}}]}

    assert found("A-11", founding(*HALVES)) == []
    assert found("A-11", founding(*HALVES), variation("unknown", effective=day(7), **unknown)) == []


def test_a_company_that_serves_a_council_that_owns_none_of_it_is_found() -> None:
    sold = variation("sold", effective=day(7), end=[{"term": "brent-in-publica"}])

    finding = breaking("A-12", founding(*HALVES, part("brent", "legal", provided_by="publica")), sold)

    assert finding.sentence == (
        "Publica provides legal for Brent, which is not recorded as one of its owners."
    )
    assert (days(finding), finding.nature) == ((7, 60), "question")
    assert finding.witness.terms == ("publica", "brent-legal")


def test_an_owner_without_a_holding_is_asked_about() -> None:
    owner = part("brent", "legal", provided_by="publica", **{"as": "owner"})

    finding = breaking("A-12", founding(COMPANY, owner))

    expected = "Publica provides legal for Brent as one of its owners, and no holding is recorded."
    assert (finding.sentence, finding.nature) == (expected, "unknown")


def test_an_owner_s_services_are_not_found_however_it_is_recorded_as_one() -> None:
    listed = body("ubico", "company", authorities=["avon"])

    assert (
        found(
            "A-12",
            founding(
                *HALVES,
                listed,
                part("brent", "legal", provided_by="publica"),
                part("avon", "legal", provided_by="ubico"),
            ),
        )
        == []
    )


def test_a_managing_director_who_is_a_served_council_s_statutory_officer_is_found() -> None:
    finding = breaking(
        "A-22",
        founding(
            *HALVES,
            post("director", body="publica", office="managing_director", holder="Ann Lee"),
            post("chief", authority="avon", office="head_of_paid_service", holder="Bo Hay"),
        ),
        variation("chief", effective=day(4), change=[{"term": "chief", "set": {"holder": "Ann Lee"}}]),
        variation("leaves", effective=day(9), change=[{"term": "director", "set": {"vacant": True}}]),
    )

    assert finding.sentence == (
        "Ann Lee is Director of Publica and also the Chief of Avon, "
        "which the body serves or which owns a part of it."
    )
    assert (days(finding), finding.witness.terms) == ((4, 9), ("director", "chief"))


def test_a_managing_director_of_a_body_that_is_nothing_to_the_council_is_not_found() -> None:
    director = post("director", body="swap", office="managing_director", holder="Ann Lee")
    chief = post("chief", authority="avon", office="head_of_paid_service", holder="Ann Lee")

    assert found("A-22", founding(body("swap", "company"), director, chief)) == []


def test_an_owner_whose_voice_nobody_recorded_is_found() -> None:
    silent = {"change": [{"term": "avon-in-publica", "set": {"representative": None}}]}

    finding = breaking("A-28", founding(*HALVES), variation("silent", effective=day(3), **silent))

    expected = "The register does not say who votes for Avon as an owner of Publica."
    assert (finding.sentence, days(finding)) == (expected, (3, 60))
    assert finding.witness.terms == ("avon-in-publica",)


def test_reserved_matters_that_differ_between_owners_are_found() -> None:
    matters = [
        {"term": f"{who}-in-publica", "set": {"reserved_matters": ["Sale"]}} for who in ("avon", "brent")
    ]
    fewer = [{"term": "brent-in-publica", "set": {"reserved_matters": ["Sale", "Budget"]}}]

    same = [founding(*HALVES), variation("matters", effective=day(3), change=matters)]
    finding = breaking("A-28", *same, variation("fewer", effective=day(6), change=fewer))

    assert found("A-28", *same) == []
    assert finding.sentence == "The matters reserved to the owners of Publica differ from owner to owner."
    assert (days(finding), finding.nature) == ((6, 60), "question")
