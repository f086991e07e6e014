"""What the page says to one question: who may, who else, is it key, and what would change the answer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from moothall.agreement.core.terms import Authority, Delegation
from moothall.delegation.core.clause import Decision, Function
from moothall.delegation.core.functions import function_called
from moothall.delegation.core.key_decision import KeyDecision, key_decision
from moothall.delegation.core.power import Answer, may, who_may
from moothall.delegation.core.reading import scheme_of
from moothall.delegation.core.scheme import Scheme
from moothall.delegation.core.wording import amounts_in_words
from moothall.doors.site.powers.asked import Asked
from moothall.doors.site.powers.told import Told, told
from moothall.doors.site.visits import Visit
from moothall.periods import Period

MOST_APART = 40


@dataclass(frozen=True, slots=True)
class Apart:
    """One council and service by itself, where nobody may decide for all of them; who may, nearest first."""

    authority: str
    service: str
    decision: Decision
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Another amount, another day or another circumstance, with who might decide then."""

    words: str
    decision: Decision
    holders: tuple[str, ...]


@dataclass(frozen=True)
class Answering:
    """Everything that follows from one question."""

    visit: Visit
    asked: Asked
    decision: Decision

    @cached_property
    def scheme(self) -> Scheme:
        """The scheme that is asked."""
        return scheme_of(self.visit.register)

    @property
    def function(self) -> Function:
        """What is to be decided."""
        return function_called(self.decision.function)

    @cached_property
    def able(self) -> list[Told]:
        """Everyone who may take the whole decision, nearest the work first."""
        return [told(self.visit, each) for each in self._answers]

    @cached_property
    def _answers(self) -> list[Answer]:
        return who_may(scheme=self.scheme, decision=self.decision)

    @cached_property
    def holder(self) -> Told | None:
        """The answer for the body or post that was asked about, if one was."""
        if not self.asked.who:
            return None
        return told(self.visit, may(scheme=self.scheme, holder=self.asked.who, decision=self.decision))

    @property
    def only_by_statute(self) -> bool:
        """Whether only those may decide to whom nobody passed the power."""
        return bool(self.able) and all(each.is_by_statute for each in self.able)

    @cached_property
    def apart(self) -> list[Apart]:
        """Who may decide for each council and service by itself, where nobody may for all of them."""
        if self.able:
            return []
        places = [
            (council, service) for council in self.asked.councils for service in self.asked.services or ("",)
        ]
        return [self._apart(*place) for place in places[:MOST_APART]] if len(places) > 1 else []

    def _apart(self, council: str, service: str) -> Apart:
        services = frozenset({service} if service else ())
        one = replace(self.decision, authorities=frozenset({council}), services=services)
        return Apart(council, service, one, self._holders(one))

    def _holders(self, decision: Decision) -> tuple[str, ...]:
        return tuple(each.holder for each in who_may(scheme=self.scheme, decision=decision))

    @cached_property
    def keys(self) -> list[tuple[Authority, KeyDecision]]:
        """Whether it is a key decision, council by council."""
        found = []
        for id in self.asked.councils:
            term = self.visit.state.get(id)
            if isinstance(term, Authority):
                found.append((term, self._key(term)))
        return found

    def _key(self, council: Authority) -> KeyDecision:
        return key_decision(
            authority=council,
            function=self.decision.function,
            amount_pence=self.decision.amount_pence,
            day=self.decision.day,
            wards=self.asked.wards_affected,
        )

    @cached_property
    def otherwise(self) -> list[Otherwise]:
        """What else might have been asked, where somebody else could then decide."""
        now = self._holders(self.decision)
        others = [*self._other_amounts(), *self._other_circumstances(), *self._other_days()]
        return [each for each in others if each.holders != now]

    def _other_amounts(self) -> Iterator[Otherwise]:
        """Yield each run of amounts over which the same people may decide."""
        cuts = (0, *self.scheme.amounts.cuts)
        found = [(cut, self._holders(replace(self.decision, amount_pence=cut))) for cut in cuts]
        runs = [each for place, each in enumerate(found) if not place or each[1] != found[place - 1][1]]
        for place, (first, holders) in enumerate(runs):
            until = runs[place + 1][0] if place + 1 < len(runs) else None
            if len(runs) > 1:
                words = f"If it were {amounts_in_words(first, until)}"
                yield Otherwise(words, replace(self.decision, amount_pence=first), holders)

    def _other_circumstances(self) -> Iterator[Otherwise]:
        """Yield the decision with each circumstance turned about."""
        for fact in self.scheme.facts:
            other = replace(self.decision, circumstances=self.decision.circumstances ^ {fact})
            words = f"If not: {fact}" if fact in self.decision.circumstances else f"If: {fact}"
            yield Otherwise(words, other, self._holders(other))

    def _other_days(self) -> Iterator[Otherwise]:
        """Yield each run of days over which the same people may decide, and somebody may."""
        cuts = [date.fromordinal(cut) for cut in self.scheme.days.cuts]
        found = [(cut, self._holders(replace(self.decision, day=cut))) for cut in cuts]
        runs = [each for place, each in enumerate(found) if not place or each[1] != found[place - 1][1]]
        for place, (first, holders) in enumerate(runs):
            until = runs[place + 1][0] if place + 1 < len(runs) else None
            if holders:
                words = Period(first, until).written()
                words = words[:1].upper() + words[1:]
                yield Otherwise(words, replace(self.decision, day=first), holders)

    @property
    def terms(self) -> list[Delegation]:
        """Every delegation that the answer speaks of."""
        answers = [*self.able, *([self.holder] if self.holder else [])]
        return [term for each in answers for term in each.terms]
