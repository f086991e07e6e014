"""People who can sign in, and the appointments by which they act for posts: an administrator's work."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse

from moothall.accounts import operations
from moothall.accounts.queries import (
    STANDINGS,
    Appointment,
    appointment_of,
    every_appointment_of,
    has_second_step,
    people,
    person_of,
)
from moothall.agreement.core.register import Register
from moothall.agreement.core.sentences.names import title_of_post
from moothall.agreement.core.terms import Post
from moothall.agreement.queries import register_of
from moothall.agreement.rights.roles import Role, roles_of
from moothall.agreement.rules import NoSuchPartnership
from moothall.doors.desk.forms.controls import Option
from moothall.doors.desk.forms.desk_form import day_sent
from moothall.doors.desk.forms.faults import faults_by_field
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.doors.pages.pagination import page_of
from moothall.periods import Period
from moothall.refusals import Conflict, Invalid


@at_the_desk
def all_people(visit: DeskVisit) -> HttpResponse:
    """List everybody who can or could sign in, with the posts that they act for."""
    visit.rights.require("manage_people")
    page = page_of(people(), visit.request)
    held = appointment_lines(
        [each for one in page.items for each in every_appointment_of(person=one)], visit.day
    )
    appointments = {
        one.id: [each for each in held if each.appointment.person_id == one.id] for one in page.items
    }
    return visit.page("people.html", here="people", page=page, appointments=appointments)


@at_the_desk
def person(visit: DeskVisit, number: int) -> HttpResponse:
    """Show one person: how they sign in, what they act for, and what may be done about it."""
    visit.rights.require("manage_people")
    about = person_of(number=number)
    return visit.page(
        "person.html",
        here="people",
        about=about,
        appointments=appointment_lines(every_appointment_of(person=about), visit.day),
        has_second_step=has_second_step(person=about),
    )


@at_the_desk
def add(visit: DeskVisit) -> HttpResponse:
    """Ask for a new person's name, e-mail address and first password, and add them."""
    visit.rights.require("manage_people")
    given = _given(visit)
    if not visit.is_sending:
        return visit.page("person_form.html", here="people", about=None, given=given)
    try:
        added = operations.add_person(
            name=given["name"],
            email=given["email"],
            password=given["password"],
            administrator=given["administrator"] == "yes",
            acting=visit.acting,
        )
    except (Invalid, Conflict) as refusal:
        return again(visit, refusal, "person_form.html", "email", about=None, given=given)
    visit.say(f"{added.name} can sign in. Appoint them to a post so that they can do something.")
    return visit.go("person", number=added.id)


@at_the_desk
def change(visit: DeskVisit, number: int) -> HttpResponse:
    """Ask for a person's name and e-mail address, and whether they are an administrator, and change them."""
    visit.rights.require("manage_people")
    about, given = person_of(number=number), _given(visit)
    if not visit.is_sending:
        now = {
            "name": about.name,
            "email": about.email,
            "administrator": "yes" if about.is_administrator else "",
        }
        return visit.page("person_form.html", here="people", about=about, given=now)
    try:
        operations.change_person(
            person=about,
            name=given["name"],
            email=given["email"],
            administrator=given["administrator"] == "yes",
            acting=visit.acting,
        )
    except (Invalid, Conflict) as refusal:
        return again(visit, refusal, "person_form.html", "email", about=about, given=given)
    visit.say("The changes are saved.")
    return visit.go("person", number=number)


@at_the_desk
def password(visit: DeskVisit, number: int) -> HttpResponse:
    """Ask for a new password for somebody who has forgotten theirs, and set it."""
    visit.rights.require("manage_people")
    about = person_of(number=number)
    if not visit.is_sending:
        return visit.page("password_form.html", here="people", about=about)
    try:
        operations.set_password(person=about, password=_given(visit)["password"], acting=visit.acting)
    except Invalid as refusal:
        return again(visit, refusal, "password_form.html", "password", about=about)
    visit.say(f"{about.name} has a new password. Tell it to them in person or by telephone.")
    return visit.go("person", number=number)


@at_the_desk
def close(visit: DeskVisit, number: int) -> HttpResponse:
    """Close or open an account, or take away a second step that was lost, as the button says."""
    visit.rights.require("manage_people")
    about, what = person_of(number=number), visit.request.POST.get("do", "")
    doing = {
        "close": (operations.deactivate_person, f"{about.name} can no longer sign in."),
        "open": (operations.reactivate_person, f"{about.name} can sign in again."),
        "second-step": (operations.remove_second_step, f"{about.name} signs in with the password alone."),
    }
    if visit.is_sending and what in doing:
        operation, done = doing[what]
        operation(person=about, acting=visit.acting)
        visit.say(done)
    return visit.go("person", number=number)


