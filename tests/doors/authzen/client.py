"""Asking a decision point as a client would."""

import json
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from tests.acting import operator

from moothall.accounts.operations.clients import add_client

Json = dict[str, Any]

ENDPOINTS = ("evaluation", "evaluations", "search/subject", "search/resource", "search/action")


@dataclass
class DecisionPoint:
    """A tenant's decision point, over HTTPS, with a token that it knows."""

    tenant: str
    token: str = ""
    client: Client = field(default_factory=lambda: Client(raise_request_exception=True))

    @property
    def base(self) -> str:
        return f"/authzen/{self.tenant}"

    def send(self, endpoint: str, body: Any, **headers: str) -> Any:
        """Post ``body``, as JSON unless it is bytes, and return the response."""
        known = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return self.client.post(
            f"{self.base}/access/v1/{endpoint}",
            body if isinstance(body, bytes) else json.dumps(body),
            content_type=headers.pop("content_type", "application/json"),
            headers=known | headers,
            secure=True,
        )

    def answer(self, endpoint: str, body: Any) -> Any:
        """Return the JSON of a request that is answered."""
        response = self.send(endpoint, body)
        assert response.status_code == 200, response.content
        assert response["Content-Type"] == "application/json"
        return response.json()

    def may(self, body: Any) -> bool:
        decision = self.answer("evaluation", body)["decision"]
        assert isinstance(decision, bool)
        return decision


def point_for(tenant: str) -> DecisionPoint:
    return DecisionPoint(
        tenant, add_client(name="Finance system", partnership=tenant, acting=operator("A. Clerk")).token
    )


def subject(id: str = "", kind: str = "user", **properties: Any) -> Json:
    return _entity(kind, id, properties)


def resource(id: str = "", kind: str = "record", **properties: Any) -> Json:
    return _entity(kind, id, properties)


def action(name: str, **properties: Any) -> Json:
    return {"name": name} | ({"properties": properties} if properties else {})


def _entity(kind: str, id: str, properties: Json) -> Json:
    said = {"id": id} if id else {}
    return {"type": kind, **said} | ({"properties": properties} if properties else {})
