"""The endpoints keep to their own description, whatever is sent to them."""

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from tests.doors.authzen.client import point_for
from tests.judges.prober import Prober

from moothall.doors.authzen.discovery import openapi_description

pytestmark = pytest.mark.django_db

MOST_BYTES = 900_000  # a little less than is let in, since escapes differ


PROBER = Prober(openapi_description("https://localhost/authzen/fixture"))


@pytest.mark.parametrize("operation", PROBER.operations)
def test_the_description_is_kept(operation: str) -> None:
    PROBER.probe(operation, is_answered_as_described, token=point_for("fixture").token)


@settings(
    max_examples=12,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def is_answered_as_described(case: Any, token: str) -> None:
    from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

    case.call_and_validate(
        headers={"Authorization": f"Bearer {token}"},
        excluded_checks=[
            *([positive_data_acceptance] if has_token(case.body) else []),
            # A body that is too long is refused for that alone (413), before anybody reads what is in it.
            *([negative_data_rejection] if is_too_long(case.body) else []),
        ],
    )


def is_too_long(body: Any) -> bool:
    return isinstance(body, dict | list) and len(json.dumps(body)) > MOST_BYTES


def has_token(body: Any) -> bool:
    """Say whether it names a page: nobody can make up a token that was given out."""
    page = body.get("page") if isinstance(body, dict) else None
    return isinstance(page, dict) and bool(page.get("token"))


def test_the_description_that_is_served_is_the_one_that_is_kept(client: Client) -> None:
    served = client.get("/authzen/fixture/openapi.json", headers={"Host": "localhost"})

    assert served.json() == openapi_description("https://localhost/authzen/fixture")
