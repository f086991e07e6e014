"""What tests of the command line need: to type a command, and a small agreement to type it about."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.agreement.core.builders import founding
from tests.agreement.files.agreements import ONE_FILE

from moothall.agreement.core.variation import AgreementHeading
from moothall.agreement.files import write_agreement
from moothall.doors.cli import main

DELEGATED = [
    {"kind": "body", "id": "cabinet", "name": "Cabinet", "body_kind": "executive", "authorities": ["avon"]},
    {"kind": "post", "id": "chief", "name": "Chief executive", "authority": "avon"},
    {
        "kind": "delegation",
        "id": "write-offs",
        "delegated_by": "cabinet",
        "delegate": "chief",
        "functions": ["write-off-debts"],
        "services": ["legal"],
        "limit_pence": 500_000,
        "requires": ["Within the approved budget"],
        "conditions": [{"id": "leader", "text": "After consulting the leader.", "needs": "other"}],
    },
]


@dataclass(frozen=True)
class Printed:
    """What came of a command: its exit code and what it printed."""

    code: int
    out: str
    err: str


Typed = Callable[..., Printed]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Type a command; anything but a plain end of it fails the test."""
    monkeypatch.setenv("COLUMNS", "100")

    def type_in(*words: str | Path) -> Printed:
        monkeypatch.setattr(sys, "argv", ["moothall", *map(str, words)])
        code: object = 0
        try:
            main()
        except SystemExit as ended:
            code = ended.code or 0
        printed = capsys.readouterr()
        assert isinstance(code, int)
        assert "\x1b" not in printed.out + printed.err
        return Printed(code, printed.out, printed.err)

    return type_in


@pytest.fixture
def scheme(tmp_path: Path) -> Path:
    """An agreement in which a cabinet has passed something on, to its chief, within bounds."""
    written = tmp_path / "scheme.yaml"
    agreement = write_agreement(AgreementHeading(id="test", name="Test Partnership"), [founding(*DELEGATED)])
    written.write_text(agreement, encoding="utf-8")
    return written


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An agreement of two councils that share a legal service."""
    written = tmp_path / "agreement.yaml"
    written.write_text(ONE_FILE, encoding="utf-8")
    return written
