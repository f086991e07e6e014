"""Minutes and actions at the desk: written for each item and the whole, approved; and who is to do what."""

from uuid import UUID

from django.http import HttpResponse

from moothall.agreement.core.sentences.names import title_of_post
from moothall.agreement.core.terms import Post
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, choice, day, other, text
from moothall.doors.desk.forms.record_questions import questions_of
from moothall.doors.desk.forms.shapes import Option, TermChoice
from moothall.doors.desk.meetings.meeting_visit import ask_about, meeting_visit
from moothall.doors.desk.visit import DeskVisit, with_a_long_form
from moothall.matters.queries.views import ItemSeen
from moothall.meetings.operations import (
    add_action,
    approve_minutes,
    finish_action,
    record_item_minute,
    record_minutes,
)
from moothall.meetings.queries.records import stored_action
from moothall.meetings.queries.views import ActionSeen
from moothall.refusals import Fault, Invalid

MARKDOWN = "Plain text, or Markdown"


@with_a_long_form
def minute(visit: DeskVisit, partnership: str, key: UUID, item: UUID) -> HttpResponse:
    """Ask what the minutes say of one item, and apart from it what the public may not read."""
    here = meeting_visit(visit, partnership, key)
    row = here.item(item)
    fields = questions_of(ItemSeen, "minute", *(("exempt_minute",) if row.exempt_paragraphs else ()))
    form = DeskForm(
        "Minute of an item", "Save", fields, caption=f"{here.item_seen(item).number}. {row.title}"
    )

    def do(given: Answers) -> HttpResponse:
        words = {"minute": given.get("minute", ""), "exempt_minute": given.get("exempt_minute", "")}
        record_item_minute(item=row, **words, **here.who)
        visit.say(f"The minute of “{row.title}” is saved.")
        return here.go("minutes")

    answers = {"minute": row.minute, "exempt_minute": row.exempt_minute}
    return ask_about(here, form, do, answers=answers, part="minutes")


@with_a_long_form
def minutes(visit: DeskVisit, partnership: str, key: UUID) -> HttpResponse:
    """Ask what the minutes say that is of no one item."""
    here = meeting_visit(visit, partnership, key)
    fields = (text("minutes", "What the minutes say that is of no one item", MARKDOWN, required=False),)

    def do(given: Answers) -> HttpResponse:
        record_minutes(meeting=here.row, minutes=given.get("minutes", ""), **here.who)
        visit.say("The minutes are kept. Publish them when they are whole.")
        return here.go("minutes")

    form = DeskForm("Minutes of the meeting", "Save", fields, caption=here.title)
    return ask_about(here, form, do, answers={"minutes": here.row.minutes}, part="minutes")


@with_a_long_form
def approve(visit: DeskVisit, partnership: str, key: UUID) -> HttpResponse:
    """Ask on which day a later meeting approved the minutes."""
    here = meeting_visit(visit, partnership, key)
    told = ("From then on they can no longer be changed.",)
    fields = (day("on", "On which day did a later meeting approve them?"),)

    def do(given: Answers) -> HttpResponse:
        approve_minutes(meeting=here.row, on=given["on"], **here.who)
        visit.say("The minutes are approved.")
        return here.go("minutes")

    form = DeskForm("The minutes are approved", "Save", fields, caption=here.title, told=told)
    return ask_about(here, form, do, part="minutes")


@with_a_long_form
def action(visit: DeskVisit, partnership: str, key: UUID) -> HttpResponse:
    """Ask who is to do what, and by when."""
    here = meeting_visit(visit, partnership, key)
    posts = sorted((title_of_post(post, here.state), post.id) for post in here.state.of(Post))
    items = {each.key: f"{each.number}. {each.title}" for each in here.seen.items}
    fields = (
        *questions_of(ActionSeen, "text", required=("text",)),
        other("post", "By which post?", TermChoice(("post",)), required=False),
        *questions_of(ActionSeen, "owner_name", "due_on", sent_as={"owner_name": "name"}),
        choice("item", "From which item?", items, required=False),
    )
    choices = {"post": tuple(Option(id, title) for title, id in posts)}
    form = DeskForm("Add an action", "Add it", fields, caption=here.title, choices=choices)

    def do(given: Answers) -> HttpResponse:
        post, name = given.get("post", ""), given.get("name", "")
        if bool(post) == bool(name):
            raise Invalid(faults=[Fault("Say who is to do it: a post, or a name", "post")])
        item = here.item(UUID(given["item"])) if given.get("item") else None
        due = given.get("due_on")
        add_action(
            meeting=here.row, text=given["text"], owner=post or name, due_on=due, item=item, **here.who
        )
        visit.say("The action is recorded.")
        return here.go("actions")

    return ask_about(here, form, do, part="actions")


@with_a_long_form
def finish(visit: DeskVisit, partnership: str, key: UUID, action: UUID) -> HttpResponse:
    """Ask when something was done, and what came of it."""
    here = meeting_visit(visit, partnership, key)
    row = stored_action(meeting=here.row, key=action)
    fields = questions_of(ActionSeen, "done_on", "outcome", sent_as={"done_on": "on"}, required=("done_on",))
    form = DeskForm("An action is done", "Save", fields, caption=row.text)

    def do(given: Answers) -> HttpResponse:
        finish_action(action=row, on=given["on"], outcome=given.get("outcome", ""), **here.who)
        visit.say("The action is marked as done.")
        return here.go("actions")

    return ask_about(here, form, do, answers={"on": visit.day.isoformat()}, part="actions")
