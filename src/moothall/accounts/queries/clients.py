"""The programs that may ask. Each is recognised by its token, of which only a digest is stored."""

import hashlib
from datetime import date

from django.conf import settings
from django.db.models import QuerySet

from moothall.accounts.models import Client
from moothall.agreement.queries import partnerships
from moothall.refusals import Missing

FIXTURE = "fixture"


class NoSuchClient(Missing):
    """There is no such client."""


def tenants() -> dict[str, str]:
    """Return the name of each thing that a client may ask about, by its id: every partnership.

    And the fixture of the AuthZEN specification, where the settings say that it is served.
    """
    found = {row.id: row.name for row in partnerships()}
    if settings.MOOTHALL_AUTHZEN_FIXTURE:
        found[FIXTURE] = "The AuthZEN specification's fixture"
    return found


def clients() -> QuerySet[Client]:
    """Return every client, including those revoked, in the order in which they were added."""
    return Client.objects.all()


def client_of(*, number: int) -> Client:
    """Return one client; refused where there is none."""
    found = Client.objects.filter(id=number).first()
    if found is None:
        raise NoSuchClient("There is no client at this address. It may never have been made.", client=number)
    return found


def client_by_token(token: str, *, on: date) -> Client | None:
    """Return the client with this token, unless it was revoked, and note the day on which it was used."""
    found = Client.objects.filter(token_digest=digest_of_token(token), revoked_at__isnull=True).first()
    if found is not None and found.last_used_on != on:
        Client.objects.filter(id=found.id).update(last_used_on=on)
    return found


def digest_of_token(token: str) -> str:
    """Return what is stored of a token. A token is too long to be guessed, so no salt is needed."""
    return hashlib.sha256(token.encode()).hexdigest()
