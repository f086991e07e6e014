import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.meetings.core.agenda_order import AgendaPlace, in_order, numbers, reordered
from moothall.refusals import Invalid

URGENT, LATE, PLAIN = AgendaPlace(is_urgent_business=True), AgendaPlace(is_late=True), AgendaPlace()


def test_an_item_moves_to_a_place_and_the_others_keep_their_order() -> None:
    assert reordered("abcd", "d", 2) == ("a", "d", "b", "c")
    assert reordered("abcd", "a", 3) == ("b", "c", "a", "d")


def test_a_place_beyond_either_end_is_that_end() -> None:
    assert reordered("abc", "c", 0) == ("c", "a", "b")
    assert reordered("abc", "a", 99) == ("b", "c", "a")


def test_an_item_of_another_agenda_cannot_be_moved() -> None:
    with pytest.raises(Invalid, match="not on this agenda"):
        reordered("abc", "z", 1)


def test_late_items_come_under_urgent_business() -> None:
    agenda = [("late", LATE), ("apologies", PLAIN), ("urgent", URGENT), ("private", PLAIN)]

    assert in_order(agenda) == ("apologies", "urgent", "late", "private")
    assert numbers([PLAIN, URGENT, LATE, LATE, PLAIN]) == ("1", "2", "2.1", "2.2", "3")


def test_late_items_come_last_where_the_agenda_has_no_urgent_business() -> None:
    assert in_order([("late", LATE), ("apologies", PLAIN)]) == ("apologies", "late")
    assert numbers([PLAIN, LATE]) == ("1", "2")


orders = st.lists(st.integers(0, 20), min_size=1, unique=True)


@given(orders, st.data())
def test_moving_loses_nothing_and_can_be_undone(order: list[int], data: st.DataObject) -> None:
    item = data.draw(st.sampled_from(order))
    to = data.draw(st.integers(1, len(order)))
    after = reordered(order, item, to)

    assert after[to - 1] == item
    assert [other for other in after if other != item] == [other for other in order if other != item]
    assert reordered(after, item, order.index(item) + 1) == tuple(order)


places = st.lists(st.sampled_from([PLAIN, LATE, URGENT]), max_size=12)


@given(places)
def test_every_item_has_a_number_of_its_own_and_keeps_its_place_among_its_like(
    agenda: list[AgendaPlace],
) -> None:
    rows = list(enumerate(agenda))
    order = in_order(rows)

    assert len(set(numbers(agenda))) == len(agenda)
    assert sorted(order) == list(range(len(agenda)))
    for late in (True, False):
        alike = [number for number in order if agenda[number].is_late == late]
        assert alike == sorted(alike)
