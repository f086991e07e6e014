"""What tests of ledgers at the desk need: two councils and a joint committee, each with its accountant."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.accounts.partnership import person, post
from tests.agreement.core.builders import founding, service
from tests.agreement.partnerships import founded

TODAY = date(2016, 11, 22)
JOINT = {
    "kind": "body", "id": "joint", "name": "Joint Committee", "body_kind": "joint_committee",
    "authorities": ["avon", "brent"],
}  # fmt: skip
COMPANY = {
    "kind": "body",
    "id": "trading",
    "name": "Trading",
    "body_kind": "company",
    "authorities": ["avon"],
}
POSTS = (
    post("avon-finance", "Finance Manager", "finance", authority="avon"),
    post("brent-finance", "Finance Manager", "finance", authority="brent"),
    post("accountant", "Accountant", "finance", body="joint"),
    post("company-accountant", "Accountant", "finance", body="trading"),
    post("clerk", "Clerk", "democratic_services", authority="avon"),
)


@pytest.fixture
def at_desk(db: None, settings: Any, tmp_path: Any) -> Callable[[str], Client]:
    """Return a function that signs somebody in who acts for a post."""
    settings.MOOTHALL_DATA = tmp_path
    settings.MOOTHALL_TODAY = TODAY
    founded(founding(JOINT, COMPANY, service("waste"), *POSTS))

    def signed_in(name: str) -> Client:
        client = Client()
        client.force_login(person(name, acts_for=name), "allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in
