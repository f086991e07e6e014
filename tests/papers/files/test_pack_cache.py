"""Packs that are asked for again."""

import pytest
from tests.papers.files.test_agenda_pack import MEETING, markdown

from moothall.papers.core.document_inputs import ItemInput, PackInput
from moothall.papers.files import pack_cache
from moothall.papers.files.agenda_pack import pack
from moothall.papers.files.pack_cache import cached_pack


@pytest.fixture
def given(settings, tmp_path) -> PackInput:
    settings.MOOTHALL_DATA = tmp_path
    return PackInput(MEETING, [ItemInput("1", "One", papers=[markdown("1.1")])])


def test_a_pack_is_bound_once_and_given_again_as_it_was(given, monkeypatch):
    first = cached_pack(given)
    monkeypatch.setattr(pack_cache, "pack", lambda _: b"bound anew")

    assert cached_pack(given) == first == pack(given)
    assert cached_pack(PackInput(MEETING, [])) == b"bound anew"


def test_only_the_latest_packs_are_kept(given, monkeypatch, tmp_path):
    monkeypatch.setattr(pack_cache, "MOST_KEPT", 2)
    monkeypatch.setattr(pack_cache, "pack", lambda _: b"a pack")
    for number in range(4):
        cached_pack(PackInput(MEETING, [ItemInput(str(number), "One")]))

    assert len(list((tmp_path / "packs").iterdir())) == 2
