"""The example partnership beside a second, small one; today is always the same day."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from tests.agreement.core.builders import council, part, service, variation
from tests.doors.stored_agreements import HOSTILE, for_a_while, load_example, load_small

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _today(settings):
    settings.MOOTHALL_TODAY = TODAY


@pytest.fixture(scope="module")
def partnerships(django_db_setup, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), for_a_while():
        load_example()
        load_small(
            variation("founding", add=[council("avon"), service("legal"), part("avon", "legal")]),
            partnership="small",
        )
        load_small(
            variation(
                "hostile",
                reason=HOSTILE,
                add=[
                    council("avon", short_name=HOSTILE, note=HOSTILE),
                    council("long", short_name="Llanfairpwllgwyngyll " * 10),
                    {**service("legal"), "name": HOSTILE, "description": HOSTILE},
                    {**service("formula"), "name": "=1+1"},
                    part("avon", "legal", instrument="@SUM(A1)"),
                    part("avon", "formula"),
                    {"kind": "post", "id": "clerk", "name": HOSTILE, "authority": "avon", "holder": HOSTILE},
                ],
                source={"document": HOSTILE, "url": "https://example.org/?a=1&b='2'"},
            ),
            partnership="hostile",
            name=HOSTILE.replace("\n", " "),
        )
        yield


@pytest.fixture
def client(partnerships, db) -> Client:
    return Client()
