"""Drafting: the draft as a whole, the decision behind it, and throwing it away."""

from django.http import HttpResponse

from moothall.agreement.core.draft import KEYS, Data, check_draft
from moothall.agreement.operations import discard_draft
from moothall.doors.desk.agreement.draft_faults import wrongs_of_draft
from moothall.doors.desk.agreement.draft_visit import DraftVisit, open_draft, open_own_draft
from moothall.doors.desk.agreement.questions import Questions, decision_questions, is_seldom, shown
from moothall.doors.desk.agreement.step_form import without_defaults
from moothall.doors.desk.forms.controls import FormControl, FormView, blank_rows_in, summary_of
from moothall.doors.desk.forms.faults import AnswerFault
from moothall.doors.desk.forms.submission import is_pressed, posted
from moothall.doors.desk.forms.words import VERBS
from moothall.doors.desk.visit import DeskVisit, at_the_desk, with_a_long_form

QUESTIONS = Questions((), decision_questions())


@at_the_desk
def draft(visit: DeskVisit, number: int) -> HttpResponse:
    """Show what a draft holds so far and what is still to do."""
    return visit.page("draft.html", here="home", opened=open_draft(visit, number), verbs=VERBS)


@at_the_desk
def discard(visit: DeskVisit, number: int) -> HttpResponse:
    """Ask whether to discard a draft, and do so."""
    opened = open_own_draft(visit, number)
    if not visit.is_sending:
        return visit.page("discard.html", here="home", opened=opened)
    discard_draft(draft=number, acting=visit.acting)
    visit.say("The draft is discarded.")
    return visit.go("home")


@with_a_long_form
def decision(visit: DeskVisit, number: int) -> HttpResponse:
    """Ask about the decision: when and by whom it was taken, why, and where that can be read."""
    opened, showing = open_own_draft(visit, number), FormView(open_draft(visit, number).options)
    if not visit.is_sending:
        typed = QUESTIONS.read(visit.unsent) if visit.unsent else opened.data
        return _show(opened, shown(QUESTIONS, typed, showing))
    answers = QUESTIONS.read(posted(visit))
    if is_pressed(visit, "add_row"):
        blank = blank_rows_in(posted(visit), QUESTIONS.controls(answers, showing))
        return _show(opened, QUESTIONS.controls(answers, FormView(opened.options, blank_rows=blank)))
    told = {key: opened.data[key] for key in KEYS if key in opened.data} | without_defaults(
        QUESTIONS, answers
    )
    if wrongs := QUESTIONS.unread_money(answers) or _wrongs(opened, told):
        return _show(opened, shown(QUESTIONS, answers, showing, wrongs, skip=0))
    opened.save(told)
    return visit.go("draft", number=number)


def _wrongs(opened: DraftVisit, data: Data) -> tuple[AnswerFault, ...]:
    """Return what is wrong with the decision itself, and not with the steps, which the next page checks."""
    found = wrongs_of_draft(check_draft(data, opened.register, opened.visit.day), opened.register)
    return tuple(wrong for wrong in found if wrong.path[:1] and wrong.path[0] not in KEYS)


def _show(opened: DraftVisit, controls: tuple[FormControl, ...]) -> HttpResponse:
    wrongs = summary_of(controls)
    seldom = tuple(control for control in controls if is_seldom(control) and control.name != "source")
    return opened.visit.page(
        "decision.html",
        here="home",
        status=400 if wrongs else 200,
        opened=opened,
        controls=[control for control in controls if control not in seldom],
        seldom=seldom,
        seldom_open=bool(summary_of(seldom)),
        wrongs=wrongs,
    )
