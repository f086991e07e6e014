"""Programs that may ask who may decide, each with a token of its own: an administrator's work."""

from django.http import HttpResponse

from moothall.accounts.operations import clients as operations
from moothall.accounts.queries.clients import client_of, clients, tenants
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, ask, choice, line
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.doors.pages.pagination import page_of
from moothall.refusals import Fault, Invalid


@at_the_desk
def all_clients(visit: DeskVisit) -> HttpResponse:
    """List every client, including those whose token has been revoked."""
    visit.rights.require("manage_clients")
    page = page_of(list(clients()), visit.request)
    return visit.page("clients.html", here="clients", page=page, tenants=tenants())


@at_the_desk
def add(visit: DeskVisit) -> HttpResponse:
    """Ask what a client is called and what it may ask about, add it, and show its token this once."""
    visit.require(operations.add_client)
    named = tenants()
    fields = (
        line("name", "What is it called?", "Such as Cotswold finance system"),
        choice("partnership", "What may it ask about?", named),
    )
    form = DeskForm("Add a client", "Add the client", fields, back=("Back", visit.address("clients")))

    def do(given: Answers) -> HttpResponse:
        try:
            added = operations.add_client(
                name=given["name"], partnership=given["partnership"], acting=visit.acting
            )
        except operations.NameTaken as taken:  # an answer to mend, like any other
            raise Invalid(faults=[Fault(str(taken), "name")]) from taken
        return visit.page("client_added.html", here="clients", added=added, tenants=named)

    only = {"partnership": next(iter(named))} if len(named) == 1 else {}
    return ask(visit, form, do, answers=only, template="client_form.html", here="clients", tenants=named)


@at_the_desk
def revoke(visit: DeskVisit, number: int) -> HttpResponse:
    """Ask whether a client's token is really to be taken away, and take it away."""
    visit.require(operations.revoke_client)
    client = client_of(number=number)
    if not visit.is_sending:
        return visit.page("client_revoke.html", here="clients", client=client, tenants=tenants())
    operations.revoke_client(client=client, acting=visit.acting)
    visit.say(f"{client.name} can no longer ask.")
    return visit.go("clients")
