"""Notices of what is to be decided: written, published, and with them the forward plan."""

from collections.abc import Mapping

from django.http import HttpResponse

from moothall.agreement.core.terms import Body
from moothall.agreement.queries import register_of
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, ask
from moothall.doors.desk.forms.record_questions import questions_of
from moothall.doors.desk.forms.shapes import OfferedChoice, Option, Shape, TermChoice
from moothall.doors.desk.matters.decision import this_moment
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.doors.pages.pagination import page_of
from moothall.matters.queries import issues_of
from moothall.meetings.core.reader import may_run
from moothall.meetings.operations import give_notice, publish_notice
from moothall.meetings.queries.notices import notices_of
from moothall.meetings.queries.records import NOTICES, stored_notice
from moothall.meetings.queries.views import NoticeSeen
from moothall.papers.core.record_fields import labels_of

SHAPES: Mapping[str, Shape] = {
    "kind": OfferedChoice(tuple(Option(*each) for each in NOTICES)),
    "holder_name": TermChoice(("body",)),
    "issue_slug": TermChoice(("matter",)),
}
FIELDS = questions_of(
    NoticeSeen,
    *(name for name in labels_of(NoticeSeen) if name != "published_at"),
    shapes=SHAPES,
    sent_as={"holder_name": "holder", "issue_slug": "matter"},
    required=("kind", "holder_name", "title", "due_from"),
)


@at_the_desk
def notices(visit: DeskVisit, partnership: str) -> HttpResponse:
    """List the notices of the bodies that somebody serves."""
    visit.rights.require("manage_meetings", partnership)
    served = [body.id for body in _served(visit, partnership)]
    page = page_of(notices_of(partnership=partnership, holders=served), visit.request)
    return visit.page(
        "matters/notices.html",
        here="matters_home",
        partnership=partnership,
        page=page,
        called=labels_of(NoticeSeen),
    )


@at_the_desk
def write_notice(visit: DeskVisit, partnership: str) -> HttpResponse:
    """Ask what is to be decided, when and by whom, and write the notice."""
    visit.rights.require("manage_meetings", partnership)
    issues = issues_of(partnership=partnership, state="open")
    form = DeskForm(
        "Write a notice",
        "Keep the notice",
        FIELDS,
        caption=visit.names.get(partnership, partnership),
        choices={
            "body": tuple(Option(body.id, body.name) for body in _served(visit, partnership)),
            "matter": tuple(Option(row.slug, row.title) for row in issues),
        },
        told=("It counts from the day on which it is published, on the next page.",),
    )

    def do(given: Answers) -> HttpResponse:
        give_notice(partnership=partnership, acting=visit.acting, **given)
        visit.say("The notice is saved. Publish it for it to count.")
        return visit.go("notices", partnership=partnership)

    asked = {name: visit.request.GET.get(name, "") for name in ("holder", "matter", "kind", "title")}
    return ask(
        visit,
        form,
        do,
        answers=asked,
        template="matters/form.html",
        here="matters_home",
        partnership=partnership,
    )


@at_the_desk
def publish_it(visit: DeskVisit, partnership: str, key: str) -> HttpResponse:
    """Publish a notice, now."""
    row = stored_notice(partnership=partnership, key=key)
    visit.require(publish_notice, notice=row)
    if visit.is_sending:
        publish_notice(notice=row, at=this_moment(visit), acting=visit.acting)
        visit.say("The notice is published, and on the forward plan.")
    return visit.go("notices", partnership=partnership)


def _served(visit: DeskVisit, partnership: str) -> list[Body]:
    """Return the bodies whose meetings the person runs, in the order of their names."""
    state = register_of(partnership).state(visit.day)
    posts = tuple(visit.acting.in_partnership(partnership))
    bodies = [body for body in state.of(Body) if may_run(body=body.id, state=state, posts=posts)]
    return sorted(bodies, key=lambda body: body.name)
