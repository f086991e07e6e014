from datetime import date

from moothall.ledgers.core.headings import (
    DIVISIONS,
    SUBJECTIVE_GROUPS,
    HeadingRule,
    headings_for,
    suggested,
    unmapped,
    with_rules,
)
from moothall.ledgers.core.line import LedgerLine


def line(department="Works", subjective="Agency staff", pence=1000):
    return LedgerLine(2, date(2015, 4, 1), 201504, pence, department=department, subjective=subjective)


def rule(text, match="equals", field="department", **headings):
    return HeadingRule(field=field, match=match, text=text, **headings)


def test_the_first_rule_that_fits_gives_the_heading():
    rules = [rule("works", service="highways"), rule("Wor", "starts", service="parks", division="planning")]

    found = headings_for(line(), rules)

    assert (found.service, found.division, found.rules) == ("highways", "planning", tuple(rules))


def test_a_rule_looks_at_its_own_field():
    rules = [rule("agency", "contains", "subjective", subjective_group="employees")]

    assert headings_for(line(), rules).subjective_group == "employees"
    assert headings_for(line(subjective="Fuel"), rules).subjective_group is None


def test_what_no_rule_fits_is_listed_with_the_most_money_first():
    lines = [line(), line("Parks", pence=500), line("Parks", pence=700), line("Legal", pence=-5000)]

    left = unmapped(lines, [rule("Works", service="highways")], field="department")

    assert [(each.text, each.count, each.pence) for each in left] == [("Legal", 1, -5000), ("Parks", 2, 1200)]


def test_a_rule_is_suggested_from_words_that_are_nearly_the_same():
    found = suggested(
        "Highway Maintenence", [rule("Highways Maintenance", service="highways")], field="department"
    )

    assert found
    assert (found.rule.text, found.rule.service) == ("Highway Maintenence", "highways")
    assert suggested("Libraries", [rule("Highways", service="highways")], field="department") is None


def test_every_heading_says_that_its_source_was_not_read():
    headings = [*DIVISIONS, *SUBJECTIVE_GROUPS]

    assert {heading.source.confidence for heading in headings} == {"unchecked"}
    assert len({heading.id for heading in headings}) == len(headings)


def test_new_rules_go_before_those_known_and_add_to_one_with_the_same_words():
    known = [rule("Highways", service="highways"), rule("Parks", service="parks")]
    new = [
        rule("legal", service="legal"),
        rule("HIGHWAYS ", division="planning"),
        rule("Legal", service="law"),
    ]

    assert [(each.text, each.service, each.division) for each in with_rules(known, new)] == [
        ("legal", "law", None),
        ("Highways", "highways", "planning"),
        ("Parks", "parks", None),
    ]
