"""Appointments as a page tells them: the post, what goes with it, the days, and whether it counts today."""

from dataclasses import dataclass
from datetime import date

from moothall.accounts.grants import title_of_post
from moothall.accounts.models import Appointment
from moothall.accounts.roles import Role, roles_of
from moothall.agreement.conflicts import NoSuchPartnership
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


def told(appointment: Appointment, day: date) -> AppointmentTold:
    """Return an appointment as a page tells it on ``day``."""
    period = Period(appointment.starts_on, appointment.until).written()
    try:
        register = register_of(appointment.partnership)
    except NoSuchPartnership:
        return AppointmentTold(
            appointment, appointment.post, (), period, False, "The partnership is not here"
        )
    state, history = register.state(day), register.histories.get(appointment.post)
    post = state.get(appointment.post) or (history.original if history else None)
    if not isinstance(post, Post):
        return AppointmentTold(appointment, appointment.post, (), period, False, "There is no such post")
    title, roles = title_of_post(post, state), roles_of(post.offices)
    if not appointment.holds_on(day):
        why_not = "Ended" if appointment.starts_on <= day else "Not begun"
    else:
        why_not = "" if post.id in state else "The post does not hold today"
    return AppointmentTold(appointment, title, roles, period, not why_not, why_not)


def posts_to_choose(partnership: str, day: date) -> tuple[Option, ...]:
    """Return the posts that hold on ``day``, in the order of their titles."""
    state = register_of(partnership).state(day)
    found = (Option(post.id, title_of_post(post, state)) for post in state.of(Post))
    return tuple(sorted(found, key=lambda option: option.text))
