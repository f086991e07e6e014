"""One matter at the desk: whom it waits for, and what can be done next; and the matters of a partnership."""

from django.http import HttpResponse

from moothall.agreement.core.terms import Post
from moothall.agreement.queries import register_of
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, ask, day, text
from moothall.doors.desk.forms.record_questions import questions_of
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.doors.pages.pagination import page_of
from moothall.matters.operations import (
    end_issue,
    open_issue,
    record_decision,
    reply_to_consultation,
    send_back,
)
from moothall.matters.queries import issue, issues_of
from moothall.matters.queries.records import stored_issue, stored_leg
from moothall.matters.queries.views import IssueRow
from moothall.meetings.rights import reader_of
from moothall.refusals import Missing

SENDING_BACK, ENDING = "send-back", "end"


@at_the_desk
def matters_home(visit: DeskVisit) -> HttpResponse:
    """Go to the matters of the one partnership in which somebody acts, or ask which."""
    ids = tuple(dict.fromkeys(standing.partnership for standing in visit.rights.standings))
    if len(ids) == 1:
        return visit.go("matters", partnership=ids[0])
    return visit.page(
        "matters/which.html", here="matters_home", partnerships=[(id, visit.names[id]) for id in ids]
    )


@at_the_desk
def matters(visit: DeskVisit, partnership: str) -> HttpResponse:
    """List the matters of a partnership, the open ones first."""
    visit.rights.require("read_desk", partnership)
    rows = issues_of(partnership=partnership)
    ordered = sorted(rows, key=lambda row: not row.is_open)
    return visit.page(
        "matters/matters.html",
        here="matters_home",
        partnership=partnership,
        page=page_of(ordered, visit.request),
        may_draft=bool(visit.acting.may("draft_variation", partnership)),
        may_run=bool(visit.acting.may("manage_meetings", partnership)),
        may_decide=bool(visit.acting.may("record_decision", partnership)),
    )


@at_the_desk
def matter(visit: DeskVisit, partnership: str, slug: str) -> HttpResponse:
    """Show how far one matter has come, and what can be done in it."""
    visit.rights.require("read_desk", partnership)
    seen = issue(
        partnership=partnership, slug=slug, on=visit.day, reader=reader_of(visit.acting, partnership)
    )
    asked = {leg.holder for each in seen.proposals[-1:] for leg in each.legs}
    return visit.page(
        "matters/matter.html",
        here="matters_home",
        partnership=partnership,
        seen=seen,
        posts={post.id for post in register_of(partnership).state(visit.day).of(Post)},
        acted_for={
            each for each in asked if visit.may(record_decision, partnership=partnership, holder=each)
        },
        may_draft=bool(visit.acting.may("draft_variation", partnership)),
        may_run=bool(visit.acting.may("manage_meetings", partnership)),
    )


@at_the_desk
def open_matter(visit: DeskVisit, partnership: str) -> HttpResponse:
    """Open a matter that has no proposal yet, such as one on which a body is only to be consulted."""
    visit.require(open_issue, partnership=partnership)

    def do(given: Answers) -> HttpResponse:
        opened = open_issue(
            partnership=partnership,
            title=given["title"],
            summary=given.get("summary", ""),
            opened_on=visit.day,
            acting=visit.acting,
        )
        visit.say("The matter is open. It can be put on agendas now.")
        return visit.go("matter", partnership=partnership, slug=opened.slug)

    fields = questions_of(IssueRow, "title", "summary", required=("title",))
    form = DeskForm("Open a matter", "Open it", fields, caption=visit.names.get(partnership, partnership))
    return ask(visit, form, do, template="matters/form.html", here="matters_home", partnership=partnership)


@at_the_desk
def reply(visit: DeskVisit, partnership: str, slug: str, leg: int) -> HttpResponse:
    """Record what somebody said who had to be consulted."""
    visit.rights.require("record_decision", partnership)
    row = stored_issue(partnership=partnership, slug=slug)
    asked = stored_leg(issue=row, leg=leg)
    visit.require(reply_to_consultation, leg=asked)

    def do(given: Answers) -> HttpResponse:
        on = given["on"]
        reply_to_consultation(leg=asked, on=on, answer=given["answer"], acting=visit.acting)
        visit.say("The reply is recorded.")
        return visit.go("matter", partnership=partnership, slug=slug)

    fields = (day("on", "On which day did they reply?"), text("answer", "What did they say?"))
    form = DeskForm("Reply to a consultation", "Take it down", fields, caption=row.title)
    return ask(
        visit,
        form,
        do,
        answers={"on": visit.day.isoformat()},
        template="matters/form.html",
        here="matters_home",
        partnership=partnership,
    )


@at_the_desk
def close(visit: DeskVisit, partnership: str, slug: str, how: str) -> HttpResponse:
    """End a matter, or send it back to be amended; either way with the reason, for everybody to read."""
    row = stored_issue(partnership=partnership, slug=slug)
    visit.require(end_issue, issue=row)
    act = {SENDING_BACK: send_back, ENDING: end_issue}.get(how)
    if act is None:
        raise Missing("A matter is ended or sent back.")

    def do(given: Answers) -> HttpResponse:
        act(issue=row, because=given["because"], on=visit.day, acting=visit.acting)
        visit.say("The matter is ended." if how == ENDING else "The matter is sent back for amendment.")
        return visit.go("matter", partnership=partnership, slug=slug)

    heading = "End this matter" if how == ENDING else "Send it back for amendment"
    form = DeskForm(
        heading, heading, (text("because", "Why?", "Everybody can read this"),), caption=row.title
    )
    return ask(visit, form, do, template="matters/form.html", here="matters_home", partnership=partnership)
