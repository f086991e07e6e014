"""Adding and revoking clients: each is one transaction, and one event on the audit trail."""

import secrets
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from moothall.accounts.models import Client
from moothall.accounts.queries.clients import digest_of_token, tenants
from moothall.accounts.rights.actor import administrator_only
from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.rights import permitted
from moothall.refusals import Conflict, Fault, Invalid

PREFIX = "moothall_"  # so that anyone who finds a token in a file can see what it is
BYTES = 32


LONGEST_NAME = 100


class NameTaken(Conflict):
    """Another client of that partnership has that name."""


class AlreadyRevoked(Conflict):
    """This client's token has already been revoked."""


@dataclass(frozen=True, slots=True)
class AddedClient:
    """A client, and the token by which it is known: this is the only time that anybody sees it."""

    client: Client
    token: str


@permitted("manage_clients", by=administrator_only)
def add_client(*, name: str, partnership: str, acting: Acting) -> AddedClient:
    """Let a program ask about ``partnership``, and return the token that it must send."""
    name = " ".join(name.split())
    _refuse_faulty(name, partnership)
    token = _new_token()
    client = Client(
        name=name, partnership=partnership, token_digest=digest_of_token(token), created_by=acting.by
    )
    try:
        with transaction.atomic():
            client.save()
    except IntegrityError:
        message = f"There is a client called {name} already. Give another name, or revoke that one first."
        raise NameTaken(message, name=name) from None
    audit.record("client.added", acting=acting, partnership=partnership, subject=name, client=client.id)
    return AddedClient(client, token)


@permitted("manage_clients", by=administrator_only)
def revoke_client(*, client: Client, acting: Acting) -> None:
    """Revoke a client's token for good, with immediate effect."""
    revoked = Client.objects.filter(id=client.id, revoked_at__isnull=True).update(revoked_at=timezone.now())
    if not revoked:
        raise AlreadyRevoked(f"The token of {client.name} has already been revoked.")
    audit.record(
        "client.revoked", acting=acting, partnership=client.partnership, subject=client.name, client=client.id
    )


def _new_token() -> str:
    """Return a token that nobody can guess: 256 random bits."""
    return PREFIX + secrets.token_urlsafe(BYTES)


def _refuse_faulty(name: str, partnership: str) -> None:
    faults = []
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        faults.append(Fault(f"Enter the client's name, in at most {LONGEST_NAME} characters", "name"))
    if partnership not in tenants():
        fix = "Choose one of those here."
        faults.append(Fault(f"There is no partnership “{partnership}” here", "partnership", fix=fix))
    if faults:
        raise Invalid(faults=faults)
