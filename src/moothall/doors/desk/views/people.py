"""People who can sign in, and the posts that they act for: an administrator's work."""

from typing import Any

from django.http import HttpResponse

from moothall.accounts import operations
from moothall.accounts.queries import has_second_step, people, person_of
from moothall.doors.desk.appointed import told
from moothall.doors.desk.visits import Visit, at_the_desk
from moothall.doors.desk.wrongs import refused
from moothall.doors.pages.paging import page_of
from moothall.refusals import Conflict, Invalid


@at_the_desk
def all_people(visit: Visit) -> HttpResponse:
    """List everybody who can or could sign in, with the posts that they act for."""
    visit.rights.require("manage_people")
    page = page_of(list(people()), visit.request)
    held = told([each for one in page.items for each in one.appointments.all()], visit.day)
    appointments = {
        one.id: [each for each in held if each.appointment.person_id == one.id] for one in page.items
    }
    return visit.page("people.html", here="people", page=page, appointments=appointments)


@at_the_desk
def person(visit: Visit, number: int) -> HttpResponse:
    """Show one person: how they sign in, what they act for, and what may be done about it."""
    visit.rights.require("manage_people")
    about = person_of(number=number)
    return visit.page(
        "person.html",
        here="people",
        about=about,
        appointments=told(about.appointments.all(), visit.day),
        has_second_step=has_second_step(person=about),
    )


@at_the_desk
def add(visit: Visit) -> HttpResponse:
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
            by=visit.by,
        )
    except (Invalid, Conflict) as refusal:
        return again(visit, refusal, "person_form.html", "email", about=None, given=given)
    visit.say(f"{added.name} can sign in. Appoint them to a post so that they can do something.")
    return visit.go("person", number=added.id)


@at_the_desk
def change(visit: Visit, number: int) -> HttpResponse:
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
            by=visit.by,
        )
    except (Invalid, Conflict) as refusal:
        return again(visit, refusal, "person_form.html", "email", about=about, given=given)
    visit.say("The changes are saved.")
    return visit.go("person", number=number)


@at_the_desk
def password(visit: Visit, number: int) -> HttpResponse:
    """Ask for a new password for somebody who has forgotten theirs, and set it."""
    visit.rights.require("manage_people")
    about = person_of(number=number)
    if not visit.is_sending:
        return visit.page("password_form.html", here="people", about=about)
    try:
        operations.set_password(person=about, password=_given(visit)["password"], by=visit.by)
    except Invalid as refusal:
        return again(visit, refusal, "password_form.html", "password", about=about)
    visit.say(f"{about.name} has a new password. Tell it to them in person or by telephone.")
    return visit.go("person", number=number)


@at_the_desk
def close(visit: Visit, number: int) -> HttpResponse:
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
        operation(person=about, by=visit.by)
        visit.say(done)
    return visit.go("person", number=number)


def _given(visit: Visit) -> dict[str, str]:
    """Return what was sent of a person, each answer as text."""
    names = ("name", "email", "password", "administrator")
    return {name: visit.request.POST.get(name, "") for name in names}


def again(
    visit: Visit, refusal: Invalid | Conflict, template: str, otherwise: str, **context: Any
) -> HttpResponse:
    """Show a form again with what was wrong; a conflict is said beside the field ``otherwise``."""
    return visit.page(template, here="people", status=400, wrongs=refused(refusal, otherwise), **context)
