"""Files kept under their own digest."""

import stat
from pathlib import Path

import pytest

from moothall.papers.files.file_store import FileWasChanged, NoSuchPaperFile, store_file, stored_file


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    settings.MOOTHALL_DATA = tmp_path
    return tmp_path / "papers"


def place(folder: Path, digest: str) -> Path:
    return folder / digest[:2] / digest


def test_a_file_is_kept_once_under_its_digest_for_this_account_alone(folder):
    digest = store_file(b"words")

    assert store_file(b"words") == digest
    assert stored_file(digest) == b"words"
    assert [each.name for each in folder.rglob("*") if each.is_file()] == [digest]
    assert stat.S_IMODE(place(folder, digest).stat().st_mode) == 0o600


def test_a_changed_byte_is_seen_and_the_file_not_given(folder):
    digest = store_file(b"words")
    place(folder, digest).write_bytes(b"swords")

    with pytest.raises(FileWasChanged, match="not the one that was uploaded"):
        stored_file(digest)


def test_a_file_that_was_changed_is_mended_by_uploading_it_again(folder):
    digest = store_file(b"words")
    place(folder, digest).write_bytes(b"")

    store_file(b"words")

    assert stored_file(digest) == b"words"


@pytest.mark.parametrize("digest", ["0" * 64, "../../secret-key", "", "A" * 64])
def test_what_is_not_kept_is_missing(folder, digest):
    with pytest.raises(NoSuchPaperFile):
        stored_file(digest)


def test_a_disk_that_is_full_leaves_nothing_behind(folder, monkeypatch):
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        store_file(b"words")

    assert [each for each in folder.rglob("*") if each.is_file()] == []
