"""Drafting through the pages, as a clerk does, for tests."""

import re
from typing import Any

from django.test import Client
from tests.accounts.partnership import NAME
from tests.doors.desk.browser_form import filled_in

DECISION = {
    "title": "Something is decided",
    "decided-day": "22",
    "decided-month": "11",
    "decided-year": "2016",
    "effective-day": "1",
    "effective-month": "12",
    "effective-year": "2016",
}


def day(name: str, text: str) -> dict[str, str]:
    """Return a day as three boxes send it."""
    year, month, number = text.split("-")
    return {f"{name}-day": number, f"{name}-month": month, f"{name}-year": year}


def begun(client: Client, intent: str) -> int:
    """Begin a draft and return its number."""
    answer = client.post(f"/desk/agreements/{NAME}/draft/", {"intent": intent})
    assert answer.status_code == 302, words_of(answer)
    return int(re.search(r"/drafts/(\d+)/", answer["Location"])[1])  # type: ignore[index]


def step(client: Client, draft: int, intent: str, given: dict[str, Any], *terms: str) -> Any:
    """Answer the form of one step: what it holds already is sent as it stands, but for what is ``given``."""
    address = f"/desk/drafts/{draft}/add/{intent}/?" + "&".join(f"term={term}" for term in terms)
    page = client.get(address)
    return client.post(address, filled_in(page.content.decode()) | given)


def drafted(client: Client, intent: str, given: dict[str, Any], *terms: str, **decision: str) -> int:
    """Draft a whole variation of one step, with its decision; return the draft's number."""
    draft = begun(client, intent)
    answer = step(client, draft, intent, given, *terms)
    assert answer.status_code == 302, words_of(answer)
    answer = client.post(f"/desk/drafts/{draft}/decision/", {**DECISION, **decision})
    assert answer.status_code == 302, words_of(answer)
    return draft


def record(client: Client, draft: int) -> Any:
    """Read the draft as it is, then record it."""
    read = client.get(f"/desk/drafts/{draft}/check/")
    return client.post(f"/desk/drafts/{draft}/record/", filled_in(read.content.decode()))


def words_of(answer: Any) -> str:
    """Return the words of a page, one space between."""
    body = re.sub(r"(?s)<head>.*?</head>|<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", body).replace("&#39;", "'")


def summary_of(answer: Any) -> list[tuple[str, str]]:
    """Return what the error summary lists: where each link leads, and what it says."""
    part = answer.content.decode().partition("govuk-error-summary__list")[2].partition("</ul>")[0]
    return [(at, text.strip()) for at, text in re.findall(r'href="#([^"]+)">([^<]+)<', part)]
