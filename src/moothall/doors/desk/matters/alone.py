"""What one officer or member decided alone: the fields of the record that the law asks for."""

from django.http import HttpResponse

from moothall.accounts.grants import title_of_post
from moothall.agreement.core.terms import Post
from moothall.agreement.queries import register_of
from moothall.committees.models import Issue
from moothall.committees.operations import record_decision
from moothall.committees.records import Record
from moothall.doors.desk.forms.shapes import Choice, Terms, YesOrNo
from moothall.doors.desk.forms.showing import Option
from moothall.doors.desk.matters.forms import Answers, Form, ask, day, line, lines, other, text
from moothall.doors.desk.visits import Visit, at_the_desk

OUTCOMES = ("agreed", "refused", "deferred", "referred", "noted")
NO_MATTER = "none"
FIELDS = (
    other("holder", "Which post decided?", Terms(("post",))),
    line("taken_by", "Who held it?"),
    day("taken_on", "On which day?"),
    other("matter", "Is it on a matter?", Terms(("matter",)), required=False),
    line("title", "Title"),
    other("outcome", "What was decided?", Choice(OUTCOMES)),
    text("resolved", "The decision, in full"),
    text("reasons", "Reasons"),
    text("alternatives", "Alternatives considered and rejected", "Write none, if there were none"),
    text("consultees", "Who was consulted", required=False),
    lines("wards", "Wards", "One on each line", required=False),
    text("declarations", "Interests that members declared", required=False),
    other("is_key", "It is a key decision", YesOrNo(unknown=False), required=False),
    text("key_because", "Why it is key", required=False),
    text("not_called_in_because", "Why it cannot be called in", "Only if it is urgent", required=False),
)
TEXTS = (
    "title", "outcome", "resolved", "reasons", "alternatives", "consultees", "declarations", "key_because",
    "not_called_in_because",
)  # fmt: skip


@at_the_desk
def decide_alone(visit: Visit, partnership: str) -> HttpResponse:
    """Ask for the record of a decision that one officer or member took, and keep it."""
    grant = visit.rights.require("record_decision", partnership)
    state = register_of(partnership).state(visit.day)
    posts = sorted((title_of_post(post, state), post) for post in state.of(Post))
    issues = Issue.objects.filter(partnership=partnership, deleted_at=None, state=Issue.State.OPEN)
    choices = {
        "post": tuple(Option(post.id, title) for title, post in posts),
        "matter": tuple(Option(row.slug, row.title) for row in issues),
    }
    form = Form(
        "Record a decision that one person took",
        "Keep the record",
        FIELDS,
        caption=visit.names.get(partnership, partnership),
        choices=choices,
        told=("It is published on the next page, once you have read it again.",),
    )

    def do(given: Answers) -> HttpResponse:
        issue = issues.filter(slug=given["matter"]).first() if given.get("matter") else None
        decision = record_decision(
            partnership=partnership,
            holder=given["holder"],
            taken_by=given["taken_by"],
            taken_on=given["taken_on"],
            record=_record(given),
            issue=issue,
            by=visit.by,
            as_post=grant.post,
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
    return ask(visit, form, do, answers=answers, partnership=partnership)


def _record(given: Answers) -> Record:
    texts = {name: given.get(name, "") for name in TEXTS}
    return Record(wards=tuple(given.get("wards", ())), is_key=bool(given.get("is_key")), **texts)
