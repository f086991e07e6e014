"""A muddled scheme: each thing that is wrong with it is told in its place, with a decision that shows it."""

from collections.abc import Iterator

import pytest
from tests.agreement.core.builders import day, variation
from tests.delegation.core.agreements import FOUNDING, passed, post
from tests.doors.stored_agreements import for_a_while, load_small, text_of

MANY = 25
LIMIT = 100_00

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def muddled(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), for_a_while():
        load_small(
            FOUNDING,
            variation(
                "scheme",
                add=[
                    passed(
                        "avon-cabinet", "chief", "award-contract", limit_pence=LIMIT, may_sub_delegate=True
                    ),
                    passed("chief", "leader", "award-contract", id="too-much", limit_pence=2 * LIMIT),
                    passed("avon-cabinet", "panel", "award-contract", limit_pence=LIMIT),
                    passed("leader", "panel", "ict-policy", id="of-nothing"),
                    passed("avon", "chief", "flying-to-the-moon", id="unknown"),
                    *(post(f"officer-{number}") for number in range(MANY)),
                    *(passed("avon-cabinet", f"officer-{number}", "vary-contract") for number in range(MANY)),
                ],
            ),
            variation("goes", effective=day(5), change=[{"term": "chief", "set": {"vacant": True}}]),
            partnership="muddled",
            name="Muddled Partnership",
        )
        yield


@pytest.fixture
def findings(client):
    return lambda query="": text_of(client.get(f"/muddled/schemes/findings/?on=2016-04-10{query}"))


def test_a_clause_that_passes_on_too_much_is_told_with_the_amounts(findings):
    excess = findings().split("Excess Where")[1].split("Clauses that carry nothing Nothing")[0]

    assert "over £100 and up to £200" in excess
    assert "Award contract: Chief to the Leader" in excess


def test_a_clause_by_which_nothing_is_passed_is_told_and_marked_in_the_scheme(client, findings):
    idle = findings().split("Clauses that carry nothing Nothing")[1].split("Vacant posts Posts")[0]
    scheme = text_of(client.get("/muddled/schemes/avon/?on=2016-04-10"))

    assert "Leader to the Panel" in idle
    assert "Carries nothing" in scheme


def test_two_who_may_decide_the_same_are_told_with_a_decision_that_both_may_take(client, findings):
    overlaps = findings().split("Overlaps What")[1].split("Excess Where")[0]
    answer = text_of(client.get("/muddled/decide/?what=award-contract&council=avon&on=2016-04-10"))

    assert "Chief and Panel" in overlaps
    assert "Award a contract for Avon on 10 April 2016" in overlaps
    assert "Chief" in answer
    assert "Panel" in answer


def test_more_than_twenty_are_on_pages_of_their_own(findings):
    first, second = findings(), findings("&kind=overlap&page=2")
    count = MANY * (MANY - 1) // 2

    assert "more of this kind" in first
    assert f"Findings 21 to 40 of {count + 2}" in second


def test_a_vacant_post_is_told_with_its_days(findings):
    assert "Chief, from 6 April 2016" in findings().split("Vacant posts Posts")[1]


def test_what_could_not_be_taken_as_written_is_told(findings):
    assert "“flying-to-the-moon” is not in the list of functions" in findings()


def test_who_is_refused_by_a_limit_is_told_the_clause_s_own_figure(client):
    page = text_of(
        client.get("/muddled/decide/?what=award-contract&council=avon&amount=150&who=chief&on=2016-04-02")
    )

    assert "No, Chief may not" in page
    assert "covers decisions up to £100 and this is £150" in page


def test_who_was_passed_more_than_there_was_is_told_that_the_giver_had_it_not(client):
    page = text_of(
        client.get("/muddled/decide/?what=award-contract&council=avon&amount=150&who=leader&on=2016-04-02")
    )

    assert "No, Leader may not" in page
    assert "Chief has no such power to pass on here" in page


@pytest.mark.parametrize(
    ("query", "test"),
    [
        ("council=brent&who=chief", "does not cover Brent"),
        ("council=avon&who=chief&amount=150", "this is £150"),
        ("council=avon&who=joint-committee", "passes anything on to Joint Committee"),
    ],
)
def test_a_refusal_names_the_test_that_failed(client, query, test):
    page = text_of(client.get(f"/muddled/decide/?what=award-contract&on=2016-04-02&{query}"))

    assert test in page.split("Why not")[1].split("Who could")[0]
