"""Appointments as a page tells them: the post, what goes with it, the days, and whether it counts today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from moothall.accounts.grants import title_of_post
from moothall.accounts.models import Appointment
from moothall.accounts.roles import Role, roles_of
from moothall.agreement.conflicts import NoSuchPartnership
from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Post
from moothall.agreement.queries import register_of
from moothall.doors.desk.forms.showing import Option
from moothall.periods import Period


@dataclass(frozen=True, slots=True)
class AppointmentTold:
    """One appointment; ``counts`` says that it gives its rights on the day, and ``why_not`` else why not."""

    appointment: Appointment
    post: str
    roles: tuple[Role, ...]
    period: str
    counts: bool
    why_not: str = ""


def told(appointments: Iterable[Appointment], day: date) -> list[AppointmentTold]:
    """Return appointments as a page tells them on ``day``; each agreement is looked up once."""
    found = list(appointments)
    registers = {partnership: _register(partnership) for partnership in {each.partnership for each in found}}
    return [_told(each, registers[each.partnership], day) for each in found]


def _register(partnership: str) -> Register | None:
    """Return what a partnership has agreed, or nothing where it is not here."""
    try:
        return register_of(partnership)
    except NoSuchPartnership:
        return None


def _told(appointment: Appointment, register: Register | None, day: date) -> AppointmentTold:
    period = Period(appointment.starts_on, appointment.until).written()
    if register is None:
        return AppointmentTold(
            appointment, appointment.post, (), period, False, "The partnership is not here"
        )
    state, history = register.state(day), register.histories.get(appointment.post)
    post = state.get(appointment.post) or (history.original if history else None)
    if not isinstance(post, Post):
        return AppointmentTold(appointment, appointment.post, (), period, False, "There is no such post")
    why_not = _why_not(appointment, post.id in state, day)
    title, roles = title_of_post(post, state), roles_of(post.offices)
    return AppointmentTold(appointment, title, roles, period, not why_not, why_not)


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
