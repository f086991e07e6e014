"""Where every benefit stands, by its owner, with what is overdue; and one benefit with its history."""

from django.http import HttpResponse

from moothall.doors.desk.savings.benefit import benefit_record, chance_said, target_said
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.doors.pages.pagination import page_of
from moothall.savings.core.report.status import status_by_owner
from moothall.savings.core.stages import SAID
from moothall.savings.operations import describe_benefit
from moothall.savings.queries.figures import savings_of


@at_the_desk
def benefits(visit: DeskVisit) -> HttpResponse:
    """Go to the benefits of the partnership in which the person keeps them, or ask which."""
    ids = visit.rights.partnerships("manage_benefits")
    if not ids:
        visit.rights.require("manage_benefits")
    if len(ids) == 1:
        return visit.go("benefits_of", partnership=ids[0])
    return visit.page(
        "savings/which.html", here="benefits", partnerships=[(id, visit.names[id]) for id in ids]
    )


@at_the_desk
def benefits_of(visit: DeskVisit, partnership: str) -> HttpResponse:
    """List the benefits of a partnership by owner, those that nobody answers for first, then the overdue."""
    visit.rights.require("manage_benefits", partnership)
    savings = savings_of(partnership, visit.day)
    owners = status_by_owner(savings.positions, today=visit.day)
    rows = [position for owner in owners for position in owner.positions]
    return visit.page(
        "savings/benefits.html",
        here="benefits",
        partnership=partnership,
        savings=savings,
        page=page_of(rows, visit.request),
        overdue=sum(len(owner.overdue) for owner in owners),
        chance=chance_said(savings.chances),
        target=target_said(savings),
        said=SAID,
        may_draft=bool(visit.acting.may("draft_variation", partnership)),
    )


@at_the_desk
def benefit(visit: DeskVisit, partnership: str, benefit: str) -> HttpResponse:
    """Show one benefit: its profile, its stage with what shows it, and all its moves."""
    seen = benefit_record(visit, partnership, benefit)
    return visit.page(
        "savings/benefit.html",
        here="benefits",
        partnership=partnership,
        seen=seen,
        term=seen.position.benefit,
        details=seen.savings.details.get(benefit),
        moves=tuple(reversed(seen.savings.moves.get(benefit, ()))),
        name_of=seen.savings.name_of,
        said=SAID,
        may_keep=visit.may(describe_benefit, partnership=partnership, benefit=benefit),
        may_draft=bool(visit.acting.may("draft_variation", partnership)),
    )
