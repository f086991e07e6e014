"""Who is acting: a person, with their appointments in force on the day to posts that exist on it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date

from moothall.accounts.models import ActingAs, Appointment, Person
from moothall.accounts.queries import appointments_of
from moothall.agreement.core.register import State
from moothall.agreement.core.terms import Post
from moothall.agreement.queries import register_of
from moothall.agreement.rights.posts import post_acted_for, rely_on
from moothall.agreement.rules import NoSuchPartnership
from moothall.audit.core.actor import Acting, ActingPost
from moothall.audit.core.permissions import Permission


def acting_of(*, person: Person, day: date) -> Acting:
    """Return ``person`` acting on ``day`` for each post that they may act for and that then exists."""
    every = appointments_of(person=person, day=day)
    states = _states_of({each.partnership for each in every}, day)
    here = [each for each in every if each.partnership in states]
    posts = tuple(_posts_held(here, states))
    held = {(post.partnership, post.id) for post in posts}
    return Acting(
        by=person.email,
        day=day,
        posts=posts,
        is_administrator=person.is_active and person.is_administrator,
        name=person.name,
        lapsed=tuple(
            ActingPost(each.post, each.post, each.partnership)
            for each in here
            if (each.partnership, each.post) not in held
        ),
    )


def administrator_only(*, acting: Acting, permission: Permission) -> Acting:
    """An administrator, or whoever runs the server."""
    return rely_on(acting, permission, "")


def _states_of(partnerships: Iterable[str], day: date) -> dict[str, State]:
    """Return what is agreed on ``day`` in each partnership that is still here."""
    states = {}
    for each in partnerships:
        with suppress(NoSuchPartnership):
            states[each] = register_of(each).state(day)
    return states


def _posts_held(appointments: Sequence[Appointment], states: Mapping[str, State]) -> Iterator[ActingPost]:
    """Yield the post of each appointment, if that exists on the day."""
    for each in appointments:
        state = states[each.partnership]
        post = state.get(each.post)
        if isinstance(post, Post):
            is_holder = each.acting_as == ActingAs.HOLDER
            yield post_acted_for(post, state, each.partnership, is_holder=is_holder)
