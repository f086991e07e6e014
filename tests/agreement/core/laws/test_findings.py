"""What is true of every law and of all findings, whatever the law."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.agreement.core.builders import council, day, founding, part, registered, variation
from tests.agreement.core.laws.checks import WINDOW, body, post

from moothall.agreement.core import laws
from moothall.agreement.core.laws import FAMILIES, LAWS, NATURES, Finding, Law, compare, findings
from moothall.agreement.core.laws.facts import Facts
from moothall.agreement.core.laws.law import Breach, LawIncomplete
from moothall.agreement.core.laws.law import law as made_a_law
from moothall.agreement.core.laws.statutes import own_rule
from moothall.periods import Period

HERE = Path(__file__).parent
DOCUMENT = HERE.parents[3] / "docs" / "reference" / "laws.md"
CHIEF = post("chief", authority="avon", office="head_of_paid_service")
NAMED = variation("named", effective=day(10), change=[{"term": "chief", "set": {"holder": "Ann Lee"}}])


def test_laws_are_numbered_from_1_without_a_gap() -> None:
    assert [law.id for law in LAWS] == [f"A-{number:02}" for number in range(1, len(LAWS) + 1)]


def test_every_law_that_is_written_is_held_to() -> None:
    modules = [getattr(laws, name) for name in dir(laws) if hasattr(getattr(laws, name), "law")]
    written = {each for module in modules for each in vars(module).values() if isinstance(each, Law)}

    assert written == set(LAWS)


def test_every_module_with_a_law_is_among_the_families() -> None:
    files = Path(str(laws.__file__)).parent.glob("*.py")
    with_a_law = {file.stem for file in files if re.search(r"^@law\(", file.read_text(), re.MULTILINE)}

    assert with_a_law == {family.__name__.rpartition(".")[2] for family in FAMILIES}


@pytest.mark.parametrize(
    ("number", "parts", "lacking"),
    [
        ("31", {}, "a number such as A-31"),
        ("A-01", {}, "a number of its own: A-01 is “"),
        ("A-99", {"title": ""}, "a title"),
        ("A-99", {"cure": ""}, "what puts it right"),
        ("A-99", {"citation": own_rule("nobody owns").model_copy(update={"clause": None})}, "the clause"),
    ],
)
def test_a_law_that_lacks_a_part_is_refused_by_name(number: str, parts: dict[str, Any], lacking: str) -> None:
    def check(facts: Facts) -> Iterator[Breach]:
        """Something is so."""
        yield from ()

    given = {"title": "So it is", "citation": own_rule("so it is"), "cure": "Make it so."} | parts

    with pytest.raises(LawIncomplete, match=f"“{number}” .* lacks {lacking}"):
        made_a_law(number, **given)(check)


def test_a_law_without_a_sentence_is_refused_by_name() -> None:
    def check(facts: Facts) -> Iterator[Breach]:
        yield from ()

    with pytest.raises(LawIncomplete, match=r"A-99.* lacks a sentence"):
        made_a_law("A-99", title="So", citation=own_rule("so"), cure="So.")(check)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.id)
def test_a_law_can_be_read_looked_up_and_put_right(law: Law) -> None:
    assert re.fullmatch(r"[A-Z].{20,}\.", law.sentence)
    assert not law.title.endswith(".")
    assert law.cure.endswith(".")
    assert law.citation.document
    assert law.citation.clause


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.id)
def test_a_law_read_from_an_act_says_where_and_any_other_says_so(law: Law) -> None:
    citation = law.citation
    own = citation.document == "A rule of this register"

    assert own or citation.url or citation.confidence == "unchecked"


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.id)
def test_a_law_has_a_test_that_breaks_it_and_one_that_keeps_it(law: Law) -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("test_*.py"))

    assert re.search(rf'breaking\(\s*"{law.id}"|"{law.id}", "', tests)
    assert re.search(rf'found\(\s*"{law.id}"|"{law.id}", "', tests)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.id)
def test_a_law_stands_in_the_manual(law: Law) -> None:
    assert f"## {law.id} {law.title}\n\n{law.sentence}\n" in DOCUMENT.read_text(encoding="utf-8")


def test_findings_come_in_the_order_of_the_laws_and_then_of_days() -> None:
    found = findings(registered(founding(CHIEF, body("committee"))), WINDOW)

    assert [each.law.id for each in found] == sorted(each.law.id for each in found)
    assert {each.nature for each in found} <= set(NATURES)


def test_a_finding_lies_inside_the_window_and_its_witness_is_its_first_day() -> None:
    window = Period(day(3), day(8))
    found = findings(registered(founding(CHIEF, body("committee")), NAMED), window)

    assert found
    assert all(window.contains(each.period) for each in found)
    assert all(each.witness.day == each.period.starts_on for each in found)
    assert all(set(each.witness.terms) <= set(each.terms) for each in found)


def test_an_agreement_that_lasts_is_found_in_one_piece_across_changes_that_do_not_matter() -> None:
    noted = variation("noted", effective=day(5), change=[{"term": "chief", "set": {"note": "asked"}}])

    found = findings(registered(founding(CHIEF), noted), WINDOW)
    [unknown] = [each for each in found if each.law.id == "A-01" and "Chief" in each.sentence]

    assert unknown.period == Period(day(0), day(60))


def only_a_01(found: tuple[Finding, ...]) -> list[tuple[str, Period]]:
    return [(each.sentence[:25], each.period) for each in found if "head of paid" in each.sentence]


def test_a_variation_cures_what_is_found_from_its_first_day() -> None:
    before, after = registered(founding(CHIEF)), registered(founding(CHIEF), NAMED)

    new, cured = compare(findings(before, WINDOW), findings(after, WINDOW))

    assert only_a_01(new) == []
    assert only_a_01(cured) == [("The register does not say", Period(day(10), day(60)))]


def test_a_variation_that_breaks_a_law_is_told_of_it() -> None:
    parts = [body("committee", authorities=["avon", "brent"])]
    parts += [part(who, "legal", through="committee") for who in ("avon", "brent")]
    leave = variation("leave", effective=day(9), end=[{"term": "brent-legal"}])

    new, cured = compare(
        findings(registered(founding(*parts)), WINDOW), findings(registered(founding(*parts), leave), WINDOW)
    )

    assert [(each.law.id, each.witness.day) for each in new] == [("A-20", day(9)), ("A-21", day(9))]
    assert cured == ()


def test_what_is_cured_for_one_council_is_not_called_new_for_the_other() -> None:
    parts = [part("avon", "legal", provided_by="cam"), part("brent", "legal", provided_by="cam")]
    before = founding(council("cam"), *parts)
    agreed = {"change": [{"term": "avon-legal", "set": {"instrument": "Section 113 agreement"}}]}

    new, cured = compare(
        findings(registered(before), WINDOW),
        findings(registered(before, variation("agreed", effective=day(9), **agreed)), WINDOW),
    )

    assert [each.law.id for each in new] == ["A-20"]
    assert [(each.sentence, each.period) for each in cured] == [
        ("Cam provides legal for Avon, and no legal form is recorded.", Period(day(9), day(60)))
    ]
    assert cured[0].witness.terms == ("avon-legal", "cam")


def test_two_reviews_that_are_the_same_have_nothing_new_and_nothing_cured() -> None:
    found = findings(registered(founding(CHIEF)), WINDOW)

    assert compare(found, found) == ((), ())
