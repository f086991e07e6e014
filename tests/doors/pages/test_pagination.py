"""One page of a long list."""

from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from moothall.doors.pages.pagination import page_of


def page(asked: str, items: int, size: int = 10):
    return page_of(range(items), RequestFactory().get("/", {"page": asked, "on": "2016-11-14"}), size=size)


@given(st.integers(0, 300), st.integers(1, 40))
def test_every_item_is_on_exactly_one_page(items, size):
    pages = page("1", items, size).pages

    assert [item for number in range(1, pages + 1) for item in page(str(number), items, size).items] == list(
        range(items)
    )


@given(st.text(max_size=20))
def test_a_page_that_is_none_gives_one_that_is(asked):
    assert 1 <= page(asked, 95).number <= 10


def test_the_other_pages_keep_what_was_asked():
    assert page("2", 30).address(3) == "?page=3&on=2016-11-14"


def test_a_long_list_leaves_out_the_pages_between():
    numbers = [each.get("number") for each in page("10", 300).pagination["items"]]

    assert numbers == [1, None, 9, 10, 11, None, 30]


def test_a_list_with_nothing_in_it_is_one_empty_page():
    empty = page("1", 0)

    assert (empty.pages, empty.first, empty.last, list(empty.items)) == (1, 0, 0, [])
