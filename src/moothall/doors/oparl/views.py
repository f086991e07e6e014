"""The answers at OParl's addresses."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from moothall.agreement.queries import partnerships
from moothall.doors.oparl import body_objects
from moothall.doors.oparl.addresses import LISTS, Addresses
from moothall.doors.oparl.agreed_bodies import AgreedBodies, AgreedCouncil, agreed_bodies
from moothall.doors.oparl.list_query import list_query
from moothall.doors.oparl.object_kinds import ObjectKinds, paged
from moothall.doors.oparl.responses import Written, as_json, list_response, open_answers
from moothall.refusals import Missing


@open_answers
def system(request: HttpRequest, at: Addresses) -> HttpResponse:
    """Give the system, from which everything can be reached."""
    return as_json(body_objects.system(at, _everywhere()))


@open_answers
def bodies(request: HttpRequest, at: Addresses) -> HttpResponse:
    """List every partnership, and every council of each."""
    wanted = list_query(request.GET)
    held: list[tuple[AgreedBodies, str]] = [
        (each, council) for each in _everywhere() for council in ("", *each.councils)
    ]

    def written(each: "_TimestampedPlace") -> Written:
        return body_objects.body(at, each.agreed, each.council)

    total, data = paged([_TimestampedPlace(*each) for each in held], wanted, written)
    return list_response(at.bodies, wanted, total, data)


@open_answers
def body(request: HttpRequest, at: Addresses, partnership: str, council: str = "") -> HttpResponse:
    """Give a council; or the partnership, with the bodies that several councils have."""
    return as_json(body_objects.body(at, _with(partnership, council), council))


@open_answers
def of_body(
    request: HttpRequest, at: Addresses, partnership: str, name: str, council: str = ""
) -> HttpResponse:
    """List a council's objects of one kind."""
    held = _with(partnership, council)
    if name not in LISTS.values():
        raise Missing("There is nothing at this address.")
    wanted = list_query(request.GET)
    total, data = ObjectKinds(at, held).page(name, council, wanted)
    return list_response(f"{at.body(partnership, council)}{name}/", wanted, total, data)


@open_answers
def of_organization(
    request: HttpRequest, at: Addresses, partnership: str, id: str, name: str
) -> HttpResponse:
    """List the meetings or the consultations of one organisation."""
    held = agreed_bodies(partnership)
    if id not in held.organizations:
        raise Missing("There is nothing at this address.")
    wanted = list_query(request.GET)
    total, data = ObjectKinds(at, held).rows(name, [id], wanted)
    return list_response(f"{at.one(partnership, 'organizations', id)}{name}/", wanted, total, data)


@open_answers
def one(request: HttpRequest, at: Addresses, partnership: str, name: str, key: str) -> HttpResponse:
    """Give one object."""
    return as_json(ObjectKinds(at, agreed_bodies(partnership)).one(name, key))


class _TimestampedPlace:
    """A council or a partnership, with its times."""

    def __init__(self, agreed: AgreedBodies, council: str) -> None:
        self.agreed, self.council = agreed, council
        times: AgreedBodies | AgreedCouncil = agreed.councils[council] if council else agreed
        self.created_at, self.modified_at = times.created_at, times.modified_at


def _everywhere() -> list[AgreedBodies]:
    return [agreed_bodies(row.id) for row in partnerships()]


def _with(partnership: str, council: str) -> AgreedBodies:
    """Return what a partnership agreed; refused where it has no such council."""
    held: Any = agreed_bodies(partnership)
    if council and council not in held.councils:
        raise Missing("There is nothing at this address.")
    return held  # type: ignore[no-any-return]
