from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.audit.core.chain import ChainLink, as_recorded, canonical, first_break, linked

CHAINS = st.lists(st.tuples(st.text(), st.text()), min_size=1, max_size=6)


def chained(records: list[tuple[str, str]]) -> list[ChainLink]:
    links: list[ChainLink] = []
    previous = ""
    for number, says in enumerate(records, start=1):
        links.append(ChainLink(number, previous, says, linked(previous, number, *says)))
        previous = links[-1].digest
    return links


@given(CHAINS)
def test_a_chain_that_nobody_touched_is_unbroken(records: list[tuple[str, str]]) -> None:
    links = chained(records)

    assert first_break(links) == (len(links), links[-1].digest, None)


@given(CHAINS, st.data())
def test_the_first_record_that_says_something_else_is_named(
    records: list[tuple[str, str]], data: st.DataObject
) -> None:
    links = chained(records)
    place = data.draw(st.integers(0, len(links) - 1))
    links[place] = replace(links[place], says=(links[place].says[0] + "!", links[place].says[1]))

    _, _, broken = first_break(links)

    assert broken is not None
    assert broken.number == place + 1


@given(CHAINS, st.data())
def test_a_record_that_was_taken_out_is_named_unless_it_was_the_last(
    records: list[tuple[str, str]], data: st.DataObject
) -> None:
    links = chained(records)
    place = data.draw(st.integers(0, len(links) - 1))
    was_last = place == len(links) - 1
    del links[place]

    _, _, broken = first_break(links)

    assert (broken is None) == was_last
    assert broken is None or (broken.number, "is missing" in broken.why) == (place + 1, True)


@given(CHAINS, st.data())
def test_two_records_that_changed_places_are_found(
    records: list[tuple[str, str]], data: st.DataObject
) -> None:
    links = chained(records)
    one = data.draw(st.integers(0, len(links) - 1))
    other = data.draw(st.integers(0, len(links) - 1))
    changed = links[one].says != links[other].says
    links[one], links[other] = (
        replace(links[one], says=links[other].says),
        replace(links[other], says=links[one].says),
    )

    _, _, broken = first_break(links)

    assert (broken.number if broken else None) == (min(one, other) + 1 if changed else None)


def test_text_that_runs_from_one_field_into_the_next_has_another_digest() -> None:
    assert linked("", 1, "ab", "c") != linked("", 1, "a", "bc")


def test_canonical_text_has_no_spaces_and_keeps_letters_and_order() -> None:
    assert canonical({"b": "£1 – Forêt", "a": [1, None]}) == '{"b":"£1 – Forêt","a":[1,null]}'


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "There is no event yet."),
        (1, "The only event is as it was recorded."),
        (2, "All 2 events are as they were recorded."),
    ],
)
def test_a_chain_that_nobody_touched_is_said_to_be_so(count: int, words: str) -> None:
    assert as_recorded(count, "event") == words


def test_days_and_sums_are_hashed_as_they_are_written() -> None:
    said = {"on": date(2016, 4, 1), "at": datetime(2016, 4, 1, 9, 30, tzinfo=UTC), "share": Decimal("0.25")}

    assert canonical(said) == '{"on":"2016-04-01","at":"2016-04-01T09:30:00+00:00","share":"0.25"}'


def test_a_record_that_follows_another_one_is_named() -> None:
    first, second = chained([("one", ""), ("two", "")])

    _, _, broken = first_break([first, replace(second, previous="another")])

    assert broken is not None
    assert (broken.number, broken.why) == (2, "does not carry the digest of the one before it")
