"""Who shares what: the matrix of councils and services on a day."""

from django.http import HttpResponse

from moothall.doors.site.changes import changes_around
from moothall.doors.site.colours import marks_of
from moothall.doors.site.matrix import grouped, matrix_of
from moothall.doors.site.visits import Visit, visiting


@visiting
def matrix(visit: Visit) -> HttpResponse:
    """Show the matrix, what changed last and what changes next."""
    found = matrix_of(visit.register, visit.on)
    around = changes_around(visit.register, visit.on, name_of=visit.name_of, today=visit.today)
    return visit.page(
        "matrix.html",
        listed_terms=found.parts,
        matrix=found,
        grouped=grouped,
        around=around,
        marks=marks_of(visit.register),
    )
