"""Saying for which posts people act, and when they no longer do: an administrator's work."""

from datetime import date
from typing import Any, TypeVar

from django.http import HttpResponse

from moothall.accounts import operations
from moothall.accounts.models import ActingAs
from moothall.accounts.queries import appointment_of, person_of
from moothall.doors.desk.appointed import posts_to_choose, told
from moothall.doors.desk.forms.reading import read_answer
from moothall.doors.desk.forms.shapes import OneDay
from moothall.doors.desk.views.people import again
from moothall.doors.desk.visits import Visit, at_the_desk
from moothall.refusals import Conflict, Fault, Invalid

Otherwise = TypeVar("Otherwise", date, None)


@at_the_desk
def appoint(visit: Visit, number: int, partnership: str) -> HttpResponse:
    """Ask which post a person is to act for, and from when, and appoint them."""
    visit.rights.require("manage_people")
    about = person_of(number=number)
    context: dict[str, Any] = {
        "about": about,
        "partnership": partnership,
        "posts": posts_to_choose(partnership, visit.day),
    }
    context |= {"standings": ActingAs.choices, "asked": visit.request.POST}
    if not visit.is_sending:
        return visit.page("appoint.html", here="people", **context)
    try:
        operations.appoint(
            person=about,
            partnership=partnership,
            post=visit.request.POST.get("post", ""),
            acting_as=visit.request.POST.get("acting_as", ""),
            starts_on=day_sent(visit, "starts_on", otherwise=visit.day),
            until=day_sent(visit, "until", otherwise=None),
            by=visit.by,
        )
    except (Invalid, Conflict) as refusal:
        return again(visit, refusal, "appoint.html", "post", **context)
    visit.say(f"{about.name} may act for the post.")
    return visit.go("person", number=number)


@at_the_desk
def end(visit: Visit, number: int) -> HttpResponse:
    """Ask from which day a person is to act for a post no longer, and end the appointment."""
    visit.rights.require("manage_people")
    appointment = appointment_of(number=number)
    context: dict[str, Any] = {
        "appointment": appointment,
        "told": told([appointment], visit.day)[0],
        "asked": visit.request.POST,
    }
    if not visit.is_sending:
        return visit.page("end_appointment.html", here="people", **context)
    try:
        operations.end_appointment(
            appointment=appointment, on=day_sent(visit, "on", otherwise=visit.day), by=visit.by
        )
    except Invalid as refusal:
        return again(visit, refusal, "end_appointment.html", "on", **context)
    visit.say("The appointment is ended.")
    return visit.go("person", number=appointment.person_id)


def day_sent(visit: Visit, name: str, *, otherwise: Otherwise) -> date | Otherwise:
    """Return the day that was sent in three boxes, or ``otherwise`` where they are empty."""
    text = read_answer(OneDay(), visit.posted, name)
    if text is None:
        return otherwise
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid(faults=[Fault("Enter a real day, such as 14 11 2016", name)]) from None
