"""Short ways to a meeting's pages: read as text, and sent as a browser would."""

from typing import Any

from django.test import Client
from tests.doors.desk.browser_form import filled_in
from tests.doors.stored_agreements import text_of
from tests.matters.partnership import NAME

from moothall.meetings.models import AgendaItem, Meeting

HERE = f"/desk/meetings/{NAME}/"


def at(meeting: Meeting, page: str = "") -> str:
    return f"{HERE}{meeting.key}/{page}"


def of(item: AgendaItem, page: str = "") -> str:
    return at(item.meeting, f"items/{item.key}/{page}")


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return text_of(answer)


def sent(client: Client, address: str, **answers: Any) -> Any:
    """Fill in the form at an address and send it; return the page that follows."""
    given = filled_in(client.get(address).content.decode()) | answers
    return client.post(address.partition("?")[0], given, follow=True)


def day(name: str, on: Any) -> dict[str, str]:
    return {f"{name}-{part}": str(getattr(on, part)) for part in ("day", "month", "year")}
