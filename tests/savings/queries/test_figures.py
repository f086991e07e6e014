from pathlib import Path
from shutil import copytree

import numpy
import pytest

from moothall.money import FinancialYear
from moothall.savings.core import simulation
from moothall.savings.core.simulation import Model, UncertainLine
from moothall.savings.queries import figures
from moothall.savings.queries.figures import digest_of, digest_of_sources

SOURCES = Path(simulation.__file__).parent


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return copytree(SOURCES, tmp_path / "simulation", ignore=lambda *_: ["__pycache__"])


def test_the_same_text_has_the_same_digest_wherever_it_is_installed(sources: Path) -> None:
    assert digest_of_sources(sources, version="2") == digest_of_sources(SOURCES, version="2")


def test_one_changed_letter_of_any_module_has_another_digest(sources: Path) -> None:
    before = digest_of_sources(sources, version="2")
    for file in sorted(sources.rglob("*.py")):
        text = file.read_text("utf-8")
        file.write_text(text + "#", "utf-8")
        assert digest_of_sources(sources, version="2") != before, file.name
        file.write_text(text, "utf-8")
    assert digest_of_sources(sources, version="2") == before


def test_a_new_module_and_a_renamed_one_have_another_digest(sources: Path) -> None:
    before = digest_of_sources(sources, version="2")
    (sources / "antithetic.py").write_text("", "utf-8")
    new = digest_of_sources(sources, version="2")
    (sources / "antithetic.py").rename(sources / "sobol.py")
    assert len({before, new, digest_of_sources(sources, version="2")}) == 3


def test_another_numpy_has_another_digest() -> None:
    assert digest_of_sources(SOURCES, version=numpy.__version__) != digest_of_sources(SOURCES, version="1.0")


def test_outcomes_of_another_method_are_kept_under_another_key(
    sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = Model(FinancialYear("2026/27"), (UncertainLine("Rent", pence=(100,)),))
    before = digest_of(model, draws=100, seed=1)
    (sources / "draws.py").write_text("CHUNK = 1", "utf-8")
    monkeypatch.setattr(figures, "method_digest", lambda: digest_of_sources(sources, version="2"))
    assert digest_of(model, draws=100, seed=1) != before
