"""Every file in ``tests/agreement/broken`` is named for its fault; what is said of it stands beside it."""

from pathlib import Path

import pytest

from moothall.agreement.files import read_agreement
from moothall.refusals import Invalid

BROKEN = Path(__file__).parents[1] / "broken"
FILES = sorted(BROKEN.glob("*.yaml"))


def said_of(file: str) -> str:
    with pytest.raises(Invalid) as refused:
        read_agreement(file)
    return "".join(f"{fault}\n" for fault in refused.value.faults)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_broken_file_is_refused_in_these_words(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BROKEN)

    assert said_of(file.name) == file.with_suffix(".expected").read_text(encoding="utf-8")


def test_there_are_at_least_forty_and_each_has_its_words() -> None:
    assert len(FILES) >= 40
    assert {file.stem for file in FILES} == {file.stem for file in BROKEN.glob("*.expected")}


def test_several_faults_come_out_together_in_the_order_of_their_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(BROKEN)
    with pytest.raises(Invalid) as refused:
        read_agreement("several_faults.yaml")
    lines = [fault.line or 0 for fault in refused.value.faults]

    assert len(lines) == 8
    assert lines == sorted(lines)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_fault_has_its_file_and_line_and_says_how_to_mend_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(BROKEN)
    with pytest.raises(Invalid) as refused:
        read_agreement(file.name)

    for fault in refused.value.faults:
        assert fault.file == file.name
        assert fault.line
        assert fault.fix
