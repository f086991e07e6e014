"""Short ways to ask."""

from datetime import UTC, datetime
from typing import Any

from django.test import Client


def got(client: Client, address: str, **query: object) -> Any:
    answer = client.get(address.removeprefix("http://testserver"), {k: str(v) for k, v in query.items()})
    assert answer.status_code == 200, answer.content
    return answer.json()


def soon() -> datetime:
    return datetime.now(UTC)
