"""Every block of code in the README and the manual is run, and says what it is said to say.

``console`` blocks are typed into a shell, all those of one document upon one empty store, and what comes out
must be what is printed (a line ``…`` stands for any lines, and a digest for any digest). ``yaml`` blocks are
read as an agreement or as one variation. ``python`` blocks are run. ``sh`` blocks may only start the
project's own scripts, each of which has a test. Any other kind of block is a fault. To write the output anew:
MOOTHALL_WRITE_DOCUMENTS=1.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.patience import PATIENCE

from moothall.agreement.files import read_agreement, read_variation

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
DIGEST = re.compile("[0-9a-f]{64}")
SCRIPTS = {
    "script/run", "script/test", "script/check", "script/bench", "script/coverage", "script/house",
    "script/relock", "script/setup",
}  # fmt: skip


@dataclass(frozen=True)
class Block:
    language: str
    text: str


def blocks(document: Path, *languages: str) -> list[Block]:
    found = [Block(**match.groupdict()) for match in BLOCK.finditer(document.read_text(encoding="utf-8"))]
    return [block for block in found if not languages or block.language in languages]


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block with what it is said to print."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        while command.endswith("\\"):
            more, _, output = output.partition("\n")
            command = f"{command}\n{more}"
        yield command, output


def typed(command: str, data: Path) -> str:
    """Type ``command`` into a shell at the top of the project and return what it prints."""
    names = {name: value for name, value in os.environ.items() if not name.startswith("MOOTHALL_")}
    settings = {"MOOTHALL_DATA": str(data), "MOOTHALL_TODAY": "2026-11-22", "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=ROOT,
        env=names | settings,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return done.stdout + done.stderr


def is_said(printed: str, output: str) -> bool:
    """Tell whether what was printed is what a document says."""
    lines = output.splitlines(keepends=True)
    pattern = "".join(".*?" if line.strip() == "…" else re.escape(line) for line in lines)
    return re.fullmatch(DIGEST.sub("[0-9a-f]{64}", pattern), printed, re.DOTALL) is not None


def rewritten(document: Path, data: Path) -> str:
    """Return the document with the output of its console blocks written anew where it is no longer so."""

    def anew(match: re.Match[str]) -> str:
        if match["language"] != "console":
            return match[0]
        told = [(command, output, typed(command, data)) for command, output in commands(match["text"])]
        lines = [
            f"$ {command}\n{output if is_said(printed, output) else printed}"
            for command, output, printed in told
        ]
        return f"```console\n{''.join(lines)}```"

    return BLOCK.sub(anew, document.read_text(encoding="utf-8"))


def name_of(document: Path) -> str:
    return str(document.relative_to(ROOT))


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_each_block_is_of_a_kind_that_is_run(document: Path) -> None:
    assert {block.language for block in blocks(document)} <= {"console", "yaml", "python", "sh"}


@pytest.mark.parametrize("document", [each for each in DOCUMENTS if blocks(each, "console")], ids=name_of)
def test_what_is_typed_prints_what_is_shown(document: Path, tmp_path: Path) -> None:
    if os.environ.get("MOOTHALL_WRITE_DOCUMENTS"):
        document.write_text(rewritten(document, tmp_path), encoding="utf-8")
        return
    for block in blocks(document, "console"):
        for command, output in commands(block.text):
            printed = typed(command, tmp_path)
            assert is_said(printed, output), f"$ {command}\n{printed}"


@pytest.mark.parametrize("document", [each for each in DOCUMENTS if blocks(each, "yaml")], ids=name_of)
def test_the_yaml_can_be_read(document: Path, tmp_path: Path) -> None:
    for block in blocks(document, "yaml"):
        if block.text.lstrip("# \n").startswith("moothall:"):
            (tmp_path / "agreement.yaml").write_text(block.text, encoding="utf-8")
            assert read_agreement(tmp_path / "agreement.yaml").register.head >= 1
        else:
            assert read_variation(block.text).id


@pytest.mark.parametrize("document", [each for each in DOCUMENTS if blocks(each, "python")], ids=name_of)
def test_the_python_runs(document: Path) -> None:
    for block in blocks(document, "python"):
        exec(compile(block.text, name_of(document), "exec"), {})


@pytest.mark.parametrize("document", [each for each in DOCUMENTS if blocks(each, "sh")], ids=name_of)
def test_a_shell_block_starts_only_scripts_that_are_tested(document: Path) -> None:
    for block in blocks(document, "sh"):
        for line in filter(None, (line.partition("#")[0].strip() for line in block.text.splitlines())):
            assert line.split()[0] in SCRIPTS, line
            assert os.access(ROOT / line.split()[0], os.X_OK)


def test_the_readme_is_short_and_has_a_picture() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)

    assert len(text.splitlines()) <= 120
    assert pictures
    assert all((ROOT / picture).exists() for picture in pictures)


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_each_link_within_the_project_leads_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?://|#|mailto:)([^)#]+)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target
