"""What each command says of the 2020 Vision Partnership, read from its folder alone."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.doors.cli.conftest import Typed

import moothall.agreement.files
from moothall.agreement.files import read_agreement

EXAMPLE = Path(__file__).parents[3] / "examples" / "2020-vision"
FILE = ("--file", EXAMPLE)
LEFT = {"cheltenham-revenues", "cheltenham-benefits", "cheltenham-customer-services"}
ASKED = ("restructure-team", "--council", "cheltenham", "--service", "revenues")

EVERY_QUESTION = [
    ("check",),
    ("check", "--findings"),
    ("as-at", "2016-11-14"),
    ("diff", "2016-03-30", "2017-11-01"),
    ("history", "cheltenham-revenues"),
    ("findings",),
    ("who-may", *ASKED, "--on", "2016-06-01"),
    ("may", "joint-committee", *ASKED, "--on", "2016-06-01"),
    ("scheme", "cheltenham", "--on", "2016-06-01"),
    ("gaps", "--on", "2016-06-01"),
]


@pytest.fixture(scope="module", autouse=True)
def _each_file_read_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(moothall.agreement.files, "read_agreement", cache(read_agreement))
        yield


def written(*words: str) -> str:
    return " ".join(words)


@pytest.mark.parametrize("words", EVERY_QUESTION, ids=lambda words: written(*words[:2]))
def test_every_answer_fits_a_narrow_terminal(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", "60")

    lines = typed(*words, *FILE).out.splitlines()

    assert lines
    assert not [each for each in lines if len(each) > 60 and len(each.split()) > 1]
    assert not [each for each in lines if each != each.rstrip()]
    assert lines[0]
    assert lines[-1]


def test_the_agreement_has_no_fault_and_much_to_look_at(typed: Typed) -> None:
    checked = typed("check", EXAMPLE)

    assert re.match(r"2020 Vision Partnership: \d+ variations of \d+ terms, and no fault\.\n", checked.out)
    assert re.search(r"\nThe laws of the agreement find \d+ things to look at", checked.out)


def test_cheltenhams_part_differs_by_three_services_from_one_day_to_the_other(typed: Typed) -> None:
    parts = [
        {
            term["id"]
            for term in json.loads(typed("as-at", day, "--kind", "participation", "--json", *FILE).out)[
                "terms"
            ]
        }
        for day in ("2016-11-13", "2016-11-15")
    ]

    assert parts[0] - parts[1] == LEFT
    assert parts[1] - parts[0] == set()


def test_what_changed_stands_under_the_decision_that_changed_it(typed: Typed) -> None:
    changed = typed("diff", "2016-11-13", "2016-11-14", *FILE)
    plain = json.loads(typed("diff", "2016-11-13", "2016-11-14", "--json", *FILE).out)

    first, empty, decision, *_ = changed.out.splitlines()
    assert first == "2020 Vision Partnership, 13 November 2016 and 14 November 2016: 7 differences"
    assert empty == ""
    assert decision.startswith("Variation 34, Cheltenham takes back revenues, benefits and customer services")
    assert "\n  ends: Cheltenham in revenues (cheltenham-revenues)\n" in changed.out
    assert {each["id"] for each in plain if each["id"] in LEFT} == LEFT
    assert {(each["verb"], *each["variations"]) for each in plain} == {("ends", 34)}


def test_backwards_it_is_the_other_way_round(typed: Typed) -> None:
    back = json.loads(typed("diff", "2016-11-14", "2016-11-13", "--json", *FILE).out)

    assert {(each["verb"], *each["variations"]) for each in back} == {("begins", 34)}


def test_nothing_had_changed_as_far_as_was_known_before_it_was_decided(typed: Typed) -> None:
    known = typed("diff", "2016-11-13", "2016-11-14", "--known-on", "2016-10-10", *FILE)

    assert known.out.endswith(": 0 differences\n")


def test_a_part_in_a_service_has_a_history_with_sources(typed: Typed) -> None:
    told = typed("history", "cheltenham-revenues", *FILE)

    assert told.out.startswith(
        "Cheltenham in revenues (part in a service, cheltenham-revenues)\n\n11 February 2016: begins."
    )
    assert "\n31 March 2016: changes. Variation 32, A deed protects" in told.out
    assert "\n14 November 2016: ends. Variation 34, " in told.out
    assert "https://democracy.cheltenham.gov.uk/ieDecisionDetails.aspx?ID=885" in told.out


def test_one_joint_committee_no_longer_has_the_same_councils_for_every_service(typed: Typed) -> None:
    before, after = (
        typed("findings", "--law", "a-05", "--on", day, *FILE) for day in ("2016-03-31", "2016-11-15")
    )

    assert before.out == "0 findings\n"
    assert after.out.startswith(
        "1 finding\n\nA-05 One joint committee, the same councils for every service (Local "
    )
    assert "What to do: Make the arrangements again" in after.out


def test_consent_was_needed_while_the_deed_stood(typed: Typed) -> None:
    asked = typed("who-may", *ASKED, "--on", "2016-06-01", *FILE)

    assert "still to be met: with the agreement of Cheltenham: No restructure without" in asked.out
    assert typed("may", "joint-committee", *ASKED, "--on", "2016-06-01", *FILE).code == 0
    assert typed("may", "joint-committee", *ASKED, "--on", "2016-11-14", *FILE).code == 1


def test_a_council_whose_bodies_are_recorded_does_not_act_itself(typed: Typed) -> None:
    refused = typed("may", "cheltenham", *ASKED, *FILE)

    assert (refused.code, refused.err) == (
        2,
        "“cheltenham” is a council, and acts through others. "
        "Choose from: cheltenham-cabinet, cheltenham-council.\n",
    )


def test_the_folder_written_out_as_one_file_says_the_same(typed: Typed, tmp_path: Path) -> None:
    one = tmp_path / "one.yaml"
    typed("export", *FILE, "--output", one)

    for words in (
        ("check", "--findings"),
        ("as-at", "2016-11-14"),
        ("history", "joint-committee"),
        ("export",),
    ):
        assert typed(*words, "--file", one) == typed(*words, *FILE)
