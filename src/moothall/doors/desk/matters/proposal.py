"""A draft put forward for decision: whom its route asks, and the matter that it belongs to from then on."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.http import HttpResponse

from moothall.agreement.core.draft import check_draft
from moothall.agreement.core.variation import Variation
from moothall.agreement.operations import discard_draft
from moothall.delegation.core.consent import consent_route
from moothall.doors.desk.agreement.draft_visit import DraftVisit, open_own_draft
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, ask, choice, day, line, text
from moothall.doors.desk.forms.shapes import FormField, Option
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.matters.core.legs import LegAsked
from moothall.matters.operations import amend, open_issue, put_forward
from moothall.matters.queries import open_issues, route_of
from moothall.matters.queries.records import StoredIssue, is_put_forward, stored_issue
from moothall.refusals import Conflict, Fault, Invalid, Missing

NEW = "new"


@at_the_desk
def put_draft_forward(visit: DeskVisit, number: int) -> HttpResponse:
    """Ask what a draft is to be called, from when it is to hold and who is to decide; then put it forward."""
    opened = open_own_draft(visit, number)
    if not opened.items:
        return visit.go("draft", number=number)
    variation = _tried(opened, {"title": opened.row.title or "Proposal", "effective": visit.day})
    legs = route_of(partnership=opened.partnership, variation=variation, on=visit.day)[1] if variation else ()
    form = _form(opened, tuple(legs))
    answers = {"title": opened.row.title, "effective": opened.data.get("effective"), "matter": NEW}
    answers |= {_name(leg): leg.holder for leg in legs}
    return ask(
        visit,
        form,
        lambda given: _put_forward(opened, given, tuple(legs)),
        answers=answers,
        template="matters/put_forward.html",
        here="matters_home",
        opened=opened,
        agreeing=consent_route(opened.register, variation) if variation else None,
    )


def _form(opened: DraftVisit, legs: tuple[LegAsked, ...]) -> DeskForm:
    matters = (Option(NEW, "A new matter"), *_open_matters(opened))
    fields: list[FormField] = [
        line("title", "What is it called?", "Such as Cheltenham leaves revenues and benefits"),
        text("summary", "What is it about, in a sentence or two?", required=False),
        day(
            "effective",
            "From which day is it to hold?",
            "If the last decision comes later, it holds from then",
        ),
    ]
    if len(matters) > 1:
        fields.append(choice("matter", "Which matter does it belong to?", matters))
        because = "Only if it amends a proposal: whoever agreed to the earlier version must decide again"
        fields.append(text("because", "Why is it amended?", because, required=False))
    for leg in legs:
        if leg.asked == "decision" and len(leg.could) > 1:
            could = {each: opened.name_of(each) for each in leg.could}
            title = f"Who is to decide for {opened.name_of(leg.authority)}?"
            fields.append(choice(_name(leg), title, could, "The nearest to the work is first"))
    return DeskForm(
        heading="Put it forward for decision",
        button="Put it forward",
        fields=tuple(fields),
        caption=opened.register.heading.name,
    )


def _open_matters(opened: DraftVisit) -> Iterator[Option]:
    for row in open_issues(opened.partnership):
        yield Option(row.slug, row.title)


def _name(leg: LegAsked) -> str:
    return f"holder-{leg.position}"


def _tried(opened: DraftVisit, answers: Answers) -> Variation | None:
    """Return the draft as a proposal, or nothing where it is not whole."""
    today, data = opened.visit.day.isoformat(), dict(opened.data)
    data |= {"title": answers["title"], "effective": answers["effective"].isoformat()}
    data |= {"decided": today, "decided_is": "expected"}
    data.pop("known_on", None)
    return check_draft(data, opened.register, opened.visit.day).sound


def _put_forward(opened: DraftVisit, given: Answers, legs: tuple[LegAsked, ...]) -> HttpResponse:
    visit, partnership = opened.visit, opened.partnership
    variation = _tried(opened, given)
    if variation is None:
        fix = "Check the draft: something in it contradicts the agreement from that day."
        raise Invalid(faults=[Fault("The draft cannot hold from that day", "effective", fix=fix)])
    chosen = {
        leg.position: given[_name(leg)] for leg in legs if given.get(_name(leg), leg.holder) != leg.holder
    }
    about: dict[str, Any] = {
        "variation": variation,
        "choices": chosen,
        "on": visit.day,
        "acting": visit.acting,
    }
    with transaction.atomic():
        if given.get("matter", NEW) == NEW:
            issue = _opened(opened, given, variation)
            put_forward(issue=issue, **about)
        else:
            issue = _matter(partnership, given["matter"])
            if is_put_forward(issue):
                amend(issue=issue, because=given.get("because", ""), **about)
            else:
                put_forward(issue=issue, **about)
        discard_draft(draft=opened.row.id, acting=visit.acting)
    visit.say(
        "It is put forward. Below is whom it waits for, and the earliest day on which it could be in force."
    )
    return visit.go("matter", partnership=partnership, slug=issue.slug)


def _opened(opened: DraftVisit, given: Answers, variation: Variation) -> StoredIssue:
    """Open the matter, on the services and councils that the draft's steps name."""
    named = [opened.register.histories.get(each.term) for each in (*variation.end, *variation.change)]
    terms = [*variation.add, *(history.original for history in named if history)]
    state = opened.register.state(opened.visit.day)
    pairs = [(getattr(term, "authority", None), getattr(term, "service", None)) for term in terms]
    return open_issue(
        partnership=opened.partnership,
        title=given["title"],
        summary=given.get("summary", ""),
        authorities=dict.fromkeys(council for council, _ in pairs if council and state.get(council)),
        services=dict.fromkeys(service for _, service in pairs if service and state.get(service)),
        opened_on=opened.visit.day,
        basis=variation.basis,
        acting=opened.visit.acting,
    )


def _matter(partnership: str, slug: str) -> StoredIssue:
    try:
        return stored_issue(partnership=partnership, slug=slug)
    except Missing:
        raise Conflict("That matter is no longer here. Choose another.") from None
