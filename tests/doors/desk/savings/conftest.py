"""What tests of benefits at the desk need: the example with its savings, and people signed in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.accounts.partnership import PASSWORD
from tests.acting import operator
from tests.doors.desk.savings.officers import HERE, TODAY
from tests.doors.stored_agreements import EXAMPLE, load_example

from moothall.accounts.operations import add_person, appoint
from moothall.savings.files import read_savings
from moothall.savings.operations.savings_file import load_savings

SIGN_IN = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def at_desk(db: None, settings: Any) -> Callable[..., Client]:
    """Return a function that signs somebody in who acts for some posts."""
    settings.MOOTHALL_TODAY = TODAY
    load_example()
    load_savings(
        file=read_savings((EXAMPLE / "savings.yaml").read_bytes()),
        partnership=HERE,
        acting=operator("the test"),
    )

    def signed_in(*posts: str) -> Client:
        address = f"{'-'.join(posts)}@example.org"
        somebody = add_person(
            name="An Officer", email=address, password=PASSWORD, acting=operator("the test")
        )
        for post in posts:
            appoint(
                person=somebody, partnership=HERE, post=post, starts_on=TODAY, acting=operator("the test")
            )
        client = Client()
        client.force_login(somebody, SIGN_IN)
        return client

    return signed_in
