from typing import Any

import pytest
from tests.agreement.core.builders import council, day, founding, variation
from tests.agreement.core.laws.checks import breaking, days, found, post, sentences

OFFICES = [
    ("A-01", "head_of_paid_service", "head of paid service"),
    ("A-02", "section_151_officer", "section 151 officer"),
    ("A-03", "monitoring_officer", "monitoring officer"),
]
NEIGHBOUR = {"change": [{"term": "brent", "set": {"standing": "neighbour"}}]}


def officer(name: str, office: str, **fields: Any) -> dict[str, Any]:
    return post(name, authority="avon", office=office, **fields)


@pytest.mark.parametrize(("number", "office", "words"), OFFICES)
def test_a_council_with_no_post_for_the_office_is_found(number: str, office: str, words: str) -> None:
    finding = breaking(number, founding(), variation("neighbour", **NEIGHBOUR))

    assert finding.sentence == f"The register names no post that is Avon's {words}."
    assert (days(finding), finding.nature) == ((0, 60), "unknown")
    assert (finding.witness.day, finding.witness.terms) == (day(0), ("avon",))


@pytest.mark.parametrize(("number", "office", "words"), OFFICES)
def test_a_council_whose_officer_is_named_on_every_day_is_not_found(
    number: str, office: str, words: str
) -> None:
    chief = officer("chief", office, holder="Ann Lee")
    handover = {"change": [{"term": "chief", "set": {"holder": "Bo Hay"}}]}

    assert (
        found(
            number,
            founding(chief),
            variation("neighbour", **NEIGHBOUR),
            variation("next", effective=day(9), **handover),
        )
        == []
    )


@pytest.mark.parametrize(("number", "office", "words"), OFFICES)
def test_an_officer_who_is_not_known_is_not_said_to_be_missing(number: str, office: str, words: str) -> None:
    named = {"change": [{"term": "chief", "set": {"holder": "Ann Lee"}}]}

    finding = breaking(
        number,
        founding(officer("chief", "other", also=[office])),
        variation("neighbour", **NEIGHBOUR),
        variation("named", effective=day(10), **named),
    )

    assert finding.sentence == f"The register does not say who is Avon's {words}; the post is Chief."
    assert (days(finding), finding.nature) == ((0, 10), "unknown")
    assert finding.witness.terms == ("avon", "chief")


@pytest.mark.parametrize(("number", "office", "words"), OFFICES)
def test_a_vacant_post_is_a_breach_until_it_is_filled(number: str, office: str, words: str) -> None:
    chief = officer("chief", office, holder="Ann Lee")
    finding = breaking(
        number,
        founding(chief),
        variation("neighbour", **NEIGHBOUR),
        variation("leaves", effective=day(5), change=[{"term": "chief", "set": {"vacant": True}}]),
        variation(
            "comes", effective=day(8), change=[{"term": "chief", "set": {"vacant": False, "holder": "Bo"}}]
        ),
    )

    assert finding.sentence == f"Nobody is Avon's {words}: the post of Chief is vacant."
    assert (days(finding), finding.nature, finding.witness.day) == ((5, 8), "breach", day(5))


def test_a_post_that_begins_later_leaves_the_days_before_it() -> None:
    chief = officer("chief", "head_of_paid_service", holder="Ann Lee", **{"from": day(7)})

    finding = breaking("A-01", founding(chief), variation("neighbour", **NEIGHBOUR))

    assert days(finding) == (0, 7)


def test_an_acting_officer_fills_the_office_of_a_vacant_post() -> None:
    vacant = officer("chief", "head_of_paid_service", vacant=True)
    acting = officer("deputy", "other", also=["head_of_paid_service"], holder="Bo Hay", interim=True)

    assert found("A-01", founding(vacant, acting), variation("neighbour", **NEIGHBOUR)) == []


@pytest.mark.parametrize(("office", "words"), [row[1:] for row in OFFICES[:2]])
def test_a_monitoring_officer_who_holds_another_of_the_offices_is_found(office: str, words: str) -> None:
    finding = breaking(
        "A-04",
        founding(
            officer("solicitor", "monitoring_officer", holder="Ann Lee"),
            officer("director", office, holder="Cy Orr"),
        ),
        variation("same", effective=day(5), change=[{"term": "director", "set": {"holder": "Ann Lee"}}]),
        variation("apart", effective=day(9), change=[{"term": "solicitor", "set": {"holder": "Bo Hay"}}]),
    )

    assert finding.sentence == f"Ann Lee is both monitoring officer and {words} of Avon."
    assert (days(finding), finding.witness.terms) == ((5, 9), ("solicitor", "director"))


def test_one_post_designated_to_both_offices_is_found() -> None:
    finding = breaking(
        "A-04", founding(officer("director", "section_151_officer", also=["monitoring_officer"]))
    )

    expected = "The Director is designated as both monitoring officer and section 151 officer of Avon."
    assert (finding.sentence, days(finding)) == (expected, (0, 60))


def test_a_head_of_paid_service_may_be_another_council_s_monitoring_officer() -> None:
    assert (
        found(
            "A-04",
            founding(
                officer("chief", "head_of_paid_service", holder="Ann Lee"),
                post("solicitor", authority="brent", office="monitoring_officer", holder="Ann Lee"),
                officer("other-chief", "section_151_officer", holder="Ann Lee"),
            ),
        )
        == []
    )


def test_two_officers_at_once_in_one_office_are_found() -> None:
    finding = breaking(
        "A-24",
        founding(
            officer("solicitor", "monitoring_officer", holder="Ann Lee", until=day(9)),
            officer("head-of-law", "monitoring_officer", holder="Bo Hay", **{"from": day(6)}),
        ),
    )

    expected = "The Solicitor and the Head of law are both Avon's monitoring officer."
    assert (finding.sentence, days(finding)) == (expected, (6, 9))
    assert finding.witness.terms == ("solicitor", "head-of-law")


def test_one_officer_after_another_is_not_found() -> None:
    assert (
        found(
            "A-24",
            founding(
                officer("solicitor", "monitoring_officer", holder="Ann Lee", until=day(6)),
                officer("head-of-law", "monitoring_officer", holder="Bo Hay", **{"from": day(6)}),
                post("clerk", authority="brent", office="monitoring_officer", holder="Cy Orr"),
            ),
        )
        == []
    )


def test_a_neighbour_is_not_asked_for_its_officers() -> None:
    avon = officer("chief", "head_of_paid_service", holder="Ann Lee")
    founders = variation("founding", add=[council("avon"), council("brent", standing="neighbour"), avon])

    assert sentences(found("A-01", founders)) == []
