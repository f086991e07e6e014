"""A file that a visitor takes away."""

from django.http import HttpResponse

from moothall.doors.site.visits import Visit
from moothall.refusals import Invalid

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def saved(visit: Visit, content: bytes, kind: str, name: str) -> HttpResponse:
    """Return a file to save; a bad day is refused, since a file has nowhere to say so."""
    if visit.faults:
        raise Invalid(". ".join(fault for _, fault in visit.faults))
    saved_as = f"{visit.heading.id}-{name}"
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{saved_as}"'}
    )
