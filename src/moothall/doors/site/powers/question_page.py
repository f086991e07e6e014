"""Who may decide? The page of one question.

Who may, who else, is it key, and what would change the answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.http import HttpResponse

from moothall.agreement.core.terms import Authority, Delegation
from moothall.agreement.core.values import Condition
from moothall.delegation.core.clause import Function, ProposedDecision
from moothall.delegation.core.functions import function_called
from moothall.delegation.core.key_decision import KeyDecision, key_decision
from moothall.delegation.core.power import PowerAnswer, may, who_may
from moothall.delegation.core.register_scheme import scheme_of, term_of
from moothall.delegation.core.scheme import Scheme
from moothall.delegation.core.sentences import amounts_in_words, decision_in_words
from moothall.doors.pages.remarks import REMARKS, Remark, remarks_on_all
from moothall.doors.site.powers import form_choices
from moothall.doors.site.powers.answer import HolderAnswer, holder_answer, remarks_by_delegation
from moothall.doors.site.powers.question import PowerQuestion, address_of, question_in_address
from moothall.doors.site.visits import Visit, visiting
from moothall.periods import Period

MOST_APART = 40
Able = tuple[tuple[str, ...], tuple[Condition, ...]]  # who may, and on what conditions the nearest may
Other = tuple[str, ProposedDecision, Able]


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """One council and service by itself, where nobody may decide for all of them; who may, nearest first."""

    authority: str
    service: str
    decision: ProposedDecision
    holders: tuple[str, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class AlternativeDecision:
    """Another amount, another day or another circumstance, with who might decide then."""

    words: str
    decision: ProposedDecision
    holders: tuple[str, ...]
    conditions: tuple[Condition, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class QuestionAnswer:
    """Everything that follows from one question."""

    visit: Visit
    asked: PowerQuestion
    decision: ProposedDecision

    @cached_property
    def scheme(self) -> Scheme:
        """The scheme that is asked."""
        return scheme_of(self.visit.register)

    @property
    def function(self) -> Function:
        """What is to be decided."""
        return function_called(self.decision.function)

    @cached_property
    def able(self) -> list[HolderAnswer]:
        """Everyone who may take the whole decision, nearest the work first."""
        return [holder_answer(self.visit, each) for each in self._answers]

    @cached_property
    def _answers(self) -> list[PowerAnswer]:
        return who_may(scheme=self.scheme, decision=self.decision)

    @cached_property
    def holder(self) -> HolderAnswer | None:
        """The answer for the body or post that was asked about, if one was."""
        if not self.asked.who:
            return None
        return holder_answer(
            self.visit, may(scheme=self.scheme, holder=self.asked.who, decision=self.decision)
        )

    @property
    def only_by_statute(self) -> bool:
        """Whether only those may decide to whom nobody passed the power."""
        return bool(self.able) and all(each.is_by_statute for each in self.able)

    @cached_property
    def apart(self) -> list[PlaceAnswer]:
        """Who may decide for each council and service by itself, where nobody may for all of them."""
        if self.able:
            return []
        places = [
            (council, service) for council in self.asked.councils for service in self.asked.services or ("",)
        ]
        return [self._apart(*place) for place in places[:MOST_APART]] if len(places) > 1 else []

    def _apart(self, council: str, service: str) -> PlaceAnswer:
        services = frozenset({service} if service else ())
        one = replace(self.decision, authorities=frozenset({council}), services=services)
        holders = self._able(one)[0]
        return PlaceAnswer(council, service, one, holders, self._remarks(one, holders))

    def _able(self, decision: ProposedDecision) -> Able:
        found = who_may(scheme=self.scheme, decision=decision)
        return tuple(each.holder for each in found), found[0].conditions if found else ()

    @cached_property
    def keys(self) -> list[tuple[list[Authority], KeyDecision]]:
        """Whether it is a key decision: the councils together for which that is so for the same reasons."""
        found: dict[KeyDecision, list[Authority]] = {}
        for id in self.asked.councils:
            term = self.visit.state.get(id)
            if isinstance(term, Authority):
                found.setdefault(self._key(term), []).append(term)
        return [(councils, key) for key, councils in found.items()]

    def _key(self, council: Authority) -> KeyDecision:
        return key_decision(
            authority=council,
            function=self.decision.function,
            amount_pence=self.decision.amount_pence,
            day=self.decision.day,
            wards=self.asked.wards_affected,
        )

    @cached_property
    def otherwise(self) -> list[AlternativeDecision]:
        """What else might have been asked, where somebody else could then decide."""
        now = self._able(self.decision)
        others = [*self._other_amounts(), *self._other_circumstances(), *self._other_days()]
        return [self._otherwise(*each) for each in others if each[2] != now]

    def _otherwise(self, words: str, decision: ProposedDecision, able: Able) -> AlternativeDecision:
        return AlternativeDecision(words, decision, *able, self._remarks(decision, able[0]))

    def _remarks(self, decision: ProposedDecision, holders: tuple[str, ...]) -> tuple[Remark, ...]:
        """Return what must be said of the clauses that the nearest of ``holders`` relies on."""
        clauses = [
            clause
            for holder in holders[:1]
            for chain in may(scheme=self.scheme, holder=holder, decision=decision).chains
            for clause in chain.clauses
        ]
        remarks = remarks_by_delegation(self.visit)
        return tuple(dict.fromkeys(remark for clause in clauses for remark in remarks(term_of(clause))))

    def _other_amounts(self) -> Iterator[Other]:
        """Yield each run of amounts over which the same people may decide."""
        cuts = (0, *self.scheme.amounts.cuts)
        found = [(cut, self._able(replace(self.decision, amount_pence=cut))) for cut in cuts]
        runs = [each for place, each in enumerate(found) if not place or each[1] != found[place - 1][1]]
        for place, (first, able) in enumerate(runs):
            until = runs[place + 1][0] if place + 1 < len(runs) else None
            if len(runs) > 1:
                words = f"If it were {amounts_in_words(first, until)}"
                yield words, replace(self.decision, amount_pence=first), able

    def _other_circumstances(self) -> Iterator[Other]:
        """Yield the decision with each circumstance turned about."""
        for fact in self.scheme.facts:
            other = replace(self.decision, circumstances=self.decision.circumstances ^ {fact})
            words = f"If not: {fact}" if fact in self.decision.circumstances else f"If: {fact}"
            yield words, other, self._able(other)

    def _other_days(self) -> Iterator[Other]:
        """Yield each run of days over which the same people may decide."""
        cuts = [date.fromordinal(cut) for cut in self.scheme.days.cuts]
        found = [(cut, self._able(replace(self.decision, day=cut))) for cut in cuts]
        runs = [each for place, each in enumerate(found) if not place or each[1] != found[place - 1][1]]
        for place, (first, able) in enumerate(runs):
            until = runs[place + 1][0] if place + 1 < len(runs) else None
            if able[0] or self._is_held(first):
                words = Period(first, until).written()
                words = words[:1].upper() + words[1:]
                yield words, replace(self.decision, day=first), able

    def _is_held(self, day: date) -> bool:
        """Say whether any of the councils has functions by statute on a day."""
        roots = self.scheme.roots
        return any(root.authority in self.decision.authorities and day in root.period for root in roots)

    @property
    def terms(self) -> list[Delegation]:
        """Every delegation that the answer speaks of."""
        answers = [*self.able, *([self.holder] if self.holder else [])]
        return [term for each in answers for term in each.terms]


@visiting
def decide(visit: Visit) -> HttpResponse:
    """Show the form, and the answer where something was asked."""
    asked = question_in_address(visit)
    answering = QuestionAnswer(visit, asked, asked.decision) if asked.decision else None
    return visit.page(
        "decide.html",
        status=400 if asked.faults else 200,
        asked=asked,
        faults=[*visit.faults, *asked.faults],
        answering=answering,
        question=question_of(visit, answering) if answering else "",
        has_clauses=bool(scheme_of(visit.register).clauses),
        facts=[form_choices.FormChoice(each, each) for each in scheme_of(visit.register).facts],
        functions=form_choices.functions(),
        councils=form_choices.with_these(visit, form_choices.councils(visit), asked.councils),
        services=form_choices.with_these(visit, form_choices.services(visit), asked.services),
        holders=form_choices.with_this(visit, form_choices.holders(visit), asked.who),
        address_of=address_of,
        top_remarks=remarks_on_answer(answering),
    )


def question_of(visit: Visit, answering: QuestionAnswer) -> str:
    """Return the question as a sentence."""
    return decision_in_words(answering.decision, lambda each: function_called(each).title, visit.name_of)


def remarks_on_answer(answering: QuestionAnswer | None) -> tuple[Remark, ...]:
    """Return what must be said of the terms that an answer relies on, and of the law that it cites."""
    if answering is None:
        return ()
    said = {each.key for each in remarks_on_all(answering.visit.register, answering.terms)}
    source = answering.function.source
    if source and source.confidence == "unchecked":
        said.add("unchecked")
    return tuple(remark for key, remark in REMARKS.items() if key in said)
