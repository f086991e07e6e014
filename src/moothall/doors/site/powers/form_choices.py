"""What can be chosen in the form: functions by branch, councils, services, bodies and posts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from moothall.agreement.core.terms import Authority, Body, Post, Service
from moothall.delegation.core.functions import BRANCHES
from moothall.delegation.core.register_scheme import scheme_of
from moothall.doors.site.service_tree import in_tree_order
from moothall.doors.site.visits import Visit


@dataclass(frozen=True, slots=True)
class FormChoice:
    """One thing that can be chosen; ``depth`` says how far it stands under another."""

    value: str
    text: str
    depth: int = 0


Groups = list[tuple[str, list[FormChoice]]]


def functions() -> Groups:
    """Return what can be decided, under the heading of each branch."""
    return [
        (branch.title, [FormChoice(each.id, each.title) for each in branch.functions() if each.part_of])
        for branch in BRANCHES
    ]


def councils(visit: Visit) -> list[FormChoice]:
    """Return the councils on the day, partners first."""
    found = sorted(visit.state.of(Authority), key=lambda each: each.standing != "partner")
    return [FormChoice(each.id, each.title) for each in found]


def services(visit: Visit) -> list[FormChoice]:
    """Return the services on the day, each under the wider one."""
    return [
        FormChoice(service.id, service.title, depth)
        for service, depth in in_tree_order(visit.state.of(Service))
    ]


def holders(visit: Visit) -> Groups:
    """Return the bodies and posts on the day, and the councils that something was passed to, by council."""
    groups: dict[str, list[FormChoice]] = defaultdict(list)
    for council, id in _holders(visit):
        groups[council].append(FormChoice(id, visit.name_of(id)))
    several = groups.pop("", [])
    found = [(visit.name_of(council), groups[council]) for council in groups]
    return [("Of several councils, or of none", several), *found] if several else found


def with_these(visit: Visit, known: list[FormChoice], ids: Iterable[str]) -> list[FormChoice]:
    """Return the choices, and after them those of ``ids`` that the agreement names but not on the day."""
    there = {each.value for each in known}
    return [*known, *(_of_another_day(visit, id) for id in ids if id not in there and _is_known(visit, id))]


def with_this(visit: Visit, groups: Groups, id: str) -> Groups:
    """Return the groups, and after them ``id`` if the agreement names it but not on the day."""
    there = {each.value for _, those in groups for each in those}
    missing = id not in there and _is_known(visit, id)
    return [*groups, ("On another day", [_of_another_day(visit, id)])] if missing else groups


def _is_known(visit: Visit, id: str) -> bool:
    return id in visit.register.histories


def _of_another_day(visit: Visit, id: str) -> FormChoice:
    return FormChoice(id, f"{visit.name_of(id)} (not on this day)")


def _holders(visit: Visit) -> Iterator[tuple[str, str]]:
    """Yield who may be asked about, each after the council that it belongs to alone."""
    given = {clause.delegate for clause in scheme_of(visit.register).clauses}
    for council in visit.state.of(Authority):
        if council.id in given:
            yield council.id, council.id
    for body in visit.state.of(Body):
        yield (body.authorities[0] if len(body.authorities) == 1 else ""), body.id
    for post in visit.state.of(Post):
        yield _owner(visit, post), post.id


def _owner(visit: Visit, post: Post) -> str:
    if post.authority:
        return post.authority
    body = visit.state.get(post.body)
    return body.authorities[0] if isinstance(body, Body) and len(body.authorities) == 1 else ""
