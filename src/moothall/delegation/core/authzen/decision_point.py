"""A decision point: a scheme of delegation with the subjects and resources it knows by name."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo
from functools import cached_property

from moothall.agreement.core.register import Register
from moothall.agreement.core.sentences import names
from moothall.agreement.core.terms import Authority, Body, Participation, Post, Service
from moothall.agreement.core.values import Source
from moothall.delegation.core.authzen.properties import Circumstances, amount_of, councils_of, day_of
from moothall.delegation.core.authzen.question import AuthzenQuestion, Entity, Properties, Unanswerable
from moothall.delegation.core.clause import Clause, ProposedDecision
from moothall.delegation.core.register_scheme import term_of
from moothall.delegation.core.scheme import NO_SERVICE, Scheme
from moothall.periods import Period


@dataclass(frozen=True, slots=True)
class KnownSubject:
    """Somebody who may hold a power: their type, and what is known about them without being told."""

    type: str
    properties: Properties = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KnownResource:
    """What a decision may concern: a service, or with ``NO_SERVICE`` a whole council; and whose it is."""

    type: str
    service: str
    councils: tuple[tuple[str, Period], ...]
    properties: Properties = field(default_factory=dict)

    def councils_on(self, day: date) -> frozenset[str]:
        """Return the councils whose it is on ``day``."""
        return frozenset(council for council, period in self.councils if day in period)


@dataclass(frozen=True)
class DecisionPoint:
    """What answers AuthZEN's questions. Subjects and resources are known by their ids."""

    scheme: Scheme
    subjects: Mapping[str, KnownSubject]
    resources: Mapping[str, KnownResource]
    zone: tzinfo
    name_of: Callable[[str], str] = str
    sources_of: Callable[[Clause], tuple[Source, ...]] = lambda clause: ()

    @cached_property
    def circumstances(self) -> Circumstances:
        """The circumstances that its scheme asks about."""
        return Circumstances(self.scheme.facts)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of each function, by its name."""
        return {function.id: function.title for function in self.scheme.functions}

    @cached_property
    def alike(self) -> list[tuple[Properties, frozenset[str]]]:
        """Its subjects, grouped by what is known about them."""
        groups: dict[str, tuple[Properties, set[str]]] = {}
        for id, known in self.subjects.items():
            groups.setdefault(repr(sorted(known.properties.items())), (known.properties, set()))[1].add(id)
        return [(properties, frozenset(ids)) for properties, ids in groups.values()]

    def subject(self, asked: Entity) -> KnownSubject:
        """Return the subject that is asked about."""
        known = self.subjects.get(asked.id)
        if known is None or known.type != asked.type:
            raise Unanswerable(f"There is no subject of type “{asked.type}” called “{asked.id}”.", 404)
        return known

    def resource(self, asked: Entity) -> KnownResource:
        """Return the resource that is asked about."""
        known = self.resources.get(asked.id)
        if known is None or known.type != asked.type:
            raise Unanswerable(f"There is no resource of type “{asked.type}” called “{asked.id}”.", 404)
        return known

    def decision(self, question: AuthzenQuestion, *, today: date) -> ProposedDecision:
        """Return the decision that a question is about."""
        subject, resource = self.subject(question.subject), self.resource(question.resource)
        if question.action.name not in self.titles:
            raise Unanswerable(f"There is no action called “{question.action.name}”.", 404)
        day = day_of(question.context, today=today, zone=self.zone)
        places = {
            "subject": with_known(subject.properties, question.subject.properties),
            "action": question.action.properties,
            "resource": with_known(resource.properties, question.resource.properties),
        }
        about = (places["resource"], places["action"])
        return ProposedDecision(
            function=question.action.name,
            authorities=self._councils(question.resource, resource, about, day),
            day=day,
            services=frozenset({resource.service} - {NO_SERVICE}),
            amount_pence=amount_of(about),
            circumstances=frozenset(self._facts(places)),
        )

    def _councils(
        self, asked: Entity, resource: KnownResource, about: tuple[Properties, ...], day: date
    ) -> frozenset[str]:
        """Return whose decision it is: of a service, the councils named or else all that take part."""
        named = councils_of(about, known=self.scheme.authority_cells)
        if resource.service == NO_SERVICE:
            named |= resource.councils_on(day)
        found = named or resource.councils_on(day)
        if not found:
            raise Unanswerable(
                f"No council takes part in {self.name_of(asked.id)} on that day. "
                "Name those that the decision is for, in resource.properties.authorities."
            )
        return found

    def _facts(self, places: Mapping[str, Properties]) -> Iterator[str]:
        for entity, properties in places.items():
            yield from self.circumstances.among(entity, properties)


def with_known(known: Properties, given: Properties) -> Properties:
    """Return what is known, with what is given added or replacing it; null counts as left out."""
    if not known:
        return given
    return {**known, **{key: value for key, value in given.items() if value is not None}}


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
    """Whether two services are the same, or one is a part of the other."""
    cells, branches = scheme.services.cells, scheme.services.branches
    return bool(branches[one] >> cells[other] & 1 or branches[other] >> cells[one] & 1)
