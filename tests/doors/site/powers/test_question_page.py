"""Who may decide: questions that officers ask, answered on the page, or refused with the test that failed."""

from html import unescape
from re import findall
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.doors.stored_agreements import HOSTILE, text_of

ALL_FOUR = ["cheltenham", "cotswold", "forest-of-dean", "west-oxfordshire"]
DECIDE = "/2020-vision/decide/"


def asking(what: str, *councils: str, **given: object) -> str:
    """Return the address of a question."""
    asked = [("what", what), *(("council", each) for each in councils)]
    for name, value in given.items():
        values = value if isinstance(value, list) else [value]
        asked += [(name, each) for each in values]
    return f"{DECIDE}?{urlencode(asked)}"


@pytest.fixture
def ask(client):
    def asked(what: str, *councils: str, **given: object) -> str:
        answer = client.get(asking(what, *councils, **given))
        assert answer.status_code == 200
        return text_of(answer)

    return asked


def test_before_anything_is_asked_there_is_the_form(client):
    answer = client.get(DECIDE)

    assert answer.status_code == 200
    assert "Say what is to be decided" in text_of(answer)
    assert '<optgroup label="Contracts">' in answer.content.decode()


def test_what_is_known_already_is_filled_in(client):
    content = client.get(f"{DECIDE}?who=joint-committee&council=cheltenham").content.decode()

    assert '<option value="joint-committee" selected>' in content
    assert 'value="cheltenham" checked' in content
    assert "There is a problem" not in content


def test_the_joint_committee_may_change_all_four_councils_terms_if_the_vote_is_undivided(ask):
    page = ask("employment-terms", *ALL_FOUR, on="2016-03-01", who="joint-committee")

    assert "Yes, 2020 Partnership Joint Committee may, on conditions" in page
    assert "Everyone must vote the same way. If they would not, the decision is put off." in page
    for council in ("Cheltenham", "Cotswold", "Forest of Dean", "West Oxfordshire"):
        assert f"{council} Council has it by statute" in page
    assert "The four councils make the Inter Authority Agreement" in page


def test_it_needs_cheltenham_s_consent_first_once_the_deed_is_made(ask):
    page = ask("employment-terms", "cheltenham", service="revenues", on="2016-06-01")

    consent, vote = page.index("First get the agreement of Cheltenham"), page.index("Everyone must vote")
    assert consent < vote
    assert "May decide it, on 2 conditions" in page


def test_it_may_not_restructure_the_revenues_team_after_14_november_2016(ask):
    page = ask("restructure-team", "cheltenham", service="revenues", on="2016-11-14", who="joint-committee")

    assert "No, 2020 Partnership Joint Committee may not" in page
    assert "it holds 31 March 2016 to 13 November 2016 and this is on 14 November 2016" in page
    assert page.index("Who could") < page.index("Cheltenham Council by statute")


def test_nobody_but_the_council_itself_may_set_the_council_tax(ask):
    page = ask("set-council-tax", "cotswold", on="2016-03-01")

    assert "Only Cotswold Council" in page
    assert "The law lets nobody but the council itself decide this" in page
    assert "Local Government Finance Act 1992, section 67" in page


def test_an_officer_may_award_a_contract_within_the_band_and_not_above_it(ask):
    within = ask("award-contract", "west-oxfordshire", amount="30,000", on="2020-06-01")
    above = ask(
        "award-contract",
        "west-oxfordshire",
        amount="£60,000",
        on="2020-06-01",
        who="west-oxfordshire-buying-officer",
    )

    assert "West Oxfordshire's officer who buys May decide it, on 1 condition" in within
    assert "£10,001 or more and up to £50,000" in within
    assert "covers decisions from £10,001 and up to £50,000 and this is £60,000" in above


def test_it_says_whether_it_is_a_key_decision_and_why(ask):
    page = ask("award-contract", "west-oxfordshire", "cheltenham", amount="60000", on="2020-06-01")

    assert "West Oxfordshire: yes" in page
    assert (
        "It spends or saves £60,000, which is more than West Oxfordshire District Council's £50,000" in page
    )
    assert "Cheltenham: not known" in page


def test_two_wards_make_it_key(ask):
    page = ask("award-contract", "cheltenham", amount="100", on="2020-06-01", wards="2")

    assert "Cheltenham: yes It has a significant effect in 2 wards" in page


def test_where_nobody_may_for_all_of_them_each_is_answered(ask):
    page = ask("award-contract", "cheltenham", "cotswold", amount="9000", on="2020-06-01")

    assert "Nobody, for all of them together" in page
    assert "Cotswold Cotswold's officer who buys, then Cotswold Cabinet" in page


def test_the_leader_may_extend_the_company_s_agreement_from_the_day_it_was_passed_to_them(ask):
    page = ask("extend-services-agreement", "cheltenham", on="2025-12-11")
    before = ask("extend-services-agreement", "cheltenham", on="2021-10-12")

    assert "Cheltenham's leader of the council May decide it, and need meet no condition" in page
    assert "Only Cheltenham Cabinet" in before
    assert "11 December 2025 to 31 March 2028 Cheltenham's leader of the council" in before


def test_a_circumstance_changes_the_answer(ask):
    given = {"amount": "20000", "on": "2020-06-01", "who": "cheltenham-head-of-paid-service"}
    usual = ask("spend-beyond-the-budget", "cheltenham", **given)
    urgent = ask("spend-beyond-the-budget", "cheltenham", where="An emergency", **given)

    assert "mergency" in usual.split("Why not")[1].split("Who could")[0]
    assert "If: An emergency Chief executive and head of paid service Illustrative" in usual
    assert "Yes, Chief executive and head of paid service may, on conditions" in urgent
    assert "Made up to show how this works" in urgent


