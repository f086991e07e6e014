"""What can be decided: the list of functions, and each with who has it at every council."""

from django.http import HttpResponse

from moothall.agreement.core.terms import Authority
from moothall.delegation.core.functions import BRANCHES, function_called, is_heading
from moothall.delegation.core.functions.branch import Branch
from moothall.delegation.core.register_scheme import scheme_of
from moothall.doors.site.powers.answer import clause_in_words
from moothall.doors.site.powers.schemes import clauses_of, held_by_statute
from moothall.doors.site.visits import Visit, visiting


@visiting
def functions(visit: Visit) -> HttpResponse:
    """List what councils decide, branch by branch, with who has it by statute and the law."""
    return visit.page("functions.html", branches=[(each, each.functions()) for each in BRANCHES])


@visiting
def function(visit: Visit, id: str) -> HttpResponse:
    """Show one function: who has it by statute, and to whom each council has passed it."""
    found = function_called(id)
    scheme = scheme_of(visit.register)
    councils = sorted(visit.state.of(Authority), key=lambda each: each.standing != "partner")
    passings = {
        each.id: [
            clause_in_words(visit, clause)
            for clause in clauses_of(scheme, each.id, visit)
            if id in clause.functions and found.may_be_delegated
        ]
        for each in councils
    }
    return visit.page(
        "function.html",
        function=found,
        branch=branch_of(found.part_of or found.id),
        is_heading=is_heading(found),
        councils=councils,
        held={each.id: held_by_statute(scheme, each.id, visit).get(id, "") for each in councils},
        passings=passings,
        listed_terms=[one.term for those in passings.values() for one in those],
    )


def branch_of(id: str) -> Branch:
    """Return the branch with that id."""
    return next(branch for branch in BRANCHES if branch.id == id)
