"""A rule for many words says how many lines it would take before it is kept."""

import pytest
from tests.acting import operator
from tests.doors.stored_agreements import text_of
from tests.ledgers.builders import ledger, taken

from moothall.ledgers.core.headings import HeadingRule
from moothall.ledgers.operations import set_heading_rules
from moothall.ledgers.queries.mappings import heading_rules_of
from moothall.ledgers.queries.sums import unmapped

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

HERE = "/desk/ledgers/test/texts/rule/"
WASTE = {"council": "avon", "field": "department", "match": "starts", "text": "waste", "service": "waste"}


@pytest.fixture
def officer(at_desk):
    taken(
        ledger(
            "15/04/2016,100.00,Acme,1,Waste North",
            "16/04/2016,20.00,Bolt,2,WASTE  South",
            "17/04/2016,9.00,X,3,No waste here",
        )
    )
    return at_desk("avon-finance")


@pytest.mark.parametrize(
    ("match", "text", "said"),
    [
        ("starts", "waste", "2 lines, £120.00"),
        ("contains", "waste", "3 lines, £129.00"),
        ("equals", "waste south", "1 line, £20.00"),
        ("equals", "waste", "No line that is held says so"),
    ],
)
def test_the_lines_a_rule_would_take_are_counted_before_it_is_kept(officer, match, text, said):
    shown = text_of(officer.get(HERE, WASTE | {"match": match, "text": text}))

    assert said in shown
    assert "Keep the rule" in shown
    assert heading_rules_of("test") == {"avon": []}


def test_a_rule_that_is_kept_takes_those_lines(officer):
    assert "The rule is saved" in text_of(officer.post(HERE, WASTE, follow=True))

    [rule] = heading_rules_of("test")["avon"]
    assert (rule.match, rule.text, rule.service) == ("starts", "waste", "waste")
    assert [each.text for each in unmapped("test", "department", "service")] == ["No waste here"]


def test_lines_that_would_change_from_another_heading_are_told(officer):
    rule = HeadingRule(field="department", text="waste north", service="legal")
    set_heading_rules(partnership="test", authority="avon", rules=[rule], acting=operator("F. Officer"))

    assert "1 line of them would change from another heading" in text_of(officer.get(HERE, WASTE))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text": " "}, "Write the words"),
        ({"text": "x" * 301}, "Write the words"),
        ({"text": "a\u202eb"}, "Write the words"),
        ({"match": "regex"}, "Choose how it fits"),
        ({"service": "airport"}, "Choose one of the list"),
        ({"service": ""}, "Choose at least one heading"),
    ],
)
def test_a_rule_that_cannot_be_is_said_beside_its_question(officer, changes, said):
    for answer in (officer.get(HERE, WASTE | changes), officer.post(HERE, WASTE | changes)):
        assert answer.status_code == 400
        assert said in text_of(answer)
    assert heading_rules_of("test") == {"avon": []}


def test_an_officer_of_one_council_makes_a_rule_for_that_council_alone(officer):
    officer.post(HERE, WASTE | {"council": "all"})
    officer.post(HERE, WASTE | {"council": "brent"})

    assert {council: len(rules) for council, rules in heading_rules_of("test").items()} == {"avon": 1}


def test_whoever_may_not_manage_ledgers_makes_no_rule(officer, at_desk):
    assert at_desk("clerk").post(HERE, WASTE).status_code == 403
    assert heading_rules_of("test") == {"avon": []}
