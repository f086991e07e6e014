"""The bodies, posts and councils that meetings and decisions name, as the agreement stands on a day."""

from collections.abc import Iterable, Iterator
from datetime import date

from moothall.agreement.core.register import State
from moothall.agreement.core.terms import Authority, Body, Post, Term
from moothall.agreement.queries import register_of
from moothall.periods import written
from moothall.refusals import Fault, Invalid


def state_of(partnership: str, day: date) -> State:
    """Return what holds in a partnership on a day."""
    return register_of(partnership).state(day)


def body_on(partnership: str, body: str, day: date) -> Body:
    """Return a body as it stands on a day; refused if there is none with that id."""
    found = register_of(partnership).state(day).get(body)
    if not isinstance(found, Body):
        message = f"“{body}” is not a body of the agreement on {written(day)}"
        raise Invalid(faults=[Fault(message, "body", fix="Choose a body that exists on that day.")])
    return found


def holder_on(partnership: str, holder: str, day: date) -> Body | Authority | Post:
    """Return the council, body or post that decides, as it stands on a day; refused if there is none."""
    found = register_of(partnership).state(day).get(holder)
    if not isinstance(found, Body | Authority | Post):
        message = f"“{holder}” is not a council, body or post of the agreement on {written(day)}"
        raise Invalid(faults=[Fault(message, "holder", fix="Choose one that exists on that day.")])
    return found


def faults_of_ids(state: State, kind: type[Term], ids: Iterable[str], field: str) -> Iterator[Fault]:
    """Yield a fault for each id that is not of a term of that kind on the day of ``state``."""
    for each in ids:
        if not isinstance(state.get(each), kind):
            yield Fault(
                f"“{each}” is not a {kind.words} of the agreement on {written(state.on)}",
                field,
                fix=f"Choose a {kind.words} that exists on that day.",
            )


def authorities_of(holder: Body | Authority | Post) -> tuple[str, ...]:
    """Return the councils that a council, body or post is, or belongs to."""
    if isinstance(holder, Authority):
        return (holder.id,)
    if isinstance(holder, Body):
        return holder.authorities
    return (holder.authority,) if holder.authority else ()


def councils_behind(holder: Body | Authority | Post, state: State) -> tuple[str, ...]:
    """Return the councils behind a council, body or post; for a body's own post, those of the body."""
    if isinstance(holder, Post) and holder.body:
        body = state.get(holder.body)
        return body.authorities if isinstance(body, Body) else ()
    return authorities_of(holder)


def term_name(state: State, term: str) -> str:
    """Return what people call a term, or its id if it does not hold."""
    found = state.get(term)
    if isinstance(found, Authority):
        return found.short_name
    return found.name if found else term
