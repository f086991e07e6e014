"""The decision point of a partnership: subjects are its holders, resources its services and councils."""

from collections.abc import Iterator
from datetime import date, tzinfo

from moothall.agreement.core.register import Register
from moothall.agreement.core.sentences import names
from moothall.agreement.core.terms import Authority, Body, Participation, Post, Service
from moothall.agreement.core.values import Source
from moothall.delegation.core.authzen.point import DecisionPoint, KnownResource, KnownSubject
from moothall.delegation.core.clause import Clause
from moothall.delegation.core.reading import term_of
from moothall.delegation.core.scheme import NO_SERVICE, Scheme
from moothall.periods import Period

ALWAYS = Period(date.min)


def point_of(register: Register, scheme: Scheme, *, zone: tzinfo) -> DecisionPoint:
    """Return the decision point of ``register``, whose scheme is ``scheme``."""

    def sources_of(clause: Clause) -> tuple[Source, ...]:
        return register.sources(term_of(clause))

    subjects = {
        id: KnownSubject(history.kind)
        for id, history in register.histories.items()
        if isinstance(history.original, Authority | Body | Post)
    }
    return DecisionPoint(
        scheme, subjects, dict(_resources(register, scheme)), zone, names(register), sources_of
    )


def _resources(register: Register, scheme: Scheme) -> Iterator[tuple[str, KnownResource]]:
    parts = list(_parts(register))
    for id, history in register.histories.items():
        if isinstance(history.original, Authority):
            yield id, KnownResource("council", NO_SERVICE, ((id, ALWAYS),))
        elif isinstance(history.original, Service):
            takers = ((council, period) for council, service, period in parts if _touch(scheme, id, service))
            yield id, KnownResource("service", id, tuple(takers))


def _parts(register: Register) -> Iterator[tuple[str, str, Period]]:
    """Yield each council's part in each service with its days."""
    for history in register.histories.values():
        for version in history.versions:
            if isinstance(version.term, Participation):
                yield version.term.authority, version.term.service, version.period


def _touch(scheme: Scheme, one: str, other: str) -> bool:
    """Say whether one of two services is the other or a part of it."""
    cells, branches = scheme.services.cells, scheme.services.branches
    return bool(branches[one] >> cells[other] & 1 or branches[other] >> cells[one] & 1)
