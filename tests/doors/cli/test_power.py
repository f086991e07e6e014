"""Commands about one decision: who-may, may."""

import json
from pathlib import Path

import pytest
from tests.doors.cli.conftest import Typed

ASKED = ("write-off-debts", "--council", "avon", "--service", "legal", "--on", "2016-06-01")
WITHIN = ("--where", "within the approved budget")


def test_who_may_decide_is_said_with_the_clause_and_what_is_still_to_be_met(
    typed: Typed, scheme: Path
) -> None:
    assert typed("who-may", *ASKED, *WITHIN, "--amount", "£5,000", "--file", scheme).out == (
        "Write off a debt for Avon in Legal at £5,000 on 1 June 2016 (within the approved budget)\n"
        "\n"
        "Chief executive (chief) may\n"
        "  Avon, Legal: Cabinet has it by statute\n"
        "    Cabinet to Chief executive: Write off debts, up to £5,000, only where: within the approved\n"
        "      budget\n"
        "  still to be met: After consulting the leader.\n"
        "\n"
        "Cabinet (cabinet) may\n"
        "  Avon, Legal: Cabinet has it by statute\n"
    )


def test_a_yes_ends_with_0_and_a_no_with_1(typed: Typed, scheme: Path) -> None:
    yes = typed("may", "chief", *ASKED, *WITHIN, "-f", scheme)
    no = typed("may", "chief", *ASKED, *WITHIN, "--amount", "5000.01", "-f", scheme)

    assert (yes.code, no.code) == (0, 1)
    assert "Chief executive (chief) may\n" in yes.out
    assert no.out == (
        "Write off a debt for Avon in Legal at £5,000.01 on 1 June 2016 (within the approved budget)\n"
        "\n"
        "Chief executive (chief) may not\n"
        "  Avon, Legal: The nearest clause is “Write off debts: Cabinet to Chief executive”, but it covers\n"
        "    decisions up to £5,000 and this is £5,000.01.\n"
        "  Who could: Cabinet\n"
    )
    assert no.err == ""


def test_a_circumstance_that_is_not_so_is_named(typed: Typed, scheme: Path) -> None:
    refused = typed("may", "chief", *ASKED, "-f", scheme)

    assert "but it holds only where: within the approved budget." in " ".join(refused.out.split())


def test_nobody_may_on_a_day_on_which_nobody_is_recorded(typed: Typed, scheme: Path) -> None:
    asked = typed("who-may", "write-off-debts", "-c", "avon", "--on", "2016-03-31", "-f", scheme)

    assert asked.code == 0
    assert asked.out.endswith(
        "\n\nNobody in this agreement may: on that day it does not say who holds this by statute.\n"
    )


def test_a_council_none_of_whose_bodies_is_recorded_acts_itself(typed: Typed, file: Path) -> None:
    assert typed("may", "avon", *ASKED, "-f", file).code == 0


def test_answers_can_be_read_by_a_program(typed: Typed, scheme: Path) -> None:
    both = json.loads(typed("who-may", *ASKED, *WITHIN, "--json", "-f", scheme).out)
    no = typed("may", "chief", *ASKED, "--json", "-f", scheme)

    assert both["decision"]["circumstances"] == ["Within the approved budget"]
    assert [each["holder"] for each in both["answers"]] == ["chief", "cabinet"]
    assert both["answers"][0]["chains"][0]["clauses"][0]["limit_pence"] == 500_000
    assert json.loads(no.out)["may"] is False
    assert json.loads(no.out)["failing"][0]["tests"] == ["Within the approved budget"]
    assert no.code == 1


def test_a_question_about_today_takes_the_day_that_stands_for_today(
    typed: Typed, scheme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOOTHALL_TODAY", "2017-01-02")

    asked = typed("who-may", "write-off-debts", "-c", "avon", "-f", scheme)

    assert asked.out.startswith("Write off a debt for Avon on 2 January 2017\n")


def test_what_was_not_known_yet_gives_no_power(typed: Typed, scheme: Path) -> None:
    asked = typed("who-may", *ASKED, "--known-on", "2016-03-01", "-f", scheme)

    assert asked.code == 2
    assert "--council: There is no council called “avon”" in asked.err


def test_everything_that_is_wrong_with_a_question_is_said_at_once(typed: Typed, scheme: Path) -> None:
    bounds = ("-c", "avno", "-s", "leagl", "-w", "in june", "--amount=-1")
    refused = typed("who-may", "write-off-debt", *bounds, "-f", scheme)

    assert (refused.code, refused.out) == (2, "")
    assert refused.err == (
        "--amount: is below nothing. Give £0 or more.\n"
        "FUNCTION: There is no function called “write-off-debt”. Did you mean “write-off-debts”? The page "
        "“What can be decided” of the public site lists them all.\n"
        "--council: There is no council called “avno”. Choose from: avon; brent.\n"
        "--service: There is no service called “leagl”. Choose from: legal.\n"
        "--where: There is no circumstance that the scheme asks about called “in june”. "
        "Choose from: Within the approved budget.\n"
        "\n5 faults. Nothing was changed.\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--amount", "lots"), "--amount: 'lots' is not an amount in pounds."),
        (("--on", "soon"), "“soon” is not a day."),
    ],
)
def test_an_amount_or_a_day_that_is_none_is_refused(
    typed: Typed, scheme: Path, words: tuple[str, ...], said: str
) -> None:
    refused = typed("who-may", "write-off-debts", "-c", "avon", *words, "-f", scheme)

    assert refused.code == 2
    assert refused.err.startswith(said)


def test_a_heading_is_no_function_but_its_functions_are_listed(typed: Typed, scheme: Path) -> None:
    refused = typed("who-may", "finance", "-c", "avon", "-f", scheme)

    assert refused.code == 2
    assert refused.err.startswith(
        "FUNCTION: “finance” brings other functions together. Choose from: set-council-tax, "
    )


def test_a_holder_is_a_body_or_a_post(typed: Typed, scheme: Path) -> None:
    service = typed("may", "legal", *ASKED, "-f", scheme)
    nobody = typed("may", "cheif", *ASKED, "-f", scheme)

    assert (service.code, nobody.code) == (2, 3)
    assert service.err == "“legal” is Legal, a service, and neither a body nor a post nor a council.\n"
    assert nobody.err == "The agreement has no term with the id “cheif”. Did you mean “chief”?\n"
