"""Notices of what is to be decided: written, published, and with them the forward plan."""

from django.http import HttpResponse

from moothall.agreement.core.terms import Body
from moothall.agreement.queries import register_of
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, ask, choice, day, line, lines, other, text
from moothall.doors.desk.forms.shapes import Option, TermChoice
from moothall.doors.desk.matters.decision import this_moment
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.doors.pages.pagination import page_of
from moothall.matters.queries import issues_of
from moothall.meetings.core.reader import may_run
from moothall.meetings.operations import give_notice, publish_notice
from moothall.meetings.queries.notices import notices_of
from moothall.meetings.queries.records import NOTICES, stored_notice

FIELDS = (
    choice("kind", "Which notice?", dict(NOTICES)),
    other("holder", "Which body is to decide?", TermChoice(("body",))),
    line("title", "Title"),
    text("about", "What is to be decided?", required=False),
    other("matter", "Is it on a matter?", TermChoice(("matter",)), required=False),
    day("due_from", "On which day, or from which?"),
    day("due_until", "Until which day, if it is a period", "The first day after it", required=False),
    lines("documents", "Documents that will be considered", "One on each line", required=False),
    text(
        "reasons", "Reasons", "Why it is private or urgent, or why notice could not be given", required=False
    ),
    text("representations", "What others said of meeting in private", required=False),
    text("response", "The answer to that", required=False),
    line("agreed_by", "Who agreed that it is urgent", "The chair of scrutiny, say", required=False),
    day("agreed_on", "On which day they agreed", required=False),
)


@at_the_desk
def notices(visit: DeskVisit, partnership: str) -> HttpResponse:
    """List the notices of the bodies that somebody serves."""
    visit.rights.require("manage_meetings", partnership)
    served = [body.id for body in _served(visit, partnership)]
    page = page_of(notices_of(partnership=partnership, holders=served), visit.request)
    return visit.page("matters/notices.html", here="matters_home", partnership=partnership, page=page)


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
        visit.say("The notice is kept. Publish it for it to count.")
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
