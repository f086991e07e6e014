"""Programs that may ask who may decide, each with a token of its own: an administrator's work."""

from typing import Any

from django.http import HttpResponse

from moothall.accounts.clients import operations
from moothall.accounts.clients.queries import client_of, clients, tenants
from moothall.doors.desk.visits import Visit, at_the_desk
from moothall.doors.desk.wrongs import refused
from moothall.doors.pages.paging import page_of
from moothall.refusals import Conflict, Invalid


@at_the_desk
def all_clients(visit: Visit) -> HttpResponse:
    """List every client, those whose token was taken away among them."""
    visit.rights.require("manage_clients")
    page = page_of(list(clients()), visit.request)
    return visit.page("clients.html", here="clients", page=page, tenants=tenants())


@at_the_desk
def add(visit: Visit) -> HttpResponse:
    """Ask what a client is called and what it may ask about, add it, and show its token this once."""
    visit.rights.require("manage_clients")
    given = {name: visit.request.POST.get(name, "") for name in ("name", "partnership")}
    context: dict[str, Any] = {"tenants": tenants(), "given": given}
    if not visit.is_sending:
        return visit.page("client_form.html", here="clients", **context)
    try:
        added = operations.add_client(by=visit.by, **given)
    except (Invalid, Conflict) as refusal:
        wrongs = refused(refusal, "name")
        return visit.page("client_form.html", here="clients", status=400, wrongs=wrongs, **context)
    return visit.page("client_added.html", here="clients", added=added, tenants=tenants())


@at_the_desk
def revoke(visit: Visit, number: int) -> HttpResponse:
    """Ask whether a client's token is really to be taken away, and take it away."""
    visit.rights.require("manage_clients")
    client = client_of(number=number)
    if not visit.is_sending:
        return visit.page("client_revoke.html", here="clients", client=client, tenants=tenants())
    operations.revoke_client(client=client, by=visit.by)
    visit.say(f"{client.name} can no longer ask.")
    return visit.go("clients")
