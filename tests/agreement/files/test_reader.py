from pathlib import Path

import pytest
from tests.agreement.files.agreements import ONE_FILE, read

from moothall.agreement.files import folder, read_agreement, read_variation
from moothall.refusals import Invalid, Missing

TOP = "moothall: 1\npartnership: {id: test, name: Test}\nvariations_in: later\n"
SERVICE = """\
id: {0}
title: {0}
decided: 2016-03-01
effective: 2016-04-01
add: [{{kind: service, id: {0}, name: {0}}}]
"""


def faults_of(path: Path) -> list[str]:
    with pytest.raises(Invalid) as refused:
        read_agreement(path)
    return [str(fault).replace(f"{path.parent}/", "") for fault in refused.value.faults]


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """An agreement file with its folder of variations, which is empty."""
    (tmp_path / "later").mkdir()
    (tmp_path / "agreement.yaml").write_text(TOP)
    return tmp_path / "agreement.yaml"


def test_an_agreement_is_read_from_its_file_or_from_its_folder(tmp_path: Path) -> None:
    agreement = read(ONE_FILE, tmp_path)

    assert read_agreement(tmp_path).agreement == agreement.agreement
    assert agreement.register.head == 2
    assert agreement.agreement.partnership.name == "Test Partnership"


def test_variations_in_a_folder_follow_in_the_order_of_their_names(top: Path) -> None:
    for name in ("b.yaml", "a.yml", "c.txt", ".d.yaml"):
        (top.parent / "later" / name).write_text(SERVICE.format(name[-6] if name[0] == "." else name[0]))

    assert [each.id for each in read_agreement(top).agreement.variations] == ["a", "b"]


def test_faults_of_every_file_come_out_together_each_with_its_file(top: Path) -> None:
    (top.parent / "later" / "b.yaml").write_text(SERVICE.format("b").replace("2016-03-01", "14/3/2016"))
    (top.parent / "later" / "a.yaml").write_text(SERVICE.format("a").replace("title", "titel"))
    (top.parent / "later" / "c.yaml").write_text("")
    (top.parent / "later" / "d.yaml").write_text("id: 'd")
    top.write_text(TOP.replace("name:", "nam:"))

    assert faults_of(top) == [
        "agreement.yaml:2: partnership.name: is missing. Add “name: …”.",
        "agreement.yaml:2: partnership.nam: is not a field of a partnership. Did you mean “name”?",
        "later/a.yaml:1: title: is missing. Add “title: …”.",
        "later/a.yaml:2: titel: is not a field of a variation. Did you mean “title”?",
        "later/b.yaml:3: decided: “14/3/2016” is not how a file writes a day. Write it as 2016-03-14.",
        "later/c.yaml:1: is empty. Write one variation in it, or take the file away.",
        "later/d.yaml:1: a quotation mark is opened and never closed. Close it.",
    ]


def test_a_contradiction_in_a_file_of_its_own_has_its_line(top: Path) -> None:
    (top.parent / "later" / "a.yaml").write_text(SERVICE.format("a"))
    (top.parent / "later" / "b.yaml").write_text(SERVICE.format("b") + "end:\n  - {term: c}\n")

    assert faults_of(top) == [
        "later/b.yaml:7: end[0].term: no term has the id “c”. "
        "Add it first, in this variation or an earlier one."
    ]


def test_what_follows_from_another_fault_is_not_reported_as_one(top: Path) -> None:
    (top.parent / "later" / "a.yaml").write_text(SERVICE.format("a").replace("kind: service", "kind: servce"))
    (top.parent / "later" / "b.yaml").write_text(SERVICE.format("b") + "end: [{term: a}]\n")

    assert [fault.partition(":")[0] for fault in faults_of(top)] == ["later/a.yaml"]


def test_a_file_that_leads_out_of_the_folder_is_refused(
    top: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.yaml"
    outside.write_text(SERVICE.format("secret"))
    (top.parent / "later" / "a.yaml").symlink_to(outside)

    assert faults_of(top) == [
        "agreement.yaml:3: variations_in: “a.yaml” leads out of the folder of this file. "
        "Put the file itself there."
    ]


@pytest.mark.parametrize("elsewhere", ["/etc", "../later", "later/../..", "C:\\later", "~root"])
def test_a_folder_in_another_place_is_refused(top: Path, elsewhere: str) -> None:
    top.write_text(TOP.replace("later", f"'{elsewhere}'"))

    [fault] = faults_of(top)
    assert fault.startswith("agreement.yaml:3: variations_in: ")


def test_a_file_of_more_than_twenty_megabytes_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "MOST_BYTES", 100)

    with pytest.raises(Invalid, match="is over 20 MB"):
        read(ONE_FILE, tmp_path)


def test_a_file_that_may_not_be_read_is_refused(top: Path) -> None:
    (top.parent / "later" / "a.yaml").mkdir()

    assert faults_of(top) == ["later/a.yaml: cannot be read: is a directory."]


@pytest.mark.parametrize("name", ["nothing.yaml", "."])
def test_a_file_that_is_not_there_is_missing(tmp_path: Path, name: str) -> None:
    with pytest.raises(Missing, match=r"Give an agreement file, or the folder of one\."):
        read_agreement(tmp_path / name)


@pytest.mark.parametrize(
    "text", ["a: " + "[" * 100_000, "\n".join("  " * step + "a:" for step in range(3_000))]
)
def test_a_file_nested_without_end_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(Invalid, match="is nested too deeply"):
        read(text, tmp_path)


def test_anchors_that_stand_for_more_than_a_machine_holds_are_refused_at_once(tmp_path: Path) -> None:
    rows = ["a0: &a0 [x, x]", *(f"a{row}: &a{row} [*a{row - 1}, *a{row - 1}]" for row in range(1, 100))]

    with pytest.raises(Invalid, match="uses an anchor"):
        read("\n".join(rows), tmp_path)


def test_one_variation_is_read_from_its_own_text() -> None:
    assert read_variation(SERVICE.format("a")).id == "a"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "draft:1: is empty. Write one variation in it."),
        ("- a", "draft:1: is a list, and this must have fields."),
        (SERVICE.format("a").replace("effective", "efective"), "draft:1: effective: is missing."),
        ("a: 'b", "draft:1: a quotation mark is opened and never closed. Close it."),
    ],
)
def test_one_variation_with_a_fault_is_refused_with_its_line(text: str, words: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_variation(text, "draft")

    assert str(refused.value).startswith(words)
