"""Who may call a decision in."""

from collections.abc import Iterable
from datetime import date

from moothall.accounts.rights.grants import Grant, Rights, grant_of
from moothall.agreement.rights.posts import rely_on
from moothall.audit.core.acting import Acting
from moothall.meetings.core.reader import may_scrutinise
from moothall.meetings.rules.bodies import state_of, term_name


def scrutinises(acting: Acting, partnership: str, authorities: Iterable[str]) -> Acting:
    """Return who acts as scrutiny of one of those councils; or refuse, with why and who could."""
    whose, state = tuple(authorities), state_of(partnership, acting.day)
    councils = " or ".join(term_name(state, each) for each in whose)
    return rely_on(
        acting,
        "call_in",
        partnership,
        lambda post: may_scrutinise(authorities=whose, posts=[post]),
        f"{{post}} scrutinises nothing of {councils}, so you may not call this decision in.",
    )


def require_scrutiny(rights: Rights, partnership: str, authorities: Iterable[str], day: date) -> Grant:
    """Return the grant by which somebody may call in a decision of those councils; or refuse."""
    return grant_of(scrutinises(rights.acting, partnership, authorities), "call_in", partnership)
