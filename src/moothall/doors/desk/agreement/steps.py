"""Drafting, step by step: what was decided, about which term, and the form for it."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse

from moothall.agreement.core.draft import without_item
from moothall.agreement.operations import save_draft
from moothall.agreement.queries import drafts_of, register_of
from moothall.doors.desk.agreement.draft_visit import DraftVisit, keep_draft, open_own_draft, options_in
from moothall.doors.desk.agreement.intents import INTENTS, TOPICS, Intent, intent_for
from moothall.doors.desk.agreement.questions import is_seldom, shown
from moothall.doors.desk.agreement.step_form import StepForm
from moothall.doors.desk.forms.controls import FormControl, FormView, blank_rows_in, summary_of
from moothall.doors.desk.forms.shapes import Option
from moothall.doors.desk.forms.submission import is_pressed, posted, text_sent
from moothall.doors.desk.visit import DeskVisit, at_the_desk, with_a_long_form
from moothall.refusals import Missing

WHAT = "Choose what has been decided"
WHICH = "Choose at least one"


class NoSuchDraftStep(Missing):
    """The draft has no such step; it may have been taken out."""


@at_the_desk
def begin(visit: DeskVisit, partnership: str) -> HttpResponse:
    """Ask what has been decided, and begin a draft with the answer."""
    visit.require(save_draft, partnership=partnership, draft=None)
    register = register_of(partnership)
    chosen = INTENTS.get(text_sent(visit, "intent"))
    if visit.is_sending and chosen:
        return visit.go("ask", number=_empty_draft(visit, partnership, register.head), intent=chosen.id)
    return _ask_what(visit, heading=register.heading, opened=None)


@at_the_desk
def more(visit: DeskVisit, number: int) -> HttpResponse:
    """Ask what else the same decision did."""
    opened = open_own_draft(visit, number)
    chosen = INTENTS.get(text_sent(visit, "intent"))
    if visit.is_sending and chosen:
        return visit.go("ask", number=number, intent=chosen.id)
    return _ask_what(visit, heading=opened.register.heading, opened=opened)


def _ask_what(visit: DeskVisit, **context: Any) -> HttpResponse:
    wrongs = [("intent", WHAT)] if visit.is_sending else []
    status = 400 if wrongs else 200
    return visit.page("what.html", here="home", topics=TOPICS, wrongs=wrongs, status=status, **context)


def _empty_draft(visit: DeskVisit, partnership: str, head: int) -> int:
    """Return a draft of one's own in which nothing is written yet, begun now if there is none."""
    empty = [row for row in drafts_of(partnership, owner=visit.by) if not row.body]
    return keep_draft(visit, partnership, {}, after=head, number=empty[0].id if empty else None)


@with_a_long_form
def ask(visit: DeskVisit, number: int, intent: str) -> HttpResponse:
    """Ask which term it is about, where there is one already, and then the rest."""
    opened, chosen = open_own_draft(visit, number), INTENTS.get(intent)
    if chosen is None:
        raise NoSuchDraftStep("There is no such kind of decision.", intent=intent)
    terms = [each for each in visit.request.GET.getlist("term") if each in _terms(opened, chosen)]
    if chosen.action != "add" and not terms:
        return _ask_which(opened, chosen)
    return _form(opened, StepForm(opened, chosen, tuple(terms), None))


@with_a_long_form
def answer_again(visit: DeskVisit, number: int, key: str, place: int) -> HttpResponse:
    """Show a step that was answered before, to answer it otherwise."""
    opened = open_own_draft(visit, number)
    item = next((each for each in opened.items if (each.key, each.place) == (key, place)), None)
    if item is None:
        raise NoSuchDraftStep(draft=number)
    terms = () if key == "add" else (item.term,)
    return _form(opened, StepForm(opened, intent_for(key, item.kind), terms, place))


@at_the_desk
def remove(visit: DeskVisit, number: int, key: str, place: int) -> HttpResponse:
    """Take a step out of a draft."""
    opened = open_own_draft(visit, number)
    if visit.is_sending and any((each.key, each.place) == (key, place) for each in opened.items):
        opened.save(without_item(opened.data, key, place))
        visit.say("The step is taken out of the draft.")
    return visit.go("draft", number=number)


def _options(opened: DraftVisit, intent: Intent, *, in_force: bool) -> tuple[Option, ...]:
    """Return the terms that an intent may be about, of those that are, or are not, in force today."""
    histories = opened.register.histories
    kinds = (intent.kind,) if intent.kind else tuple({history.kind for history in histories.values()})
    found = options_in(opened, kinds, in_force=in_force)
    if intent.action == "reinstate":
        found = [each for each in found if any(held.until for held in histories[each.value].held)]
    return tuple(found)


def _terms(opened: DraftVisit, intent: Intent) -> set[str]:
    """Return the ids of the terms that an intent may be about."""
    return {each.value for now in (True, False) for each in _options(opened, intent, in_force=now)}


def _ask_which(opened: DraftVisit, intent: Intent) -> HttpResponse:
    """Ask which term a step is about; several may end by one decision."""
    first = intent.action != "reinstate"
    error = WHICH if "which" in opened.visit.request.GET else ""
    title = "Which? You may choose several" if intent.action == "end" else "Which?"
    kind = "checks" if intent.action == "end" else "radios"
    control = FormControl(
        kind, "term", title, value=(), error=error, options=_options(opened, intent, in_force=first)
    )
    rest = _options(opened, intent, in_force=not first)
    if not control.options:
        control, rest = replace(control, options=rest), ()
    other = FormControl(kind, "term", "Others", value=(), options=rest)
    return opened.visit.page(
        "which.html",
        here="home",
        status=400 if error else 200,
        opened=opened,
        intent=intent,
        control=control,
        other=other,
        rest="Not in force today" if first else "In force today",
        wrongs=[("term", error)] if error else [],
    )


def _form(opened: DraftVisit, form: StepForm) -> HttpResponse:
    """Show the form of a step, or take what was sent."""
    visit, showing = opened.visit, FormView(opened.options)
    if not visit.is_sending:
        typed = form.questions.read(visit.unsent) if visit.unsent else form.first_data
        return _show(form, shown(form.questions, typed, showing))
    answers = form.questions.read(posted(visit))
    if is_pressed(visit, "add_row"):
        bare = form.questions.controls(answers, showing)
        blank = blank_rows_in(posted(visit), bare)
        return _show(form, form.questions.controls(answers, FormView(opened.options, blank_rows=blank)))
    draft, wrongs = form.drafted(answers)
    if wrongs:
        return _show(form, shown(form.questions, answers, showing, wrongs))
    opened.save(draft)
    return visit.go("draft", number=opened.row.id)


def _show(form: StepForm, controls: tuple[FormControl, ...]) -> HttpResponse:
    wrongs = summary_of(controls)
    seldom = tuple(control for control in controls if is_seldom(control))
    return form.opened.visit.page(
        "ask.html",
        here="home",
        status=400 if wrongs else 200,
        opened=form.opened,
        form=form,
        titles=[form.opened.title_of_term(each) for each in form.terms],
        controls=[control for control in controls if control not in seldom],
        seldom=seldom,
        seldom_open=bool(summary_of(seldom)),
        wrongs=wrongs,
    )
