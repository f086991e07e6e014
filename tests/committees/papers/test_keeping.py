"""Files kept under their own digest."""

import stat
from pathlib import Path

import pytest

from moothall.committees.papers.keeping import FileWasChanged, NoSuchFile, keep, kept


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    settings.MOOTHALL_DATA = tmp_path
    return tmp_path / "papers"


def place(folder: Path, digest: str) -> Path:
    return folder / digest[:2] / digest


def test_a_file_is_kept_once_under_its_digest_for_this_account_alone(folder):
    digest = keep(b"words")

    assert keep(b"words") == digest
    assert kept(digest) == b"words"
    assert [each.name for each in folder.rglob("*") if each.is_file()] == [digest]
    assert stat.S_IMODE(place(folder, digest).stat().st_mode) == 0o600


def test_a_changed_byte_is_seen_and_the_file_not_given(folder):
    digest = keep(b"words")
    place(folder, digest).write_bytes(b"swords")

    with pytest.raises(FileWasChanged, match="not the one that was uploaded"):
        kept(digest)


def test_a_file_that_was_changed_is_mended_by_uploading_it_again(folder):
    digest = keep(b"words")
    place(folder, digest).write_bytes(b"")

    keep(b"words")

    assert kept(digest) == b"words"


@pytest.mark.parametrize("digest", ["0" * 64, "../../secret-key", "", "A" * 64])
def test_what_is_not_kept_is_missing(folder, digest):
    with pytest.raises(NoSuchFile):
        kept(digest)


def test_a_disk_that_is_full_leaves_nothing_behind(folder, monkeypatch):
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        keep(b"words")

    assert [each for each in folder.rglob("*") if each.is_file()] == []