def test_a_clause_that_another_council_gave_is_named_by_its_grantor(ask):
    page = ask("run-service", "cheltenham", service="payroll", on="2014-02-01")

    assert "Cheltenham Cabinet passed it to Cotswold" in page
    assert "So may Cheltenham Cabinet: whoever passes a power on keeps it" in page


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"what": ""}, "Choose what is to be decided"),
        ({"what": "finance"}, "“Finance” is a heading"),
        ({"what": "x" * 500}, "in the list of functions"),
        ({"council": []}, "Choose at least one council"),
        ({"council": ["nowhere"]}, "There is no council called “nowhere” here"),
        ({"service": ["nothing"]}, "There is no service called “nothing” here"),
        ({"where": ["a full moon"]}, "There is no circumstance that the scheme asks about"),
        ({"amount": "a lot"}, "Enter an amount in pounds, such as 12,500"),
        ({"amount": "-5"}, "Enter an amount of £0 or more"),
        ({"amount": "9" * 5000}, "Enter an amount in pounds"),
        ({"amount": "1.234"}, "Enter an amount in pounds"),
        ({"who": "nobody-at-all"}, "There is no body or post called “nobody-at-all” here"),
        ({"on": "never"}, "Enter a real date"),
        ({"known": "never"}, "Enter a real date"),
    ],
)
def test_what_cannot_be_asked_is_said_with_the_field(client, given, said):
    asked = {"what": "award-contract", "council": ["cheltenham"], **given}
    answer = client.get(f"{DECIDE}?{urlencode(asked, doseq=True)}")

    assert answer.status_code == 400
    assert "There is a problem" in text_of(answer)
    assert said in text_of(answer)
    [field] = {*given} - {"what"} or {"what"}
    assert f'href="#{field}"' in answer.content.decode()
    assert f'id="{field}"' in answer.content.decode()


@pytest.mark.parametrize("field", ["what", "council", "service", "amount", "where", "who", "wards", "on"])
@pytest.mark.parametrize("text", [HOSTILE, "\0", "%", "'; drop table", "١٢٣", "-0", "1e9", "\u202e"])
def test_nonsense_is_never_obeyed_and_never_a_fault(client, field, text):
    asked = {"what": "award-contract", "council": "cheltenham"} | {field: text}
    answer = client.get(f"{DECIDE}?{urlencode(asked)}")

    assert answer.status_code in (200, 400)
    assert "<script>alert" not in answer.content.decode()


def test_everything_at_once_can_be_asked(client):
    content = client.get(DECIDE).content.decode()
    for name in ("council", "service", "where"):
        assert findall(f'name="{name}"', content), name
    asked = [
        (name, unescape(value)) for name in ("council", "service", "where")
        for value in findall(f'name="{name}" type="checkbox" value="([^"]*)"', content)
    ]  # fmt: skip
    answer = client.get(f"{DECIDE}?{urlencode([('what', 'run-service'), *asked, ('amount', '1')])}")

    assert answer.status_code == 200
    assert "Nobody, for all of them together" in text_of(answer)


def test_every_function_can_be_asked(client):
    content = client.get(DECIDE).content.decode()
    functions = findall(r'<option value="([a-z0-9-]+)"', content.split('id="who"')[0])

    assert len(functions) > 100
    for each in functions:
        assert client.get(asking(each, "cheltenham")).status_code == 200, each


def test_the_day_asked_is_kept_while_one_walks_on(client):
    content = client.get(asking("award-contract", "cheltenham", on="2020-06-01")).content.decode()

    assert 'value="2020-06-01"' in content
    assert '/2020-vision/bodies/cheltenham-cabinet/?on=2020-06-01"' in content


def test_what_was_known_later_is_left_out(client):
    asked = asking("extend-services-agreement", "cheltenham", on="2025-12-31", known="2020-01-01")

    page = text_of(client.get(asked))

    assert "Only Cheltenham Cabinet" in page
    assert "As known on 1 January 2020" in page


def test_an_agreement_that_passes_nothing_on_says_so(client):
    empty = text_of(client.get("/small/decide/"))
    answered = text_of(client.get("/small/decide/?what=award-contract&council=avon"))

    assert "This agreement records no delegation yet" in empty
    assert "Only Avon" in answered


def test_hostile_names_are_shown_and_never_obeyed(client):
    answer = client.get("/hostile/decide/?what=award-contract&council=avon&service=legal&who=clerk")

    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()
    assert HOSTILE in text_of(answer)


@pytest.mark.parametrize(
    "path", [DECIDE, asking("award-contract", *ALL_FOUR, amount="100", who="joint-committee")]
)
def test_a_question_asks_the_database_at_most_twice(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)

    assert len(asked) <= 2


def test_before_the_agreement_nobody_had_the_power(client):
    page = text_of(client.get(asking("award-contract", "cheltenham", on="1990-01-01")))

    assert "Nobody is recorded who had this power on 1 January 1990" in page


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("", "decide/"),
        ("bodies/joint-committee/", "decide/?who=joint-committee"),
        ("posts/cheltenham-leader/", "decide/?who=cheltenham-leader"),
        ("councils/cheltenham/", "decide/?council=cheltenham"),
        ("councils/cheltenham/", "schemes/cheltenham/"),
        ("functions/award-contract/", "decide/?what=award-contract&amp;council=cheltenham"),
        ("search/?q=award contract", "functions/award-contract/"),
    ],
)
def test_other_pages_lead_to_the_question(client, path, link):
    assert f'href="/2020-vision/{link}"' in client.get(f"/2020-vision/{path}").content.decode()
