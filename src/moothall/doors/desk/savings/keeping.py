"""Refusing whoever would change what is another council's."""

from moothall.accounts.grants import Standing
from moothall.doors.desk.savings.found import Found
from moothall.doors.desk.visits import Visit
from moothall.refusals import Forbidden
from moothall.savings.rights import costs_kept_by, kept_by


def keeper(visit: Visit, partnership: str, seen: Found) -> Standing:
    """Return the standing by which a benefit may be changed; refused where it is another council's."""
    visit.rights.require("manage_benefits", partnership)
    benefit = seen.position.benefit
    standing = kept_by(visit.rights.standings, partnership, benefit)
    if standing is None:
        raise _refused([seen.savings.name_of(each) for each in benefit.authorities], benefit=benefit.id)
    return standing


def cost_keeper(visit: Visit, partnership: str, council: str, name: str) -> Standing:
    """Return the standing by which a council's costs may be recorded; refused where it is another's."""
    visit.rights.require("manage_benefits", partnership)
    standing = costs_kept_by(visit.rights.standings, partnership, council)
    if standing is None:
        raise _refused([name], council=council)
    return standing


def _refused(councils: list[str], **facts: str) -> Forbidden:
    whose = " and ".join(councils)
    return Forbidden(
        f"This is kept for {whose}, and no post that you act for is theirs. "
        "An officer of that council, or of the whole partnership, could change it.",
        **facts,
    )
