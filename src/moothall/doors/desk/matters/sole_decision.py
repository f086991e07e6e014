"""What one officer or member decided alone: the fields of the record that the law asks for."""

from django.http import HttpResponse

from moothall.agreement.core.sentences.names import title_of_post
from moothall.agreement.core.terms import Post
from moothall.agreement.queries import register_of
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, ask, day, line, other
from moothall.doors.desk.forms.shapes import FixedChoice, Option, TermChoice
from moothall.doors.desk.matters.decision_form import record_of, record_questions
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.matters.operations import record_decision
from moothall.matters.queries import issues_of
from moothall.matters.queries.records import stored_open_issue

OUTCOMES = ("agreed", "refused", "deferred", "referred", "noted")
NO_MATTER = "none"
FIELDS = (
    other("holder", "Which post decided?", TermChoice(("post",))),
    line("taken_by", "Who held it?"),
    day("taken_on", "On which day?"),
    other("matter", "Is it on a matter?", TermChoice(("matter",)), required=False),
    *record_questions(outcome=FixedChoice(OUTCOMES), required=("reasons", "alternatives")),
)


@at_the_desk
def decide_alone(visit: DeskVisit, partnership: str) -> HttpResponse:
    """Ask for the record of a decision that one officer or member took, and keep it."""
    visit.rights.require("record_decision", partnership)
    state = register_of(partnership).state(visit.day)
    posts = sorted((title_of_post(post, state), post) for post in state.of(Post))
    issues = issues_of(partnership=partnership, state="open")
    choices = {
        "post": tuple(
            Option(post.id, title)
            for title, post in posts
            if visit.may(record_decision, partnership=partnership, holder=post.id)
        ),
        "matter": tuple(Option(row.slug, row.title) for row in issues),
    }
    form = DeskForm(
        "Record a decision that one person took",
        "Keep the record",
        FIELDS,
        caption=visit.names.get(partnership, partnership),
        choices=choices,
        told=("It is published on the next page, once you have read it again.",),
    )

    def do(given: Answers) -> HttpResponse:
        issue = stored_open_issue(partnership=partnership, slug=given.get("matter"))
        decision = record_decision(
            partnership=partnership,
            holder=given["holder"],
            taken_by=given["taken_by"],
            taken_on=given["taken_on"],
            record=record_of(given),
            issue=issue,
            acting=visit.acting,
        )
        return visit.go("decision_taken", partnership=partnership, slug=decision.slug)

    asked = visit.request.GET
    answers = {
        "taken_on": visit.day.isoformat(),
        "holder": asked.get("holder", ""),
        "matter": asked.get("matter", ""),
    }
    held = state.get(answers["holder"])
    if isinstance(held, Post):
        answers["taken_by"] = held.holder or ""
    return ask(
        visit,
        form,
        do,
        answers=answers,
        template="matters/form.html",
        here="matters_home",
        partnership=partnership,
    )
