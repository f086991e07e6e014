"""People who can sign in, and the appointments by which they act for posts: an administrator's work."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

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
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, Wrongs, ask, choice, day, line, other
from moothall.doors.desk.forms.faults import faults_by_field
from moothall.doors.desk.forms.shapes import Option, Secret, TermChoice, TextAnswer, YesOrNo
from moothall.doors.desk.forms.submission import text_sent
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


NAME = (
    line("name", "Name"),
    other("email", "E-mail address", TextAnswer(is_email=True), "They sign in with it"),
)
FIRST_PASSWORD = other(
    "password",
    "First password",
    Secret(),
    "At least 12 characters. Ask them to change it when they have signed in.",
)
ADMINISTRATOR = other(
    "administrator",
    "Administrator",
    YesOrNo(unknown=False),
    "Says who can sign in and for which posts they act, and reads the audit trail",
    required=False,
)


@at_the_desk
def add(visit: DeskVisit) -> HttpResponse:
    """Ask for a new person's name, e-mail address and first password, and add them."""
    visit.require(operations.add_person)
    fields, back = (*NAME, FIRST_PASSWORD, ADMINISTRATOR), ("Back", visit.address("people"))
    form = DeskForm("Add a person", "Add", fields, back=back, room_asks=True)

    def do(given: Answers) -> HttpResponse:
        added = operations.add_person(
            **_named(given),
            password=given.get("password", ""),
            administrator=bool(given.get("administrator")),
            acting=visit.acting,
        )
        visit.say(f"{added.name} can sign in. Appoint them to a post so that they can do something.")
        return visit.go("person", number=added.id)

    return ask(visit, form, do, here="people", beside=partial(_beside, "email"))


@at_the_desk
def change(visit: DeskVisit, number: int) -> HttpResponse:
    """Ask for a person's name and e-mail address, and whether they are an administrator, and change them."""
    visit.require(operations.change_person)
    about = person_of(number=number)
    fields, back = (*NAME, ADMINISTRATOR), _back_to(visit, number)
    form = DeskForm(f"Change {about.name}", "Save", fields, back=back, room_asks=True)

    def do(given: Answers) -> HttpResponse:
        operations.change_person(
            person=about, **_named(given), administrator=bool(given.get("administrator")), acting=visit.acting
        )
        visit.say("The changes are saved.")
        return visit.go("person", number=number)

    now = {"name": about.name, "email": about.email, "administrator": about.is_administrator}
    return ask(visit, form, do, answers=now, here="people", beside=partial(_beside, "email"))


@at_the_desk
def password(visit: DeskVisit, number: int) -> HttpResponse:
    """Ask for a new password for somebody who has forgotten theirs, and set it."""
    visit.require(operations.set_password)
    about = person_of(number=number)
    form = DeskForm(
        f"A new password for {about.name}",
        "Set the password",
        (other("password", "New password", Secret(), "At least 12 characters"),),
        back=_back_to(visit, number),
        told=("They are signed out wherever they are signed in.",),
        room_asks=True,
    )

    def do(given: Answers) -> HttpResponse:
        operations.set_password(person=about, password=given.get("password", ""), acting=visit.acting)
        visit.say(f"{about.name} has a new password. Tell it to them in person or by telephone.")
        return visit.go("person", number=number)

    return ask(visit, form, do, template="password_form.html", here="people", about=about)


@at_the_desk
def close(visit: DeskVisit, number: int) -> HttpResponse:
    """Close or open an account, or take away a second step that was lost, as the button says."""
    visit.require(operations.deactivate_person)
    about, what = person_of(number=number), text_sent(visit, "do")
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


def _named(given: Answers) -> dict[str, str]:
    return {name: given.get(name, "") for name in ("name", "email")}


def _back_to(visit: DeskVisit, number: int) -> tuple[str, str]:
    return "Back", visit.address("person", number=number)


def _beside(whole: str, refusal: Invalid | Conflict, otherwise: str) -> Wrongs:
    """Return each fault beside its question; what is of the person as a whole beside ``whole``."""
    return faults_by_field(refusal, whole)


@at_the_desk
def appoint(visit: DeskVisit, number: int, partnership: str) -> HttpResponse:
    """Ask which post a person is to act for, and from when, and appoint them."""
    visit.require(operations.appoint)
    about, posts = person_of(number=number), posts_to_choose(partnership, visit.day)
    no_longer = "The first day on which they may no longer act. Leave blank if no end is known"
    form = DeskForm(
        f"Appoint {about.name}",
        "Appoint",
        (
            other("post", "Post", TermChoice(("post",))),
            choice("acting_as", "In what standing", dict(STANDINGS)),
            day("starts_on", "From", "Leave blank for today", required=False),
            day("until", "Until", no_longer, required=False),
        ),
        visit.names[partnership],
        _back_to(visit, number),
        choices={"post": posts},
        room_asks=True,
    )

    def do(given: Answers) -> HttpResponse:
        operations.appoint(
            person=about,
            partnership=partnership,
            post=given.get("post", ""),
            acting_as=given.get("acting_as", ""),
            starts_on=given.get("starts_on", visit.day),
            until=given.get("until"),
            acting=visit.acting,
        )
        visit.say(f"{about.name} may act for the post.")
        return visit.go("person", number=number)

    first = {"acting_as": STANDINGS[0][0]}
    return ask(visit, form, do, answers=first, template="appoint.html", here="people", posts=posts)


@at_the_desk
def end_appointment(visit: DeskVisit, number: int) -> HttpResponse:
    """Ask from which day a person is to act for a post no longer, and end the appointment."""
    visit.require(operations.end_appointment)
    appointment = appointment_of(number=number)
    [about] = appointment_lines([appointment], visit.day)
    when = day("on", "The first day on which they may no longer act", "Leave blank for today", required=False)
    form = DeskForm(
        "End an appointment",
        "End the appointment",
        (when,),
        back=_back_to(visit, appointment.person_id),
        told=(f"{appointment.person.name} acts for {about.post}, {about.period}.",),
        is_warning=True,
    )

    def do(given: Answers) -> HttpResponse:
        operations.end_appointment(
            appointment=appointment, on=given.get("on", visit.day), acting=visit.acting
        )
        visit.say("The appointment is ended.")
        return visit.go("person", number=appointment.person_id)

    return ask(visit, form, do, here="people")


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
