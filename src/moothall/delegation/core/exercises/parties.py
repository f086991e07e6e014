"""Which functions it takes to vary who is in the partnership: councils, services, bodies, posts."""

from collections.abc import Iterator, Mapping

from moothall.agreement.core.terms import Authority, Body, Post, Service
from moothall.delegation.core.exercises.exercise import Exercise, RouteRule, Touch, exercised

_ENTERING = {
    "add": "enter-joint-arrangements",
    "reinstate": "enter-joint-arrangements",
    "change": "vary-joint-arrangements",
    "end": "leave-joint-arrangements",
}
_BODIES = {
    "joint_committee": ("appoint-to-joint-committee", "name-executive-to-joint-committee"),
    "council": ("adopt-constitution",),
    "executive": ("adopt-constitution",),
    "committee": ("appoint-committees",),
    "scrutiny": ("appoint-committees",),
}
_COMPANIES = {
    "add": "form-or-join-company",
    "reinstate": "form-or-join-company",
    "change": "reserved-matters",
    "end": "leave-company",
}
_OFFICES = {
    "section_151_officer": "designate-section-151-officer",
    "monitoring_officer": "designate-monitoring-officer",
    "managing_director": "appoint-chief-officers",
    "lead_director": "appoint-chief-officers",
    "scrutiny": "appoint-committees",
}


def authority(touch: Touch) -> Iterator[Exercise]:
    """A council enters or leaves by its own decision; the partners must agree to be joined or left."""
    for term in touch.said(Authority):
        yield from exercised([term.id], _ENTERING[touch.verb])
        if term.standing == "partner" and touch.verb != "change":
            others = (each for each in touch.scene.partners if each != term.id)
            yield from exercised(others, "vary-joint-arrangements")


def service(touch: Touch) -> Iterator[Exercise]:
    """The tree of services describes what is shared, so those who oversee that may change it."""
    for term in touch.said(Service):
        yield from exercised(touch.scene.partners, "oversee-shared-services", services=[term.id])


def body(touch: Touch) -> Iterator[Exercise]:
    """A body is set up, changed or ended by the councils that it belongs to."""
    for term in touch.said(Body):
        whose = term.authorities or touch.scene.partners
        yield from exercised(whose, *_functions_of(term, touch.verb))


def _functions_of(term: Body, verb: str) -> tuple[str, ...]:
    if term.body_kind == "company":
        return (_COMPANIES[verb],)
    return _BODIES.get(term.body_kind, ("oversee-shared-services",))


def post(touch: Touch) -> Iterator[Exercise]:
    """A post and its holder are for the council that appoints; a company appoints its own."""
    for term in touch.said(Post):
        if term.authority:
            yield from exercised([term.authority], *_appointing(term, touch.verb))
        elif touch.scene.is_body(term.body, "company"):
            yield from exercised(touch.scene.whose(term.body), "oversee-company")
        elif term.body:
            yield from exercised(touch.scene.whose(term.body), "oversee-shared-services")
        else:
            yield from exercised(touch.scene.partners, *_appointing(term, touch.verb))


def _appointing(term: Post, verb: str) -> tuple[str, ...]:
    """Return the functions by which the offices that go with a post are filled."""
    found: dict[str, None] = {}
    for office in sorted(term.offices):
        if office == "head_of_paid_service":
            found["designate-head-of-paid-service"] = None
            if verb != "end":
                found["appoint-head-of-paid-service"] = None
        elif office == "councillor":
            leads = term.title.casefold().startswith("leader")
            found["elect-leader" if leads else "appoint-executive-members"] = None
        else:
            found[_OFFICES.get(office, "appoint-staff")] = None
    return tuple(found)


RULES: Mapping[str, RouteRule] = {
    "authority": authority,
    "service": service,
    "body": body,
    "post": post,
}
