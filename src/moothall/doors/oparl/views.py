"""The answers at OParl's addresses."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from moothall.agreement.queries import partnerships
from moothall.doors.oparl import agreed_objects
from moothall.doors.oparl.addresses import LISTS, Addresses
from moothall.doors.oparl.agreed import Agreed, AgreedCouncil, agreed
from moothall.doors.oparl.answering import Written, answering, as_json, listed
from moothall.doors.oparl.asked import asked
from moothall.doors.oparl.kinds import Kinds, paged
from moothall.refusals import Missing


@answering
def system(request: HttpRequest, at: Addresses) -> HttpResponse:
    """Give the system, from which everything can be reached."""
    return as_json(agreed_objects.system(at, _everywhere()))


@answering
def bodies(request: HttpRequest, at: Addresses) -> HttpResponse:
    """List every partnership, and every council of each."""
    wanted = asked(request.GET)
    held: list[tuple[Agreed, str]] = [
        (each, council) for each in _everywhere() for council in ("", *each.councils)
    ]

    def written(each: "_Dated") -> Written:
        return agreed_objects.body(at, each.agreed, each.council)

    total, data = paged([_Dated(*each) for each in held], wanted, written)
    return listed(at.bodies, wanted, total, data)


@answering
def body(request: HttpRequest, at: Addresses, partnership: str, council: str = "") -> HttpResponse:
    """Give a council; or the partnership, with the bodies that several councils have."""
    return as_json(agreed_objects.body(at, _with(partnership, council), council))


@answering
def of_body(
    request: HttpRequest, at: Addresses, partnership: str, name: str, council: str = ""
) -> HttpResponse:
    """List a council's objects of one kind."""
    held = _with(partnership, council)
    if name not in LISTS.values():
        raise Missing("There is nothing at this address.")
    wanted = asked(request.GET)
    total, data = Kinds(at, held).page(name, council, wanted)
    return listed(f"{at.body(partnership, council)}{name}/", wanted, total, data)


@answering
def of_organization(
    request: HttpRequest, at: Addresses, partnership: str, id: str, name: str
) -> HttpResponse:
    """List the meetings or the consultations of one organisation."""
    held = agreed(partnership)
    if id not in held.organizations:
        raise Missing("There is nothing at this address.")
    wanted = asked(request.GET)
    total, data = Kinds(at, held).rows(name, [id], wanted)
    return listed(f"{at.one(partnership, 'organizations', id)}{name}/", wanted, total, data)


@answering
def one(request: HttpRequest, at: Addresses, partnership: str, name: str, key: str) -> HttpResponse:
    """Give one object."""
    return as_json(Kinds(at, agreed(partnership)).one(name, key))


class _Dated:
    """A council or a partnership, with its times."""

    def __init__(self, agreed: Agreed, council: str) -> None:
        self.agreed, self.council = agreed, council
        times: Agreed | AgreedCouncil = agreed.councils[council] if council else agreed
        self.created_at, self.modified_at = times.created_at, times.modified_at


def _everywhere() -> list[Agreed]:
    return [agreed(row.id) for row in partnerships()]


def _with(partnership: str, council: str) -> Agreed:
    """Return what a partnership agreed; refused where it has no such council."""
    held: Any = agreed(partnership)
    if council and council not in held.councils:
        raise Missing("There is nothing at this address.")
    return held  # type: ignore[no-any-return]
