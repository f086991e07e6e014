"""The form of one step of a draft: what it asks, what it held before, and what the answers come to."""

from dataclasses import dataclass

from moothall.agreement.core.draft import Data, id_for, kinds_in, with_item
from moothall.agreement.core.terms import Term
from moothall.doors.desk.agreement.draft_faults import fields_changed, wrongs_with_item
from moothall.doors.desk.agreement.draft_visit import DraftVisit
from moothall.doors.desk.agreement.intents import Intent
from moothall.doors.desk.agreement.questions import SET, Questions, first_answers, questions_of
from moothall.doors.desk.forms.faults import AnswerFault

NOTHING_OTHER = AnswerFault((), "Nothing has changed", "Change at least one answer.")


@dataclass(frozen=True)
class StepForm:
    """The form of one step of a draft: new where ``place`` is None."""

    opened: DraftVisit
    intent: Intent
    terms: tuple[str, ...]
    place: int | None

    @property
    def key(self) -> str:
        """Where in a variation the step stands."""
        return self.intent.action

    @property
    def questions(self) -> Questions:
        """What is asked."""
        return questions_of(self.intent)

    @property
    def term(self) -> Term | None:
        """What the term says on the day on which the step takes effect, as far as that is known."""
        history = self.opened.register.histories.get(self.terms[0]) if self.terms else None
        if history is None:
            return None
        return history.on(self.opened.visit.day) or (
            history.versions[-1].term if history.versions else history.original
        )

    @property
    def first_data(self) -> Data:
        """What the form holds before anything is sent."""
        if self.place is None:
            return first_answers(self.intent, self.term)
        item: Data = self.opened.data[self.key][self.place]
        if self.key != "change":
            return item
        return item | {SET: first_answers(self.intent, self.term).get(SET, {}) | item.get(SET, {})}

    def drafted(self, answers: Data) -> tuple[Data, tuple[AnswerFault, ...]]:
        """Return the whole draft with these answers in it, and what is wrong with them."""
        if unread := self.questions.unread_money(answers):
            return self.opened.data, tuple(wrong.within(self.key, 0) for wrong in unread)
        if self.key == "change" and self.term is not None:
            fields, wrongs = self._fields_changed(self.term, answers.get(SET, {}))
            if wrongs:
                return self.opened.data, tuple(wrong.within(self.key, 0, SET) for wrong in wrongs)
            if not fields:
                return self.opened.data, (NOTHING_OTHER.within(self.key, 0, SET),)
            answers = answers | {SET: fields}
        return self._with_steps(answers)

    def _fields_changed(self, term: Term, answers: Data) -> tuple[Data, tuple[AnswerFault, ...]]:
        """Return only the fields that are other than they were, with those that the intent itself gives."""
        given = dict(self.intent.gives) | answers
        asked = dict.fromkeys([*(field.name for field in self.questions.of_term), *dict(self.intent.gives)])
        return fields_changed(
            term, {name: value for name, value in given.items() if value is not None}, asked
        )

    def _with_steps(self, answers: Data) -> tuple[Data, tuple[AnswerFault, ...]]:
        draft, places = self.opened.data, []
        for number, data in enumerate(self._steps(answers)):
            draft = with_item(draft, self.key, self.place if number == 0 else None, data)
            places.append(self.place if self.place is not None else len(draft[self.key]) - 1)
        register, day = self.opened.register, self.opened.visit.day
        found = tuple(w for place in places for w in wrongs_with_item(draft, self.key, place, register, day))
        return draft, found

    def _steps(self, answers: Data) -> list[Data]:
        """Return the steps that the answers come to: one, or one for each term that ends."""
        if self.key == "add":
            data = {"kind": self.intent.kind, **without_defaults(self.questions, answers)}
            taken = kinds_in(self.opened.data, self.opened.register)
            return [
                data if "id" in data else data | {"id": self._own_id or id_for(self.intent.kind, data, taken)}
            ]
        return [{"term": term, **without_defaults(self.questions, answers)} for term in self.terms]

    @property
    def _own_id(self) -> str:
        """The id that the step gave its term when it was first answered."""
        return "" if self.place is None else str(self.opened.data[self.key][self.place].get("id", ""))


def without_defaults(questions: Questions, answers: Data) -> Data:
    """Leave out what stands anyway, as a file would."""
    defaults = {field.name: field.default for field in questions.of_step}
    return {name: answer for name, answer in answers.items() if name == SET or answer != defaults.get(name)}
