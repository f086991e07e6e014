"""Packs that are asked for again."""

import pytest
from tests.committees.papers.test_packs import MEETING, markdown

from moothall.committees.papers import binding
from moothall.committees.papers.binding import bound
from moothall.committees.papers.inputs import ItemInput, PackInput
from moothall.committees.papers.packs import pack


@pytest.fixture
def given(settings, tmp_path) -> PackInput:
    settings.MOOTHALL_DATA = tmp_path
    return PackInput(MEETING, [ItemInput("1", "One", papers=[markdown("1.1")])])


def test_a_pack_is_bound_once_and_given_again_as_it_was(given, monkeypatch):
    first = bound(given)
    monkeypatch.setattr(binding, "pack", lambda _: b"bound anew")

    assert bound(given) == first == pack(given)
    assert bound(PackInput(MEETING, [])) == b"bound anew"


def test_only_the_latest_packs_are_kept(given, monkeypatch, tmp_path):
    monkeypatch.setattr(binding, "MOST_KEPT", 2)
    monkeypatch.setattr(binding, "pack", lambda _: b"a pack")
    for number in range(4):
        bound(PackInput(MEETING, [ItemInput(str(number), "One")]))

    assert len(list((tmp_path / "packs").iterdir())) == 2
