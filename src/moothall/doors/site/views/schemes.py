"""Schemes of delegation: the list of councils, a council's whole scheme, two side by side, what is wrong."""

from django.http import HttpResponse

from moothall.agreement.core.register import NoSuchTerm
from moothall.agreement.core.terms import Authority
from moothall.delegation.core.reading import read_scheme, scheme_of
from moothall.delegation.core.rows import rows_of
from moothall.delegation.spreadsheet import written_sheet
from moothall.doors.site.colours import marks_of
from moothall.doors.site.powers.document import clauses_of, document_of
from moothall.doors.site.powers.taking_away import file_name, scheme_as_csv
from moothall.doors.site.saving import XLSX, saved
from moothall.doors.site.terms import shown
from moothall.doors.site.visits import Visit, visiting
from moothall.periods import written


@visiting
def schemes(visit: Visit) -> HttpResponse:
    """List the councils on the day, with how much each has passed on."""
    found = sorted(visit.state.of(Authority), key=lambda each: each.standing != "partner")
    scheme = scheme_of(visit.register)
    return visit.page(
        "schemes.html",
        councils=found,
        counts={each.id: len(clauses_of(scheme, each.id, visit)) for each in found},
        marks=marks_of(visit.register),
        doubts=read_scheme(visit.register).doubts,
    )


@visiting
def scheme(visit: Visit, council: str) -> HttpResponse:
    """Show a council's whole scheme on the day, as a document."""
    found = council_called(visit, council)
    parts = document_of(visit, found)
    return visit.page(
        "scheme.html",
        council=found,
        parts=parts,
        listed_terms=[line.passing.term for part in parts for line in part.lines],
        is_empty=not any(part.lines or part.kept or part.by_law for part in parts),
    )


@visiting
def scheme_csv(visit: Visit, council: str) -> HttpResponse:
    """Give a council's scheme on the day as CSV."""
    found = council_called(visit, council)
    content = scheme_as_csv(visit, document_of(visit, found)).encode("utf-8-sig")
    return saved(visit, content, "text/csv; charset=utf-8", file_name(found, visit, "csv"))


@visiting
def scheme_xlsx(visit: Visit, council: str) -> HttpResponse:
    """Give a council's delegations on the day as a workbook in the shape that clerks keep."""
    found = council_called(visit, council)
    rows = rows_of(visit.register, council=council, day=visit.on)
    title = f"Scheme of delegation of {found.title} on {written(visit.on)}"
    return saved(visit, written_sheet(rows, title=title), XLSX, file_name(found, visit, "xlsx"))


def council_called(visit: Visit, id: str) -> Authority:
    """Return the council with that id as it is, was or will be; refused if there is none."""
    term = shown(visit.register.history(id), visit.on)
    if not isinstance(term, Authority):
        raise NoSuchTerm(f"“{id}” is a {term.words}, and has no scheme of delegation.", term=id)
    return term
