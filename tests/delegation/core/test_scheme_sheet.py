"""A scheme goes out as the rows that a clerk keeps, and such rows come back as the steps of a variation."""

from typing import Any

import pytest
from tests.agreement.core.builders import FIRST_DAY, day
from tests.delegation.core.agreements import agreed, delegating, passed

from moothall.agreement.core.register import Register
from moothall.delegation.core.functions import FUNCTIONS
from moothall.delegation.core.scheme_sheet import SchemeRow, changes_of, rows_of
from moothall.refusals import Fault, Invalid

SPENDING, OTHER = [each for each in FUNCTIONS if each.may_be_delegated and each.part_of][:2]
WHOLE = passed(
    "avon-council",
    "chief",
    SPENDING.id,
    services=["legal"],
    authorities=["avon"],
    from_pence=100_00,
    limit_pence=50_000_50,
    requires=["urgent"],
    excludes=["key"],
    may_sub_delegate=True,
    clause="3.1",
    conditions=[
        {"id": "one", "text": "as agreed", "needs": "consultation", "of": ["leader"]},
        {"id": "two", "text": "nobody objects", "needs": "other"},
        {"id": "three", "text": "or else it waits", "needs": "unanimity_or_defer"},
    ],
)
PLAIN = passed("avon-cabinet", "leader", OTHER.id)
JOINT = passed("joint-committee", "chief", OTHER.id, id="joint")
PERSONAL = passed("chief", "leader", OTHER.id, id="personal")


def rows(register: Register, council: str = "avon") -> list[dict[str, Any]]:
    return list(rows_of(register, council=council, day=FIRST_DAY))


def read(register: Register, *cells: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    lines = [SchemeRow(number, each) for number, each in enumerate(cells, start=2)]
    return changes_of(lines, register, council="avon", effective=day(10))


def faults(register: Register, *cells: dict[str, Any]) -> list[Fault]:
    with pytest.raises(Invalid) as refusal:
        read(register, *cells)
    return list(refusal.value.faults)


def test_a_row_says_all_that_a_delegation_says_in_the_words_of_the_register() -> None:
    [row] = rows(delegating(WHOLE))

    assert row == {
        "Reference": "avon-council-to-chief",
        "Function": SPENDING.title,
        "Delegated by": "Avon Council",
        "Delegate": "Chief",
        "Councils": "Avon",
        "Services": "Legal",
        "From (£)": 100,
        "Limit (£)": 50_000.5,
        "Only where": "urgent",
        "Not where": "key",
        "Condition": "After consulting Leader: as agreed\nnobody objects\nIf unanimous: or else it waits",
        "May be passed on": "yes",
        "Clause": "3.1",
    }


def test_a_council_is_given_the_delegations_of_its_own_powers() -> None:
    register = delegating(WHOLE, PLAIN, JOINT, PERSONAL)

    assert [row["Reference"] for row in rows(register)] == [
        "avon-council-to-chief",
        "avon-cabinet-to-leader",
        "joint",
        "personal",
    ]
    assert [row["Reference"] for row in rows(register, "brent")] == ["joint"]


def test_what_goes_out_comes_back_without_a_change() -> None:
    register = delegating(WHOLE, PLAIN, JOINT, PERSONAL)

    assert read(register, *rows(register)) == {}


def test_a_cell_that_says_something_else_changes_that_field_only() -> None:
    register = delegating(WHOLE)
    [row] = rows(register)

    assert read(register, row | {"Limit (£)": "£60,000", "Clause": ""}) == {
        "change": [
            {"term": "avon-council-to-chief", "set": {"limit_pence": 60_000_00, "clause": None}},
        ]
    }
    conditions = read(register, row | {"Condition": "with the agreement of Leader and Panel: in writing"})
    [change] = conditions["change"]
    assert change["set"] == {
        "conditions": [
            {"id": "condition-1", "text": "in writing", "needs": "agreement", "of": ["leader", "panel"]}
        ]
    }


def test_a_row_without_a_reference_is_a_new_delegation_with_an_id_of_its_own() -> None:
    given = {
        "Function": f"{SPENDING.title}; {OTHER.id}",
        "Delegate": "chief",
        "Councils": "Avon",
        "Limit (£)": 500.0,
        "May be passed on": "No",
    }

    assert read(agreed(), given) == {
        "add": [
            {
                "kind": "delegation",
                "id": f"chief-{SPENDING.id}-avon-500",
                "delegated_by": "avon",
                "delegate": "chief",
                "functions": [SPENDING.id, OTHER.id],
                "authorities": ["avon"],
                "limit_pence": 500_00,
                "may_sub_delegate": False,
            }
        ]
    }


GIVEN = {"Function": SPENDING.title, "Delegate": "chief"}


@pytest.mark.parametrize(
    ("cells", "column", "message", "fix"),
    [
        ({"Function": ""}, "Function", "is missing", "Say what may be decided."),
        ({"Delegate": None}, "Delegate", "is missing", "Give the body or post."),
        ({"Delegate": "Chef"}, "Delegate", "there is no body or post called “Chef”", "Did you mean “chief”?"),
        (
            {"Services": "zzz"},
            "Services",
            "there is no service called “zzz”",
            "Give the name or the id of a service.",
        ),
        ({"Limit (£)": "much"}, "Limit (£)", "“much” is not an amount", "Write it as 50000 or £50,000.00."),
        (
            {"May be passed on": "maybe"},
            "May be passed on",
            "“maybe” is neither yes nor no",
            "Write yes or no, or leave it empty.",
        ),
        ({"Reference": "legal"}, "Reference", "“legal” is a service", "Give the id of a delegation."),
        (
            {"Condition": "After consulting Nobody: soon"},
            "Condition",
            "there is no body or post called “Nobody”",
            "Give the name or the id of a body or post.",
        ),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_read_is_named_with_its_line_and_how_to_mend_it(
    cells: dict[str, Any], column: str, message: str, fix: str
) -> None:
    assert faults(agreed(), GIVEN | cells) == [Fault(message, column, line=2, fix=fix)]


def test_two_rows_for_one_delegation_are_a_fault_of_the_second() -> None:
    [fault] = faults(agreed(), GIVEN, GIVEN)

    assert (fault.line, fault.fix) == (3, "Give it another.")
    assert fault.message == f"“chief-{SPENDING.id}” is also in line 2"


def test_every_fault_of_every_row_is_named_at_once() -> None:
    found = faults(agreed(), {}, GIVEN | {"Delegate": "x", "Limit (£)": "y"})

    assert [(each.line, each.field) for each in found] == [
        (2, "Delegate"),
        (2, "Function"),
        (3, "Delegate"),
        (3, "Limit (£)"),
    ]


def test_a_function_of_its_own_that_nobody_lists_may_stay() -> None:
    register = delegating(passed("avon-council", "chief", SPENDING.id, limit_pence=None))
    [row] = rows(register)

    assert row["Limit (£)"] is None
    assert row["May be passed on"] == ""
    assert read(register, row) == {}


def test_a_council_is_given_what_it_passes_on_itself() -> None:
    register = delegating(passed("avon", "chief", OTHER.id, id="own"))

    assert [row["Reference"] for row in rows(register)] == ["own"]
    assert rows(register, "brent") == []