def _given(visit: DeskVisit) -> dict[str, str]:
    """Return what was sent of a person, each answer as text."""
    names = ("name", "email", "password", "administrator")
    return {name: visit.request.POST.get(name, "") for name in names}


def again(
    visit: DeskVisit, refusal: Invalid | Conflict, template: str, otherwise: str, **context: Any
) -> HttpResponse:
    """Show a form again with what was wrong; a conflict is said beside the field ``otherwise``."""
    return visit.page(
        template, here="people", status=400, wrongs=faults_by_field(refusal, otherwise), **context
    )


@at_the_desk
def appoint(visit: DeskVisit, number: int, partnership: str) -> HttpResponse:
    """Ask which post a person is to act for, and from when, and appoint them."""
    visit.rights.require("manage_people")
    about = person_of(number=number)
    context: dict[str, Any] = {
        "about": about,
        "partnership": partnership,
        "posts": posts_to_choose(partnership, visit.day),
    }
    context |= {"standings": STANDINGS, "asked": visit.request.POST}
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
            acting=visit.acting,
        )
    except (Invalid, Conflict) as refusal:
        return again(visit, refusal, "appoint.html", "post", **context)
    visit.say(f"{about.name} may act for the post.")
    return visit.go("person", number=number)


@at_the_desk
def end_appointment(visit: DeskVisit, number: int) -> HttpResponse:
    """Ask from which day a person is to act for a post no longer, and end the appointment."""
    visit.rights.require("manage_people")
    appointment = appointment_of(number=number)
    context: dict[str, Any] = {
        "appointment": appointment,
        "told": appointment_lines([appointment], visit.day)[0],
        "asked": visit.request.POST,
    }
    if not visit.is_sending:
        return visit.page("end_appointment.html", here="people", **context)
    try:
        operations.end_appointment(
            appointment=appointment, on=day_sent(visit, "on", otherwise=visit.day), acting=visit.acting
        )
    except Invalid as refusal:
        return again(visit, refusal, "end_appointment.html", "on", **context)
    visit.say("The appointment is ended.")
    return visit.go("person", number=appointment.person_id)


@dataclass(frozen=True, slots=True)
class AppointmentLine:
    """One appointment; ``counts`` says that it gives its rights on the day, and ``why_not`` else why not."""

    appointment: Appointment
    post: str
    roles: tuple[Role, ...]
    period: str
    counts: bool
    why_not: str = ""


def appointment_lines(appointments: Iterable[Appointment], day: date) -> list[AppointmentLine]:
    """Return appointments as a page tells them on ``day``; each agreement is looked up once."""
    found = list(appointments)
    registers = {partnership: _register(partnership) for partnership in {each.partnership for each in found}}
    return [_appointment_line(each, registers[each.partnership], day) for each in found]


def _register(partnership: str) -> Register | None:
    """Return what a partnership has agreed, or nothing where it is not here."""
    try:
        return register_of(partnership)
    except NoSuchPartnership:
        return None


def _appointment_line(appointment: Appointment, register: Register | None, day: date) -> AppointmentLine:
    period = Period(appointment.starts_on, appointment.until).written()
    if register is None:
        return AppointmentLine(
            appointment, appointment.post, (), period, False, "The partnership is not here"
        )
    state, history = register.state(day), register.histories.get(appointment.post)
    post = state.get(appointment.post) or (history.original if history else None)
    if not isinstance(post, Post):
        return AppointmentLine(appointment, appointment.post, (), period, False, "There is no such post")
    why_not = _why_not(appointment, post.id in state, day)
    title, roles = title_of_post(post, state), roles_of(post.offices)
    return AppointmentLine(appointment, title, roles, period, not why_not, why_not)


def _why_not(appointment: Appointment, post_holds: bool, day: date) -> str:
    """Say why an appointment gives nothing on ``day``; nothing where it gives its rights."""
    if not appointment.holds_on(day):
        return "Ended" if appointment.starts_on <= day else "Not begun"
    return "" if post_holds else "The post does not hold today"


def posts_to_choose(partnership: str, day: date) -> tuple[Option, ...]:
    """Return the posts that hold on ``day``, in the order of their titles."""
    state = register_of(partnership).state(day)
    found = (Option(post.id, title_of_post(post, state)) for post in state.of(Post))
    return tuple(sorted(found, key=lambda option: option.text))
