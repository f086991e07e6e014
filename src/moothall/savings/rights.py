"""Whose benefits and costs a person may keep: their own council's, or all for a post of the partnership."""

from collections.abc import Collection, Iterable

from moothall.agreement.core.terms import Benefit
from moothall.audit.core.acting import ActingPost


def standing_for_benefit(
    standings: Iterable[ActingPost], partnership: str, benefit: Benefit
) -> ActingPost | None:
    """Return the standing by which a person may keep a benefit; None where there is none.

    A council's post keeps what its council shares in, and what the post itself answers for. A benefit that
    names no council is of all of them.
    """
    held = _held(standings, partnership)
    owning = (each for each in held if each.id == benefit.owner)
    sharing = (each for each in held if _goes_with(each, benefit.authorities))
    return next(owning, None) or next(sharing, None)


def standing_for_costs(standings: Iterable[ActingPost], partnership: str, council: str) -> ActingPost | None:
    """Return the standing by which a person may record what a council spends; None where there is none."""
    return next((each for each in _held(standings, partnership) if _goes_with(each, (council,))), None)


def _held(standings: Iterable[ActingPost], partnership: str) -> list[ActingPost]:
    return [
        each
        for each in standings
        if each.partnership == partnership and "manage_benefits" in each.permissions
    ]


def _goes_with(standing: ActingPost, councils: Collection[str]) -> bool:
    own = standing.authority
    return not own or not councils or own in councils
