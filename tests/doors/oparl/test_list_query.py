"""What is asked of a list comes back the same from the links that it is given."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as some

from moothall.doors.oparl.list_query import MOMENTS, list_query
from moothall.refusals import Invalid

A_LIST = "https://example.org/list/"
moments = some.datetimes(timezones=some.just(UTC))
queries = some.fixed_dictionaries(
    {},
    optional={
        **{name: moments.map(datetime.isoformat) for name in MOMENTS},
        "limit": some.integers(1, 500).map(str),
        "omit_internal": some.sampled_from(["true", "false"]),
        "unknown": some.text(max_size=3),
    },
)


@given(queries, some.integers(1, 1_000_000), some.integers(1, 1_000_000))
def test_a_link_asks_for_the_same_on_another_page(query, here, there):
    given_query = QueryDict(mutable=True)
    given_query.update({**query, "page": str(here)})
    before = list_query(given_query)

    link = before.address(A_LIST, there)
    after = list_query(QueryDict(urlsplit(link).query))

    assert (after.window, after.limit, after.omit_internal) == (
        before.window,
        before.limit,
        before.omit_internal,
    )
    assert (before.page, after.page) == (here, there)
    assert after.address(A_LIST, there) == link


@given(some.text(max_size=30))
def test_any_text_for_a_moment_is_read_or_refused_by_name(text):
    query = QueryDict(mutable=True)
    query["modified_since"] = text
    try:
        read = list_query(query).window.modified_since
    except Invalid as refusal:
        named = [fault.field for fault in refusal.faults]
    else:
        named = ["modified_since"] if read or not text else []

    assert named == ["modified_since"]
